"""Who says it, what is done by saying so, how sure it is, and through whom it came."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from reportedly import knowledge
from reportedly.model import Act, Attribution, Event, Factuality, Reading, Relay, Statement
from reportedly.verbs import agreeing, together

FACTUALITY: dict[Factuality, str] = {
    "CT+": "certain",
    "PR+": "probable",
    "PS+": "possible",
    "CT-": "certainly not",
    "PR-": "probably not",
    "PS-": "possibly not",
    "Uu": "uncommitted",
}
"""FactBank's values, and how each is said."""


@dataclass(frozen=True)
class Numbered:
    """An attribution of a reading with its number as people see it: `3.1` is the first nested in `3`."""

    number: str
    depth: int
    attribution: Attribution


def numbered(reading: Reading) -> tuple[Numbered, ...]:
    """Every attribution of the reading, an outer one before those nested in it, each with its number."""
    return tuple(_numbered(reading.attributions, "", 0))


def _numbered(attributions: Sequence[Attribution], before: str, depth: int) -> Iterator[Numbered]:
    for nth, attribution in enumerate(attributions, 1):
        yield Numbered(f"{before}{nth}", depth, attribution)
        yield from _numbered(attribution.nested, f"{before}{nth}.", depth + 1)


def speakers(attribution: Attribution) -> str:
    """The names of who is meant, where that is known; empty otherwise."""
    return together([actor.name for actor in attribution.actors()])


def who(attribution: Attribution, text: str) -> str:
    """Who is meant, or else the words that `text` uses; empty where there are none."""
    return speakers(attribution) or (attribution.source.of(text) if attribution.source else "")


def voice(statement: Statement) -> str:
    """Who says it, in a ledger: who is meant, else the page's words for them; the page where nobody is cited.

    >>> from reportedly.model import Statement
    >>> voice(Statement("p/v1", "p", "It sank.", "indirect", own_voice=True))
    'the page itself'
    """
    nobody = "the page itself" if statement.own_voice else "somebody"
    return together(tellers(statement)) or nobody


def tellers(statement: Statement) -> tuple[str, ...]:
    """The names of those who say it, or the page's words for them; none where nobody is cited.

    >>> from reportedly.model import Statement
    >>> tellers(Statement("p/a1", "p", "it", "indirect", speaker="Russia, North Korea", actors=("ru", "kp")))
    ('Russia', 'North Korea')
    """
    if statement.speaker is None:
        return (statement.source,) if statement.source else ()
    names = tuple(statement.speaker.split(", "))
    return names if len(names) == len(statement.actors) else (statement.speaker,)


def does(statement: Statement) -> str:
    """What is done by saying it, as it is said of those who say it; empty where that is not known.

    >>> from reportedly.model import Statement
    >>> said = Statement("p/a1", "p", "it", "indirect", speaker="Russia, North Korea", actors=("ru", "kp"))
    >>> from msgspec.structs import replace
    >>> does(replace(said, act="deny")), does(said)
    ('deny', '')
    """
    return says(statement.act, *tellers(statement))


@cache
def acts() -> dict[Act, str]:
    """Each act and how it is said of somebody: `deny`, `denies`."""
    return {row["act"]: row["says"] for row in knowledge.table("acts")}  # pyright: ignore[reportReturnType]


def says(act: Act | None, *who: str) -> str:
    """The act as it is said of somebody, or of those who are named; empty where it is not known.

    >>> says("deny"), says("deny", "Moscow", "Pyongyang"), says("state", "Turkish officials"), says(None)
    ('denies', 'deny', 'state', '')
    """
    return agreeing(acts().get(act, act), who) if act else ""


def country(code: str) -> str:
    """The usual English name of a country, by its ISO 3166-1 alpha-2 code; the code where it is none.

    >>> country("KP"), country("??")
    ('North Korea', '??')
    """
    return _countries().get(code, code)


@cache
def _countries() -> dict[str, str]:
    return {row["code"]: row["names"].split(",")[0] for row in knowledge.table("countries")}


def chain(relays: Iterable[Relay]) -> tuple[str, ...]:
    """The names of the relays, nearest to the speaker first, without the site, which is told apart from them.

    >>> chain([Relay("medium", "message"), Relay("agency", "KCNA"), Relay("site", "news.example")])
    ('message', 'KCNA')
    """
    return tuple(dict.fromkeys(relay.name for relay in relays if relay.kind != "site"))


def views(event: Event, numbers: Mapping[str, str]) -> Iterator[str]:
    """What each voice makes of an event: its status, and the number of the statement that it stands in.

    >>> from reportedly.model import Span, View
    >>> event = Event("e1", Span(0, 4), "AID", "alleged", views=(View("alleged", Span(0, 4), ("a1",)),))
    >>> list(views(event, {"a1": "1"}))
    ['alleged (1)']
    """
    told: dict[str, list[str]] = {}
    for view in event.views:
        by = [numbers[one] for one in view.according_to[:1] if one in numbers]
        told.setdefault(view.status, []).extend(by or ["the article"])
    for status, voices in told.items():
        others = [voice for voice in dict.fromkeys(voices) if voice != "the article"]
        plain = not others or "the article" in voices
        yield status if plain else f"{status} ({', '.join(others)})"
