"""What stands around an article: its kinds, told from the line itself and from where it stands.

The lines are in `knowledge/furniture_lines.tsv`, agencies in `media.tsv`, sections and the words of printed
stamps in the tables beside it. Both readings of a page, plain text and HTML, ask here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Literal, NamedTuple, cast

from reportedly.articles import names, stamps
from reportedly.knowledge import table
from reportedly.model import FurnitureKind

Place = Literal["head", "body", "foot"]
"""Where a line stands: above the article's first paragraph, among its paragraphs, below the last."""

MOST_BODY_WORDS = 5
"""Words of a desk's name in a byline: a sentence may begin as one does."""

LONGEST_LINE = 1200
"""Code points: a longer line is an article's, whatever it says (the longest biography seen has 700)."""

SURE_OF_COMMENTS = 120
"""Words of body above it from which a heading of comments is believed, whatever is below."""

_BULLETS = " \t\xa0•·●○■□▪▫►▶▸→➔»›*–—|~+-"
_QUOTES = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "\xa0": " ", "\u202f": " ", "\u200b": None})
_UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĘĚĞĢĪİĶŁŃŅŇŌŐŒŘŚŞŠŢȚŤŪŮŰŹŻŽ"
_NAME = (
    rf"(?:[{_UPPER}][\w'’.-]*[\w.]|[{_UPPER}]\.)"
    r"(?: (?:(?:de|da|do|dos|du|di|van|von|der|den|ter|bin|ibn|al|el|la|las|los|le) ){0,3}"
    rf"(?:[{_UPPER}]|al-|d')[\w'’.-]*){{0,3}}"
)
_FULL_NAME = re.compile(_NAME)
_PLACE = r"[A-Z][\w'’.-]*(?:[ -][A-Z][\w'’.-]*){0,3}(?:, [A-Z][\w'’. -]{1,24})?"
_BYLINE = re.compile(
    r"(?:(?:(?:written|reported|posted|story|words|text|report|interview) )?by:?"
    r"|(?:interview|words|text|story|author):) (?P<names>.{2,160})",
    re.IGNORECASE,
)
_NAMED_FIRST = re.compile(rf"(?P<names>{_NAME})(?:,| -| –| \|| for| /) ?(?P<rest>.{{2,80}})")
_IN_PLACE = re.compile(rf"(?P<rest>.*?)(?:,? (?:in|at|from) (?P<place>{_PLACE}))")
_BETWEEN_PARTS = re.compile(r"\s+[|•·–—-]\s+")
_BEFORE_NAME = re.compile(r"(?i)^(?:by|interview|text|story):? ")
_BETWEEN_NAMES = re.compile(r"(?i)\s*(?:,|;|&|\band\b|\bwith\b)\s*")
_LAST_NAME = re.compile(r"(?i)\s*(?:,? and\b|&|;|,? with\b) *(?=\S)")
_ADDRESS = re.compile(r"\s*(?:\S+@\S+|@\w+|https?://\S+)")
_AFTER_NAMES = re.compile(r"\s*(?:[|•·/–—(]|\s-\s|\bfor\b|\bPublished\b|\bUpdated\b|\bin\b|\bat\b)\s*")
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\b"
_LEAD_DATE = r"(?P<date>,? (?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8})(?:,? \d{4})?)"
_LEAD = re.compile(
    rf"(?P<place>[A-Z][A-Z'’.-]+(?:[ -][A-Z][A-Z'’.-]*)*(?:, (?!{_MONTH})[A-Z][\w'’. -]{{1,24}}?)?)?"
    rf"{_LEAD_DATE}?"
    r" ?(?:\((?P<credit>[^()]{2,40})\))? ?(?P<dash>--|[-–—:])\s?(?=\S)"
)
_LEAD_OF_AGENCY = re.compile(
    rf"(?P<place>[{_UPPER}][\w'’.-]*(?:[ -][{_UPPER}][\w'’.-]*){{0,2}}(?:, (?!{_MONTH})[A-Z][a-z]{{2,14}})?)"
    rf"{_LEAD_DATE}?[.,]? ?(?:\((?P<credit>[^()]{{2,40}})\)|/(?P<stroke>[^/]{{2,40}})/)"
    r"\.?\s?(?:--|[-–—:])?\s?(?=\S)"
)
_COMMENTS_HEADING = re.compile(
    r"(?i)(?:leave|post|add|write) a (?:reply|comment)\b.*|comments? ?(?:\(\d+\))?:?"
    r"|\d+ (?:comments?|replies|responses|thoughts)\b.*"
)


