"""Who is known beyond the article: countries, bodies, media and leaders, by name, office and date."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from functools import cache

import msgspec

from reportedly.knowledge import table
from reportedly.model import Article

_NAMES = ("names", "metonyms")
_WORDS = re.compile(r"\w+")


class Identity(msgspec.Struct, frozen=True):
    """A country, body or outlet of the tables. `seat` where the name looked up only stands for it."""

    name: str
    kind: str
    country: str | None = None
    wikidata: str | None = None
    seat: bool = False


class Leader(msgspec.Struct, frozen=True):
    """One term of one leader. `until` is the first day after it, None while it lasts as far as is known."""

    name: str
    country: str
    office: str
    titles: tuple[str, ...]
    aliases: tuple[str, ...] = ()
    gender: str = ""
    since: date | None = None
    until: date | None = None
    wikidata: str | None = None

    def holds(self, on: date) -> bool:
        """Whether the office is held on a day."""
        return (self.since is None or self.since <= on) and (self.until is None or on < self.until)


def slug(name: str) -> str:
    """An id from a name.

    >>> slug("Kim Jong-un"), slug("Élysée")
    ('kim-jong-un', 'elysee')
    """
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", (plain or name).lower()).strip("-") or "unnamed"


@cache
def fold(name: str) -> str:
    """A name as it is compared: one word keeps its capitals (`US`), and points and accents never count.

    >>> fold("U.S."), fold("Kim Jong-un") == fold("Kim Jong Un"), fold("Élysée")
    ('US', True, 'Elysee')
    """
    plain = unicodedata.normalize("NFKD", name.replace("’", "'")).encode("ascii", "ignore").decode() or name
    plain = plain.replace(".", "").replace("-", " ").strip()
    return plain.lower() if " " in plain else plain


def _cells(row: dict[str, str], *columns: str) -> list[str]:
    return [word.strip() for column in columns for word in row[column].split(",") if word.strip()]


@cache
def _countries() -> dict[str, Identity]:
    found: dict[str, Identity] = {}
    for row in table("countries"):
        known = Identity(row["names"].split(",")[0], "country", row["code"], row["wikidata"] or None)
        seat = msgspec.structs.replace(known, seat=True)
        for name in _cells(row, "capitals"):
            found.setdefault(fold(name), seat)
        for name in _cells(row, *_NAMES):
            found[fold(name)] = known
    return found


@cache
def _bodies() -> dict[str, Identity]:
    found: dict[str, Identity] = {}
    for row in table("bodies"):
        known = Identity(row["name"], row["kind"], row["country"] or None, row["wikidata"] or None)
        for name in _cells(row, "metonyms"):
            found.setdefault(fold(name), msgspec.structs.replace(known, seat=True))
        for name in (row["name"], *_cells(row, "aliases")):
            found.setdefault(fold(name), known)
    return found


@cache
def _media() -> dict[str, Identity]:
    found: dict[str, Identity] = {}
    for row in table("media"):
        known = Identity(row["name"], row["kind"], row["country"] or None, row["wikidata"] or None)
        for name in (row["name"], *_cells(row, "aliases")):
            found.setdefault(fold(name), known)
    return found


def agencies_from(letter: str, countries: frozenset[str]) -> str:
    """The one agency of these countries whose name begins with a letter; none where there are two, or none.

    >>> agencies_from("T", frozenset({"RU", "KP"})), agencies_from("R", frozenset({"RU"}))
    ('TASS', '')
    """
    names = {
        one.name
        for one in _media().values()
        if one.kind == "agency" and one.country in countries and one.name.startswith(letter)
    }
    return names.pop() if len(names) == 1 else ""


@cache
def identity(name: str) -> Identity | None:
    """The country, body or outlet that a name, without its article, always means.

    >>> identity("Pyongyang").name, identity("U.S.").name, identity("AFP").kind
    ('North Korea', 'United States', 'agency')
    """
    bare = re.sub(r"^[Tt]he ", "", name)
    for word in dict.fromkeys((name, bare)):
        key = fold(word)
        for known in (_countries(), _bodies(), _media()):
            if key in known:
                return known[key]
    return None


def begins_known(name: str) -> bool:
    """Whether a longer name of the tables begins with this one.

    >>> begins_known("Democratic People"), begins_known("Kurdistan Workers"), begins_known("Harbour Guard")
    (True, True, False)
    """
    return tuple(_WORDS.findall(name.lower())) in _beginnings()


@cache
def _beginnings() -> frozenset[tuple[str, ...]]:
    names = (_WORDS.findall(name.lower()) for name in (*_countries(), *_bodies(), *_media()) if " " in name)
    return frozenset(tuple(words[:count]) for words in names for count in range(1, len(words)))


@cache
def country(code: str) -> Identity:
    """The country of an ISO 3166-1 alpha-2 code."""
    return next(one for one in _countries().values() if one.country == code and not one.seat)


@cache
def adjectives() -> dict[str, str]:
    """Country by adjective: `North Korean` is KP."""
    return {word: row["code"] for row in table("countries") for word in _cells(row, "adjectives")}


@cache
def adjective(code: str) -> str:
    """The first adjective of a country, to name its ministries by."""
    return next((word for word, one in adjectives().items() if one == code), "")


def short_adjective(code: str) -> str:
    """How a country stands before its offices and bodies: `US`, else its adjective; an organisation its name.

    >>> short_adjective("US"), short_adjective("KR"), short_adjective("NATO")
    ('US', 'South Korean', 'NATO')
    """
    return code if code == "US" else adjective(code) or code


@cache
def peoples() -> dict[str, str]:
    """Country by the name of its people, which with `the` may be its government: `the Saudis`."""
    return {word: row["code"] for row in table("countries") for word in _cells(row, "demonyms")}


# --- Leaders -------------------------------------------------------------------------------


def _day(cell: str) -> date | None:
    return date.fromisoformat(cell) if cell else None


@cache
def leaders() -> tuple[Leader, ...]:
    """Every term that is known."""
    return tuple(
        Leader(
            name=row["name"],
            country=row["country"],
            office=row["office"],
            titles=tuple(_cells(row, "title")),
            aliases=tuple(_cells(row, "aliases")),
            gender=row["gender"][:1],
            since=_day(row["since"]),
            until=_day(row["until"]),
            wikidata=row["wikidata"] or None,
        )
        for row in table("leaders")
    )


def _spoken(name: str) -> str:
    """A person's name without case, accents, hyphens and initials.

    >>> _spoken("Vladimir V. Putin"), _spoken("Kim Jong-un"), _spoken("Recep Tayyip Erdoğan")
    ('vladimir putin', 'kim jong un', 'recep tayyip erdogan')
    """
    words = re.sub(r"[-’']", " ", unicodedata.normalize("NFKD", name)).encode("ascii", "ignore").decode()
    return " ".join(re.sub(r"\b\w\.", " ", words).lower().split())


@cache
def _by_name() -> dict[str, tuple[Leader, ...]]:
    found: dict[str, list[Leader]] = {}
    for one in leaders():
        for name in dict.fromkeys(_spoken(name) for name in (one.name, *one.aliases)):
            found.setdefault(name, []).append(one)
    return {name: tuple(terms) for name, terms in found.items()}


def terms_of(name: str) -> tuple[Leader, ...]:
    """The terms of the leader whose full name, in any known spelling, this is."""
    terms = _by_name().get(_spoken(name), ())
    return terms if len({one.name for one in terms}) == 1 else ()


@cache
def family_first() -> frozenset[str]:
    """Surnames that stand before the given name."""
    return frozenset(row["name"] for row in table("titles_surnames"))


def _surname(words: list[str]) -> str:
    east = words[0] in family_first() and words[-1] not in family_first()
    return words[0] if east else words[-1]


@cache
def _by_surname() -> dict[str, tuple[Leader, ...]]:
    found: dict[str, list[Leader]] = {}
    for one in leaders():
        for word in {_surname(_spoken(name).split()) for name in (one.name, *one.aliases)}:
            found.setdefault(word, []).append(one)
    return {name: tuple(terms) for name, terms in found.items()}


def surnamed(name: str, on: date | None) -> tuple[Leader, ...]:
    """The leaders whom one word of a name may mean on a day; on no day, all there were."""
    key = _spoken(name)
    return tuple(one for one in _by_surname().get(key, ()) if on is None or one.holds(on))


def holders(code: str, on: date) -> tuple[Leader, ...]:
    """Who leads a country, or a world body, on a day."""
    return tuple(one for one in _by_country().get(code, ()) if one.holds(on))


@cache
def _by_country() -> dict[str, tuple[Leader, ...]]:
    found: dict[str, list[Leader]] = {}
    for one in leaders():
        found.setdefault(one.country, []).append(one)
    return {code: tuple(terms) for code, terms in found.items()}


def holder(code: str, title: str, on: date) -> Leader | None:
    """Who bears a title in a country on a day; `leader` where one office alone, or a ruler's, leads.

    A title that two people bear there, and one that nobody does, give None.
    """
    there = holders(code, on)
    words = title.lower().replace("secretary general", "secretary-general")
    bearing = [one for one in there if words in one.titles]
    if not bearing:
        ranks = _LEADING.get(words, ()) if words != "leader" else _leading(code)
        for rank in ranks:
            bearing = bearing or [one for one in there if one.office in rank]
    names = {one.name for one in bearing}
    return bearing[0] if len(names) == 1 else None


_LEADING: dict[str, tuple[frozenset[str], ...]] = {
    "head of state": (frozenset({"head-of-state", "head-of-both", "leader"}),),
    "head of government": (frozenset({"head-of-government", "head-of-both"}),),
    "chief": (frozenset({"head-of-organisation"}),),
    "ruler": (frozenset({"leader", "head-of-both"}),),
}
"""Offices that words which name no office stand for, the likeliest first."""


def _leading(code: str) -> tuple[frozenset[str], ...]:
    """The offices of whom `the leader` of a country means: a ruler, a president, a head of government.

    >>> [holder(code, "leader", date(2023, 5, 1)).name for code in ("FR", "DE", "GB")]
    ['Emmanuel Macron', 'Olaf Scholz', 'Rishi Sunak']
    """
    presidential = any(row["country"] == code for row in table("titles_leading"))
    second = "head-of-state" if presidential else "head-of-government"
    return frozenset({"leader", "head-of-both", "head-of-organisation"}), frozenset({second})


def day_of(article: Article) -> date | None:
    """The day an article is read by: its own, where that is known well enough to say who was in office."""
    dating = article.published
    return dating.latest.date() if dating is not None and dating.tells else None
