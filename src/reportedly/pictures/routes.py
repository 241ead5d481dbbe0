"""How a claim came: from who speaks, over who tells it and what carries it, to the pages; as boxes and lines.

What is too much to be drawn is folded into boxes that say how much it is, so that everything is counted.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from reportedly.actors.identities import identity
from reportedly.ledger.claims import Trace
from reportedly.model import Statement
from reportedly.pictures.layers import Edge, leads_to

Kind = Literal["speaker", "teller", "medium", "relay", "page", "more"]

SITES = 5
"""Sites of one text, or behind one relay, that are drawn before the others are folded into one box."""

TEXTS = 14
"""Texts that are drawn, those of most pages first, before all others are folded into one box."""

PAGES = 30
"""Boxes of pages that are drawn, about: more of them, and nobody follows a line. Sites of a text make way."""

NAMES = 12
"""Speakers, tellers and relays of each kind that are drawn, those of most pages first."""

LISTED = 30
"""Names that a folded box tells of to who points at it."""


@dataclass
class Stop:
    """A box: who or what it is, the pages behind it, and the acts of a speaker.

    `against` is that only what contradicts the claim comes from there. `family` is the text that pages share.
    """

    kind: Kind
    name: str
    against: bool = True
    statements: list[Statement] = field(default_factory=list)
    family: str | None = None
    names: list[str] = field(default_factory=list)

    @property
    def pages(self) -> int:
        """How many pages it has a part in."""
        return len({one.page for one in self.statements})


@dataclass
class Line:
    """From one box to another: how many pages came that way."""

    pages: set[str] = field(default_factory=set)
    against: bool = True


@dataclass(frozen=True)
class Routes:
    """The boxes by their keys, and the lines between them."""

    stops: dict[str, Stop]
    lines: dict[Edge, Line]


@dataclass(frozen=True)
class _Told:
    """One statement on its way: the kinds and names it passes, and whether it is against the claim."""

    statement: Statement
    way: tuple[tuple[Kind, str], ...]
    family: str | None
    against: bool


def routes(trace: Trace) -> Routes:
    """The ways of the claim, and of what is said against it."""
    family = {one.statement.page: one.family for one in trace.claim.wordings}
    own = [_Told(one.statement, way(one.statement), one.family, False) for one in trace.claim.wordings]
    ids = {one.statement.id for one in own}
    sides = [side for dispute in trace.disputes for side in (dispute.one, dispute.other)]
    against = {side.id: side for side in sides if side.id not in ids}
    told = [*own, *(_Told(one, way(one), family.get(one.page), True) for one in against.values())]
    return _joined(told, _fold_of_names(told), _fold_of_pages(told))


def way(statement: Statement) -> tuple[tuple[Kind, str], ...]:
    """Who speaks, the media, who tells it, and the relays without the site, nearest to the speaker first.

    >>> from reportedly.model import Relay
    >>> relays = (Relay("medium", "letter"), Relay("agency", "KCNA"), Relay("site", "news.example"))
    >>> way(Statement("p/a1", "p", "so", "direct", speaker="Kim", through=relays, told_by=("an aide",)))
    (('speaker', 'Kim'), ('medium', 'letter'), ('teller', 'an aide'), ('relay', 'KCNA'))
    """
    relays = [relay for relay in statement.through if relay.kind != "site" and relay.name != statement.site]
    media = [relay for relay in relays if relay.kind == "medium"]
    others = [relay for relay in relays if relay.kind != "medium"]
    named = {_who(relay.name) for relay in others}
    speaker = statement.speaker or statement.source or "the page itself"
    steps: list[tuple[Kind, str]] = [
        ("speaker", speaker),
        *(("medium", relay.name) for relay in media),
        *(("teller", name) for name in statement.told_by if _who(name) not in named | {_who(speaker)}),
        *(("relay", relay.name) for relay in others if _who(relay.name) != _who(speaker)),
    ]
    return tuple(dict.fromkeys(steps))


def _who(name: str) -> str:
    """One name for all names of an agency or a country.

    >>> _who("Korean Central News Agency") == _who("KCNA")
    True
    """
    known = identity(name)
    return known.name if known else name.casefold()


def _joined(
    told: Sequence[_Told],
    name_of: Callable[[Kind, str], tuple[Kind, str]],
    box_of: Callable[[_Told], tuple[str, Stop]],
) -> Routes:
    stops, lines = dict[str, Stop](), dict[Edge, Line]()
    for one in told:
        speaker, keys = "", list[str]()
        for kind, name in one.way:
            shown_kind, shown = name_of(kind, name)
            speaker = shown if kind == "speaker" else speaker
            apart = speaker if kind == "medium" else ""  # one's message is not another's
            side = "against" if one.against and kind == "speaker" else ""
            keys.append("\x01".join((kind, shown, apart, side)))
            stop = stops.setdefault(keys[-1], Stop(shown_kind, shown))
            _passed(stop, one, name)
        place, box = box_of(one)
        keys.append(f"page\x01{place}")
        _passed(stops.setdefault(keys[-1], box), one, _site(one.statement))
        before = keys[0]
        for key in keys[1:]:
            there = _forward(stops, lines, before, key)
            line = lines.setdefault((before, there), Line())
            line.pages.add(one.statement.page)
            line.against &= one.against
            before = there
    return Routes({key: stop for key, stop in stops.items() if any(key in edge for edge in lines)}, lines)


def _passed(stop: Stop, one: _Told, name: str) -> None:
    stop.statements.append(one.statement)
    stop.against &= one.against
    if name not in stop.names:
        stop.names.append(name)


def _forward(stops: dict[str, Stop], lines: dict[Edge, Line], before: str, key: str) -> str:
    """The box to go on to: one that led here already gets a second one beside it, or lines would run back."""
    while (before, key) not in lines and (key == before or leads_to(lines, key, before)):
        twin = f"{key}\x02"
        stops.setdefault(twin, stops[key])
        key = twin
    return key


# --- What is folded ------------------------------------------------------------------------


def _fold_of_names(told: Iterable[_Told]) -> Callable[[Kind, str], tuple[Kind, str]]:
    """Every name that is drawn, and `… 12 more` for the others of its kind."""
    pages: dict[Kind, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for one in told:
        for kind, name in one.way:
            pages[kind][name].add(one.statement.page)
    drawn = {
        kind: frozenset(sorted(names, key=lambda name: -len(names[name]))[: _most(len(names), NAMES)])
        for kind, names in pages.items()
    }
    nouns: dict[Kind, str] = {
        "speaker": "speakers",
        "teller": "who tell it",
        "medium": "media",
        "relay": "relays",
    }

    def shown(kind: Kind, name: str) -> tuple[Kind, str]:
        if name in drawn[kind]:
            return kind, name
        return "more", f"… {len(pages[kind]) - len(drawn[kind])} more {nouns[kind]}"

    return shown


def _fold_of_pages(told: Sequence[_Told]) -> Callable[[_Told], tuple[str, Stop]]:
    """The box of a page, with its key: its site, or `… 37 more pages` of its text or relay."""
    text_of = {one.statement.page: one.family or f"\x01{one.way[-1]}" for one in reversed(told)}
    pages = dict.fromkeys(one.statement.page for one in sorted(told, key=lambda one: _when(one.statement)))
    site_of = {one.statement.page: _site(one.statement) for one in told}
    sites: dict[str, Counter[str]] = defaultdict(Counter)
    for page in pages:
        sites[text_of[page]][site_of[page]] += 1
    largest = sorted(sites, key=lambda text: -sites[text].total())[: _most(len(sites), TEXTS)]
    each = min(SITES, max(1, PAGES // (len(largest) or 1) - 1))
    shown = {text: list(sites[text])[: _most(len(sites[text]), each)] for text in largest}
    rest = sum(sites[text].total() for text in sites if text not in shown)

    def box(one: _Told) -> tuple[str, Stop]:
        text, site = text_of[one.statement.page], site_of[one.statement.page]
        if text not in shown:
            return "", Stop("more", f"… {rest:,} more pages")
        if site in shown[text]:
            place = f"{site}\x01{one.family or ''}"
            return place, Stop("page", site, family=one.family)
        more = sum(count for there, count in sites[text].items() if there not in shown[text])
        return f"\x01{text}", Stop("more", f"… {more:,} more pages", family=one.family)

    return box


def _most(there: int, most: int) -> int:
    """How many are drawn: all, where only one would be folded away."""
    return there if there <= most + 1 else most


def _site(statement: Statement) -> str:
    """Where the page is shown, or else where it was found."""
    found = (statement.found_at or "").rstrip("/").rpartition("/")[2]
    return statement.site or found or f"page {statement.page}"


def _when(statement: Statement) -> datetime:
    return statement.published or datetime.max