_JOB = re.compile(
    r"(?i)[\w' ]*\b(?:reporter|correspondent|staff writer|editor|bureau chief|columnist|producer)s?"
)
_AND_AGENCIES = re.compile(
    rf"(?P<names>{_NAME}(?:,? (?:and|&) {_NAME})?),? (?:and|with|&) (?:news )?agencies"
)
_LISTED_PLACE = re.compile(
    rf"(?P<name>{_NAME}) (?:in|at) (?P<place>{_PLACE})(?:,? and (?P<other>{_NAME})(?: in {_PLACE})?)?"
)
_MINUTES = re.compile(r"(?i)\d+[ -]min(?:ute)?s?(?: read)?")


class _Rule(NamedTuple):
    kind: FurnitureKind
    place: str
    pattern: re.Pattern[str]


class Credit(NamedTuple):
    """Whose report it is, and where it was filed, as a line or the start of a lead says."""

    agency: str | None
    place: str | None
    day: str | None = None


@cache
def _rules() -> tuple[_Rule, ...]:
    return tuple(
        _Rule(cast("FurnitureKind", row["kind"]), row["place"], re.compile(row["pattern"], re.IGNORECASE))
        for row in table("furniture_lines")
    )


@cache
def _agencies() -> dict[str, str]:
    """Every name of an agency, in lower case where it has several words, with the name to show."""
    shown: dict[str, str] = {}
    for row in table("media"):
        if row["kind"] == "agency":
            for name in filter(None, (row["name"], *row["aliases"].split(","))):
                shown.setdefault(_as_known(name), row["name"])
                shown.setdefault(name.upper() if " " not in name else _as_known(name), row["name"])
    return shown


def _as_known(name: str) -> str:
    """A name as it is looked up: one word as it is written, for `MAP` is an agency and `Map` is not."""
    name = " ".join(name.split()).strip(" .()").removeprefix("The ").removeprefix("the ")
    return name.lower() if " " in name else name


@cache
def _sections() -> frozenset[str]:
    return frozenset(row["name"].lower() for row in table("furniture_sections"))


def is_section(name: str) -> bool:
    """Whether it is the name of a section of news sites.

    >>> is_section("Middle East"), is_section("Middle of the road")
    (True, False)
    """
    return name.lower() in _sections()


def plain(line: str) -> str:
    """The line as the tables know it: one space between words, straight quotes, no bullets around.

    >>> plain("  •  Editor’s   picks »")
    "Editor's picks"
    """
    return " ".join(line.translate(_QUOTES).split()).strip(_BULLETS)


@lru_cache(maxsize=4096)
def kind_of(line: str, place: Place = "body") -> FurnitureKind | None:
    """What kind of furniture the line is where it stands, or None where it may be the article's.

    >>> kind_of("Share this article"), kind_of("• Asia", "head"), kind_of("• Asia", "body")
    ('share', 'section', None)
    >>> kind_of("By Ada Reyes | Reuters", "head"), kind_of("Agence France-Presse in Seoul", "head")
    ('byline', 'credit')
    >>> kind_of("Published yesterday at 9:29 a.m."), kind_of("The ferry left at 9:29 a.m.")
    ('stamp', None)
    """
    if len(line) > LONGEST_LINE:
        return None
    words = plain(line)
    if not words:
        return "other" if line.strip() else None
    if stamps.is_stamp(words, labelled=place == "body"):
        return "stamp"
    if place != "body" and (kind := _kind_at_edge(words)) is not None:
        return kind
    for rule in _rules():
        counts = rule.place in ("any", place) or (rule.place == "edge" and place != "body")
        if counts and rule.pattern.fullmatch(words):
            return rule.kind
    return None


