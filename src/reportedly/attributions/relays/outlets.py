"""The agencies and outlets that an article names, known to the tables or shown by the words beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import Literal, NamedTuple, cast

from spacy.tokens import Doc, Token

from reportedly.actors.capitals import runs
from reportedly.actors.identities import adjectives, identity, slug
from reportedly.knowledge import table
from reportedly.language import TIMES
from reportedly.model import Actor, Span

OutletKind = Literal["agency", "outlet"]

_ACRONYM = re.compile(r"[A-Z]{2,5}$")
_ARTICLE = re.compile(r"(?:the|The) $")
_NUMBER = re.compile(r" \d{1,3}(?:[A-Z]{1,3})?\b(?![.,%]\d)")
_BRACKETED = re.compile(r" \((?:the )?([A-Z]{2,6})\)")
_LONGEST_NAME = 6
"""Words of the longest name looked up; none in media.tsv has more that news prints in full."""

_LONGEST_PHRASE = 9
"""Tokens of a description in front of a name: `the North's official Korean Central News Agency`."""

_ASKING = 2
"""Tokens of `interview with`."""

_IN_PHRASE = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "PART", "PRON", "ADV"})


class Naming(NamedTuple):
    """An agency or outlet as the text names it: tokens `start` to `end` of its noun phrase, and who it is."""

    start: int
    end: int
    span: Span
    actor: Actor

    @property
    def kind(self) -> OutletKind:
        """Whether it is a news agency or another outlet."""
        return "agency" if self.actor.kind == "agency" else "outlet"


@cache
def words(use: str) -> dict[str, str]:
    """The words of a use in relay_words.tsv, with the name that chains show."""
    return {row["word"]: row["name"] for row in table("relay_words") if row["use"] == use}


@cache
def ties(use: str) -> dict[str, frozenset[str]]:
    """The words that tie each word of a use to the saying: `at` and `told` for a briefing."""
    return {
        row["word"]: frozenset(row["ties"].split(",")) for row in table("relay_words") if row["use"] == use
    }


@cache
def _short_names() -> dict[str, str]:
    """The usual short name of an agency, by the name that media.tsv gives first."""
    rows = (row for row in table("media") if row["kind"] == "agency")
    return {row["name"]: _usual(row["name"], row["aliases"].split(",")) for row in rows}


def _usual(name: str, aliases: list[str]) -> str:
    """An agency's usual short name: an acronym, or the first words of its name.

    >>> _usual("Agence France-Presse", ["AFP"]), _usual("Bloomberg News", ["Bloomberg"])
    ('AFP', 'Bloomberg')
    """
    if len(name.split()) == 1:
        return name
    short = [alias for alias in aliases if _ACRONYM.match(alias) or name.startswith(f"{alias} ")]
    return short[0] if short else name


@cache
def outlet_called(name: str) -> Actor | None:
    """The agency or outlet of a name or alias, under its usual short name, as wires and readers have it.

    >>> [outlet_called(name).name for name in ("Agence France-Presse", "AFP", "the Guardian")]
    ['AFP', 'AFP', 'Guardian']
    """
    known = identity(name.strip(" ."))
    if known is None or known.kind not in {"agency", "outlet"}:
        return None
    shown = _short_names().get(known.name, known.name)
    return Actor(
        slug(known.name), shown, cast("OutletKind", known.kind), known.country, wikidata=known.wikidata
    )


def namings(text: str, doc: Doc) -> list[Naming]:
    """Every agency and outlet that the text names, in order.

    >>> from reportedly.language import parse
    >>> doc = parse("Ann Lee told the daily Nordal Echo and the Norwegian news agency NTB that it rained.")
    >>> [(one.span.of(doc.text), one.actor.name, one.kind) for one in namings(doc.text, doc)]
    [('Nordal Echo', 'Nordal Echo', 'outlet'), ('NTB', 'NTB', 'agency')]

    What was once introduced is known after that, and a short name is the longer one's:

    >>> doc = parse("The news agency ANK is new. Lee told ANK so. She told the Echo; the Nordal Echo fell.")
    >>> [(one.span.of(doc.text), one.actor.name) for one in namings(doc.text, doc)]
    [('ANK', 'ANK'), ('ANK', 'ANK'), ('Echo', 'Nordal Echo'), ('Nordal Echo', 'Nordal Echo')]

    So are the letters in brackets after a name, also where a table has them for another:

    >>> doc = parse("The Sandran Central News Agency (QNA) told of rain. Lee left, QNA reported.")
    >>> [(one.span.of(doc.text), one.actor.name) for one in namings(doc.text, doc)]
    [('Sandran Central News Agency', 'QNA'), ('QNA', 'QNA'), ('QNA', 'QNA')]
    """
    stretches = list(_stretches(text))
    introduced: dict[str, Actor] = {}
    shortened: dict[str, Actor] = {}
    surnames = _surnames(text, stretches)
    known = {span: _table_name(text, *span) for span in stretches}
    known = {
        span: told if told and text[told[0] : told[1]] not in surnames else None
        for span, told in known.items()
    }
    for (start, end), told in known.items():
        actor = told[2] if told else _shown(text, doc, start, end)
        if actor is None:
            continue
        introduced.setdefault(text[told[0] : told[1]] if told else text[start:end], actor)
        introduced.setdefault(actor.name, actor)
        if told is None and _BRACKETED.match(text, end):
            shortened.setdefault(actor.name, actor)
    found: list[Naming] = []
    for start, end in stretches:
        named = _longer(text, start, end, introduced) or known[start, end]
        if text[start:end] in shortened:  # `the Sandran News Agency (QNA)`, whoever else is a QNA
            named = (start, end, shortened[text[start:end]])
        if named is None and text[start:end] in introduced:
            named = (start, end, introduced[text[start:end]])
        if named is None:
            continue
        first, last, actor = named
        span = doc.char_span(first, last, alignment_mode="expand")
        if span is not None:
            found.append(Naming(_left(doc, span.start), span.end, Span(first, last), actor))
    return sorted([*found, *_state_media(text, doc)], key=lambda naming: naming.start)


def _surnames(text: str, stretches: list[tuple[int, int]]) -> set[str]:
    """Last words of longer names: after `Ilan Mehr`, Mehr is no agency; in `Chinese Xinhua` it is one."""
    names = [text[start:end].split() for start, end in stretches]
    return {
        parts[-1]
        for parts in names
        if len(parts) > 1 and not parts[-1].isupper() and parts[-2] not in _national_words()
        if outlet_called(" ".join(parts)) is None
    }


@cache
def _national_words() -> frozenset[str]:
    """The last words of nationalities: `Korean`."""
    return frozenset(adjective.split()[-1] for adjective in adjectives())


def tokens_at(text: str, doc: Doc, pattern: re.Pattern[str]) -> Iterator[Token]:
    """The tokens on which the matches of a pattern end. Far cheaper than to look at every token."""
    for match in pattern.finditer(text):
        span = doc.char_span(match.start(), match.end(), alignment_mode="expand")
        if span is not None and len(span):
            yield span[-1]


@cache
def pattern(*uses: str) -> re.Pattern[str]:
    """The last words of all words of some uses, in any case, singular or plural."""
    last = {re.split(r"[ -]", word)[-1] for use in uses for word in words(use)}
    whole = {word for use in uses for word in words(use) if "-" in word}
    longest_first = sorted(map(re.escape, last | whole), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(longest_first)})(?:e?s)?\b", re.IGNORECASE)


def _state_media(text: str, doc: Doc) -> Iterator[Naming]:
    """State media, which stand for outlets of one country without a name."""
    for token in tokens_at(text, doc, pattern("collective")):
        first = token.i - (3 if token.i > 2 and doc[token.i - 2].text == "-" else 1)
        name = doc[max(first, 0) : token.i + 1].text.lower()
        if name in words("collective"):
            span = Span(doc[first].idx, token.idx + len(token))
            yield Naming(_left(doc, first), token.i + 1, span, Actor(slug(name), name, "outlet"))


def _stretches(text: str) -> Iterator[tuple[int, int]]:
    """Capitalised names, and the few names of agencies that are written small (`dpa`)."""
    small = _small_names()
    short = (match.span(1) for match in _short_called().finditer(text))
    found = [(start, _past_number(text, start, end)) for start, end in runs(text)]
    found = [one for before, one in pairwise([(0, 0), *found]) if one[0] >= before[1]]  # `Radio 4PH`
    found += [match.span() for match in re.finditer(small, text)] if small else []
    found += [span for span in short if not any(start < span[1] and span[0] < end for start, end in found)]
    return iter(sorted(found))


@cache
def _short_called() -> re.Pattern[str]:
    """The words of names that an outlet is called by alone, of which some are roles too: `the Courier`."""
    return re.compile(rf"\b[Tt]he ({'|'.join(map(re.escape, words('named')))})\b(?! [A-Z])")


def _past_number(text: str, start: int, end: int) -> int:
    """Where a name ends with its number: `Channel 8`, `BBC Radio 4`."""
    last = text[start:end].rsplit(maxsplit=1)[-1] if text[start:end].strip() else ""
    number = _NUMBER.match(text, end) if last in words("numbered") else None
    return number.end() if number else end


@cache
def _long_names() -> dict[str, list[str]]:
    """Names with small words in them, which end a stretch of capitals (`Bild am Sonntag`), by first word."""
    found: dict[str, list[str]] = {}
    for row in table("media"):
        for name in (row["name"], *row["aliases"].split(",")):
            if any(word.islower() for word in name.split()[1:]):
                found.setdefault(name.split()[0], []).append(name)
    return found


@cache
def _small_names() -> str:
    names = (name for row in table("media") for name in (row["name"], *row["aliases"].split(",")))
    small = [re.escape(name) for name in names if name.islower()]
    return rf"\b(?:{'|'.join(small)})\b" if small else ""


def _table_name(text: str, start: int, end: int) -> tuple[int, int, Actor] | None:
    """The longest name of the table inside a stretch of capitals: `Xinhua` in `Chinese Xinhua Tuesday`."""
    longer = next(
        (
            name
            for name in _long_names().get(text[start:end].split(maxsplit=1)[0], ())
            if text.startswith(name, start)
        ),
        "",
    )
    if longer and (actor := outlet_called(longer)):
        return start, start + len(longer), actor
    places = [(start + match.start(), start + match.end()) for match in re.finditer(r"\S+", text[start:end])]
    for count in range(min(_LONGEST_NAME, len(places)), 0, -1):
        for first in range(len(places) - count + 1):
            begin, stop = places[first][0], places[first + count - 1][1]
            name = re.sub(r"['’]s?$", "", text[begin:stop])
            article = "The " if _ARTICLE.search(text[:begin][-4:]) else ""
            actor = outlet_called(article + name)
            after = text[stop : stop + 12].split()[:1]
            if after and after[0].strip(".,") in words("named") and stop < end:
                continue
            if first and _is_of_elsewhere(name, text[slice(*places[first - 1])]):
                continue
            if actor is None or (count < len(places) and actor.kind == "outlet" and count == 1):
                continue
            return begin, stop, actor
    return None


def _is_of_elsewhere(name: str, before: str) -> bool:
    """Whether the word before a name says that it is another's: `Sandran Central News Agency`, not Taiwan's.

    >>> _is_of_elsewhere("Central News Agency", "Sandran"), _is_of_elsewhere("Anadolu Agency", "Turkish")
    (True, False)
    """
    *_, last = name.lower().split()
    return last in words("agency") and before not in _national_words() and identity(before) is None


def _longer(text: str, start: int, end: int, known: dict[str, Actor]) -> tuple[int, int, Actor] | None:
    """The outlet that a short name is the last word of: `the Post`, where the Harbour Post was named."""
    name = text[start:end]
    if " " in name or not _ARTICLE.search(text[max(0, start - 4) : start]):
        return None
    actor = next((actor for full, actor in known.items() if full.endswith(f" {name}")), None)
    return (start, end, actor) if actor else None


def _shown(text: str, doc: Doc, start: int, end: int) -> Actor | None:
    """An outlet no table has, told by its name (`Nordal Echo`) or by a noun beside it (`the agency ANK`)."""
    name = re.sub(r"['’]s?$", "", text[start:end])
    parts = name.split()
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is None or not parts or name in adjectives() or name in words("platform"):
        return None
    first, after = span.start, span.end
    if doc[first].pos_ == "PRON" or _only_says_whose(doc, first, after):
        return None
    quotes = _quotes(doc, first, after)
    if _is_of_news(doc, first, after) or (quotes and name.isupper()):
        bracketed = _BRACKETED.match(text, end)
        return Actor(slug(name), bracketed[1] if bracketed else name, "agency")
    nouns = {doc[first - 1].lower_ if first else "", doc[after].lower_ if after < len(doc) else ""}
    outlet = nouns & words("outlet").keys() or _is_titled(text, start, parts) or _has_asked(doc, first)
    return Actor(slug(name), name, "outlet") if outlet or quotes else None


def _only_says_whose(doc: Doc, first: int, after: int) -> bool:
    """Whether a capitalised word only says of whom an outlet is.

    `the Tarvian newspaper Morning Herald`, `State television showed it`
    """
    if after >= len(doc) or doc[after].lower_ not in words("outlet"):
        return False
    opens = bool(doc[first].is_sent_start) and after - first == 1 and doc[first].lower_ in words("newsy")
    if opens or after + 1 >= len(doc):
        return opens
    named = doc[after + 1]
    return named.pos_ == "PROPN" and named.text[:1].isupper() and named.ent_type_ not in TIMES


def _is_of_news(doc: Doc, first: int, after: int) -> bool:
    """Whether the words around a name say that it is a news agency, and not one of space or of spies.

    `the state agency ANK`, `Norwegian agency NTB`, `the ANK news agency`, `the Sandran Press Agency`
    """
    if after - first > 1 and doc[after - 1].lower_ in words("agency"):
        return doc[after - 2].lower_ in words("newsy")
    if first > 1 and doc[first - 1].lower_ in words("agency"):
        said = doc[first - 2]
        national = said.text in adjectives() or (said.text[0].isupper() and not said.text.isupper())
        return said.lower_ in words("newsy") or national or said.tag_ == "POS"
    follows = [token.lower_ for token in doc[after : after + 2]]
    return len(follows) > 1 and follows[0] in words("newsy") and follows[1] in words("agency")


def _quotes(doc: Doc, first: int, after: int) -> bool:
    """Whether a name no table has is of who quotes: `Roth was quoted by ANK as saying`, `ANK quoted Roth`."""
    left = first - 1 if first and doc[first - 1].lower_ == "the" else first
    by = left > 1 and doc[left - 1].lower_ == "by" and doc[left - 2].lower_ in words("quoting")
    verb = doc[after] if after < len(doc) else None
    subject = verb is not None and verb.lower_ in words("quoting") and verb.tag_ == "VBD"
    if not by and not (subject and any(token.lower_ == "saying" for token in doc[after].sent)):
        return False
    return identity(doc[first:after].text) is None and doc[first].ent_type_ != "PERSON"


def _has_asked(doc: Doc, first: int) -> bool:
    """Whether a name that is no person's is of who asks.

    `an interview with Nordposten`, `told newspapers of the NTM group`
    """
    left = first - 1 if first and doc[first - 1].lower_ == "the" else first
    if left < _ASKING or doc[first].ent_type_ == "GPE":
        return False  # `an interview with Russia's network RT`
    person = all(token.ent_type_ == "PERSON" for token in doc[first : first + 2])
    noun, tie = doc[left - 2].lower_, doc[left - 1].lower_
    interview = noun.removesuffix("s") == "interview" and tie in {"with", "to"}
    return not person and (interview or (tie == "of" and noun in words("reporter")))


def _is_titled(text: str, start: int, parts: list[str]) -> bool:
    """Whether words of a name say that it is an outlet's: `Nordal Echo`, `Radio Nordal`, `the Herald`.

    `American TV` is no name.
    """
    if len(parts) == 1:
        on_air = words("medium").get(parts[0].lower()) in {"television", "radio"}  # `she said to the TV`
        return (
            not on_air
            and parts[0] in words("named")
            and bool(_ARTICLE.search(text[max(0, start - 4) : start]))
        )
    if parts[0] in adjectives() and parts[1].lower() in words("outlet"):
        return False
    known = outlet_called(parts[0])
    return (
        parts[0] in words("named")
        or parts[-1] in words("named")
        or parts[-1] in words("ending")
        or (known is not None and known.kind == "outlet")
    )


def _left(doc: Doc, first: int) -> int:
    """Where the noun phrase around a name begins: at `the` of `the official news agency KCNA`.

    A reporter who asks for an outlet counts as the outlet: `told a reporter from the Echo`.
    """
    left = phrase_start(doc, first)
    before = doc[left - 2] if left > 1 else None
    for_whom = doc[left - 1].lower_ in {"from", "of", "for", "with", "at"}
    if before is not None and for_whom and before.lower_ in words("reporter"):
        return phrase_start(doc, left - 2)
    return left


def phrase_start(doc: Doc, first: int) -> int:
    """Where the noun phrase that a token ends begins: at `a` of `a leaked hour-long interview`."""
    left = first
    sentence = doc[first].sent.start
    while left > sentence and first - left < _LONGEST_PHRASE and _joins(doc[left - 1]):
        left -= 1
    return left


def _joins(token: Token) -> bool:
    """Whether a token may stand in front of the noun inside its phrase: `leaked`, `hour-long`, `'s`."""
    hyphen = token.text == "-" or token.tag_ in {"POS", "HYPH"}
    return (
        hyphen
        or (token.pos_ in _IN_PHRASE and token.tag_ not in {"WP", "WDT", "EX", "TO"})
        or (token.tag_ in {"VBN", "VBG", "JJ"} and token.dep_ in {"amod", "compound", "nmod"})
    )