def _kind_at_edge(words: str) -> FurnitureKind | None:
    if words.lower() in _sections():
        return "section"
    if credit_of(words) is not None:
        return "credit"
    return "byline" if authors_of(words) else None


def heads_comments(line: str) -> bool:
    """Whether the line is a heading of what readers wrote.

    >>> heads_comments("3 thoughts on “Crews walk out”"), heads_comments("Comments on the plan are due.")
    (True, False)
    """
    return _COMMENTS_HEADING.fullmatch(plain(line)) is not None


def agency_of(name: str) -> str | None:
    """The agency that `name` names, by its own name, or None.

    >>> agency_of("AFP"), agency_of("Harbour Post")
    ('Agence France-Presse', None)
    """
    return _agencies().get(_as_known(name))


def credit_of(line: str) -> Credit | None:
    """The agency (and place) a credit line names; None where the line is anything else.

    >>> credit_of("Agence France-Presse in Seoul")
    Credit(agency='Agence France-Presse', place='Seoul', day=None)
    >>> credit_of("With AP and Reuters").agency
    'Associated Press, Reuters'
    >>> credit_of("Reuters reported on Monday") is None
    True
    """
    words = re.sub(r"(?i)^(?:source|credit|from|by|with|via|the)[: ]+(?:the )?", "", plain(line)).strip("() ")
    in_place = _IN_PLACE.fullmatch(words)
    rest, place = (in_place["rest"], in_place["place"]) if in_place else (words, None)
    rest = re.sub(r"(?i)[ ,/|-]+(?:staff|agencies|news agency|wire|correspondents?|contributed)$", "", rest)
    names = [agency_of(name) for name in re.split(r"\s*(?:,|/|\||&|\band\b)\s*", rest) if name]
    known = [name for name in names if name is not None]
    if names and len(known) == len(names):
        return Credit(", ".join(dict.fromkeys(known)), place)
    if rest.lower() in ("agencies", "news agencies", "staff and agencies", "agency", "wire reports"):
        return Credit("agencies", place)
    return None


def authors_of(line: str) -> tuple[str, ...]:
    """The people a byline names: none where the line is not a byline.

    >>> authors_of("By Ada Reyes and Tom Hale, Harbour Post")
    ('Ada Reyes', 'Tom Hale')
    >>> authors_of("Ada Reyes, AFP"), authors_of("By the end of the year, all had left.")
    (('Ada Reyes',), ())
    >>> authors_of("By Harbour Desk"), authors_of("By Our Correspondent")
    ((), ())
    """
    words = _ADDRESS.sub("", plain(line)).strip()
    if (byline := _BYLINE.fullmatch(words)) is not None:
        return _names_in(byline["names"])
    if (agencies := _AND_AGENCIES.fullmatch(words)) is not None:
        return _names_in(agencies["names"])
    if people := _before_stamp(words) or _by_place(words):
        return people
    first = _NAMED_FIRST.fullmatch(words)
    if first is not None and agency_of(first["names"]) is None:
        job = _JOB.fullmatch(first["rest"])
        if job or credit_of(first["rest"]) is not None:
            return _names_in(first["names"])
    return ()


def _before_stamp(words: str) -> tuple[str, ...]:
    """The names on a line whose other parts are stamps: "Ada Reyes | 12 June 2024 at 08:00"."""
    first, *others = [part for part in _BETWEEN_PARTS.split(words) if part] or [""]
    stamped = [stamps.is_day(part) or _MINUTES.fullmatch(part) is not None for part in others]
    if not others or not all(stamped) or not name_in(first):
        return ()
    return _names_in(_BEFORE_NAME.sub("", first))


def _by_place(words: str) -> tuple[str, ...]:
    """The names on a line that says where each was: "Ada Reyes in Lisbon and Tom Hale"."""
    found = _LISTED_PLACE.fullmatch(words)
    if found is None or found["other"] is None or agency_of(found["name"]):
        return ()
    return found["name"], found["other"]


def is_byline(line: str, authors: tuple[str, ...]) -> bool:
    """Whether the line is one of the page's `authors` and nothing else but a stamp, an agency or a job.

    >>> is_byline("Ada Reyes Oct 6, 2025 8:15 AM", ("Ada Reyes",)), is_byline("by Ada Reyes", ("Ada Reyes",))
    (True, True)
    >>> is_byline("Ada Reyes says hello.", ("Ada Reyes",)), is_byline("Harbour desk · 12 June 2024", ())
    (False, True)
    >>> is_byline("Wednesday 19 June at 2:15 p.m. — The editorial staff, with Meridian", ())
    True
    """
    words = plain(line)
    if words.endswith(("?", "!", ".")) and not words.endswith(".m."):
        return False
    parts = [part for part in _BETWEEN_PARTS.split(words) if part]
    stamped = [stamps.is_day(part) for part in parts]
    return not all(stamped) and all(
        told or _is_signature(part, authors) for told, part in zip(stamped, parts, strict=True)
    )


def _is_signature(words: str, authors: tuple[str, ...]) -> bool:
    """Whether the words are one of the `authors`, a desk or an agency, and perhaps a day or a job."""
    said = _BEFORE_NAME.sub("", words)
    author = next((name for name in authors if said.casefold().startswith(name.casefold())), None)
    if author is None:
        is_short = len(words.split()) <= MOST_BODY_WORDS
        is_desk = is_short and names.is_body(words) and not (words[:4] == "The " and words.istitle())
        return is_desk or credit_of(words) is not None
    rest = re.sub(r"(?i)^(?:on|in|at|for|and) ", "", said[len(author) :].strip(" ,-"))
    known = not rest or stamps.is_day(rest) or credit_of(rest) is not None
    return known or bool(authors_of(f"{author}, {rest}"))


def is_biography(line: str, authors: Iterable[str]) -> bool:
    """Whether a line below the article tells who one of its authors is.

    >>> is_biography("Ada Reyes is a captain.", ["Ada Reyes"]), is_biography("Ada left.", ["Ada"])
    (True, False)
    """
    opening = plain(line)
    return any(
        re.match(rf"{re.escape(name)},? (?:is|was|has|covers|writes|reports|joined)\b", opening)
        for name in authors
    )


def place_of(line: str) -> str | None:
    """Where a byline says it was written.

    >>> place_of("By Ada Reyes in Lisbon")
    'Lisbon'
    """
    words = plain(line)
    if (listed := _LISTED_PLACE.fullmatch(words)) is not None:
        return listed["place"]
    found = _IN_PLACE.fullmatch(words)
    return found["place"] if found else None


def _names_in(words: str) -> tuple[str, ...]:
    """The names at the start of `words`: what follows them (a site, an agency, a job) is left off."""
    listed = _AFTER_NAMES.split(words, maxsplit=1)[0].strip(" .")
    pieces = _BETWEEN_NAMES.split(listed)
    joined = _LAST_NAME.search(listed)
    # "By Ada Reyes, Harbour Post": what follows a bare comma is a paper as often as a person.
    last = len(_BETWEEN_NAMES.split(listed[: joined.end()])) if joined else 1
    people: list[str] = []
    for piece in pieces[:last]:
        name = names.cased(piece)
        is_none = agency_of(name) is not None or names.is_body(name)
        if is_none or not _FULL_NAME.fullmatch(name) or (people and " " not in name):
            break
        people.append(name)
    return tuple(name for name in people if name.lower() not in _sections())


def name_in(line: str) -> str | None:
    """The name, of two words or more, in a line that is nothing else, save perhaps a place after it.

    >>> name_in("Ada Reyes"), name_in("Ada Reyes in Lisbon"), name_in("Ferry crews walk out")
    ('Ada Reyes', 'Ada Reyes', None)
    """
    words = plain(line)
    in_place = _IN_PLACE.fullmatch(words)
    name = in_place["rest"] if in_place else words
    return name if " " in name and len(name) <= 40 and _FULL_NAME.fullmatch(name) else None


def lead_of(paragraph: str, site: str | None = None) -> Credit | None:
    """Place and agency that a first paragraph opens with, or None where it opens with neither.

    A place in capitals and a date are a dateline whatever agency follows, and so is the page's own `site`.

    >>> lead_of("LISBON, June 12 (Reuters) - Ferry crews walked out.")
    Credit(agency='Reuters', place='Lisbon', day='XXXX-06-12')
    >>> lead_of("PORT ALDER, June 12 (Meridian) – Ferry crews walked out.")
    Credit(agency='Meridian', place='Port Alder', day='XXXX-06-12')
    >>> lead_of("PORT ALDER, Oct 6 - Ferry crews walked out.").place
    'Port Alder'
    >>> lead_of("(AFP) – Ferry crews walked out.")
    Credit(agency='Agence France-Presse', place=None, day=None)
    >>> lead_of("MURMANSK, June 12. /TASS/. The fleet").agency, lead_of("Hamburg (dpa) – Die").place
    ('TASS', 'Hamburg')
    >>> lead_of("ALDER (Sentra) - Crews left.", "Sentra").agency, lead_of("NATO (the alliance) - met.")
    ('Sentra', None)
    >>> lead_of("Ferry crews - all of them - walked out.") is None
    True
    """
    opening = paragraph.lstrip()[:160]
    if (told := _by_known_agency(opening)) is not None:
        return told
    lead = _LEAD.match(opening)
    if lead is None:
        return None
    place, dated, credit = lead["place"], lead["date"] is not None, lead["credit"]
    agency = agency_of(credit) if credit else None
    is_own = site is not None and credit is not None and credit.casefold() == site.casefold()
    if agency is None and place and credit and _FULL_NAME.fullmatch(credit) and (dated or is_own):
        agency = None if stamps.is_day(credit) else credit
    is_dashed = credit is None and lead["dash"] not in ("-", ":")
    if agency is None and not (place and (dated or is_dashed)):
        return None
    return Credit(agency, _as_name(place) if place else None, stamps.day_of(lead["date"] or ""))


def _by_known_agency(opening: str) -> Credit | None:
    """A lead that an agency's name in brackets or strokes tells, whatever else it is made of."""
    lead = _LEAD_OF_AGENCY.match(opening)
    agency = agency_of(lead["credit"] or lead["stroke"]) if lead else None
    if lead is None or agency is None:
        return None
    return Credit(agency, _as_name(lead["place"]), stamps.day_of(lead["date"] or ""))


def lead_length(text: str) -> int:
    """How far the place and the agency reach that a text opens with; 0 where it opens with neither.

    >>> text = "SEOUL, June 12 (Meridian) – The leader left."
    >>> text[lead_length(text):], lead_length("The leader left.")
    ('The leader left.', 0)
    """
    lead = _LEAD.match(text[:160])
    return lead.end() if lead is not None and lead_of(text.split("\n", 1)[0]) is not None else 0


def _as_name(place: str) -> str:
    """`PORT SAID, Egypt` as `Port Said, Egypt`."""
    head, comma, tail = place.strip(" ,").partition(",")
    return re.sub(r"[A-Z]+", lambda word: word[0].capitalize(), head) + comma + tail
