"""Full text: what was asked is the address, so that it can be shared; each answer opens at its words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from urllib.parse import quote

from starlette.exceptions import HTTPException

from reportedly.ledger import Findings, FoundArticle
from reportedly.ledger.searching import Facet, Kind, in_words, marked
from reportedly.model import Record
from reportedly.web import addresses
from reportedly.web.app import paging
from reportedly.web.app.asking import Asked, Shown
from reportedly.web.app.paging import Paging

SHOWN = 20
"""Findings on one page: each article among them is opened to show the words that were found."""

KINDS: tuple[tuple[Kind, str], ...] = (
    ("statements", "Statements"),
    ("events", "Events"),
    ("articles", "Articles"),
)
NARROWING: dict[Kind, tuple[str, ...]] = {
    "statements": ("speaker", "act", "factuality", "country", "relay", "site", "since", "until"),
    "events": ("actor", "recipient", "type", "status", "site", "since", "until"),
    "articles": ("site", "since", "until"),
}
"""By what each can be narrowed: parameters of the address, under the names that the ledger has for them."""

_LABELS = {
    "speaker": "Who speaks",
    "act": "Doing what",
    "factuality": "How surely",
    "country": "Speaker of",
    "site": "Shown by",
    "actor": "Who did it",
    "type": "What",
    "status": "What became of it",
    "recipient": "To whom",
    "relay": "Through",
    "since": "Since",
    "until": "Until",
}


class Search(Record, frozen=True):
    """What was asked, in words and by parameters, and what it came to."""

    words: str
    kind: Kind
    narrowed: dict[str, str]
    findings: Findings
    paging: Paging


@dataclass(frozen=True)
class Link:
    """An address with its words; `number` of rows it leads to, where that is known."""

    words: str
    address: str
    number: int | None = None


@dataclass(frozen=True)
class Narrowing:
    """One facet as a list of links; where one is chosen, that one leads back."""

    label: str
    links: tuple[Link, ...]


def page(asked: Asked) -> Shown:
    """Statements, events or articles that have the words and are what was asked."""
    kind = _kind(asked)
    narrowed = {name: given for name in NARROWING[kind] if (given := asked.words(name))}
    words = asked.words("q") or ""
    findings, rows = _found(asked, kind, words, narrowed)
    _, parts = paging.part(asked, rows, lambda row: row, SHOWN)
    found = Search(words, kind, narrowed, findings, parts)
    here: dict[str, str] = {"q": words, "in": kind, **narrowed}
    values: dict[str, object] = {
        "title": f"{words} – search" if words else "Search",
        "kinds": tuple(_kinds(kind, words, narrowed)),
        "facets": tuple(_facets(findings.facets, here, narrowed)),
        "chosen": tuple(_chosen(findings.facets, here, narrowed)),
        "here": here,
        "marked": marked,
        "has": _has,
        "at_words": partial(_at_words, words),
    }
    return Shown("app/search.html.j2", found, values)


def _has(text: str, words: str) -> bool:
    """Whether one of the words that were looked for stands in the text."""
    return any(is_word for _, is_word in marked(text, words))


def _kind(asked: Asked) -> Kind:
    given = asked.words("in") or "statements"
    for kind, _ in KINDS:
        if kind == given:
            return kind
    raise HTTPException(400, f"Statements, events or articles can be searched for, not {given!r}.")


def _found(
    asked: Asked, kind: Kind, words: str, narrowed: dict[str, str]
) -> tuple[Findings, tuple[str, ...]]:
    """The findings of this page, and the ids of one row more than it shows, if there is one."""
    ledger, after = asked.ledger, asked.words("after")
    if kind == "statements":
        found = ledger.find_statements(words, after=after, limit=SHOWN + 1, **narrowed)
        ids = tuple(one.id for one in found.statements)
    elif kind == "events":
        found = ledger.find_events(words, after=after, limit=SHOWN + 1, **narrowed)
        ids = tuple(one.id for one in found.events)
    else:
        found = ledger.find_articles(words, after=after, limit=SHOWN + 1, **narrowed)
        ids = tuple(one.page.id for one in found.articles)
    return _first(found), ids


def _first(found: Findings) -> Findings:
    return Findings(
        found.number,
        found.more,
        found.facets,
        found.statements[:SHOWN],
        found.events[:SHOWN],
        found.articles[:SHOWN],
    )


def _kinds(chosen: Kind, words: str, narrowed: dict[str, str]) -> Iterator[tuple[Link, bool]]:
    """Where the same words are looked for in statements, events and articles."""
    for kind, label in KINDS:
        kept = {name: value for name, value in narrowed.items() if name in NARROWING[kind]}
        yield Link(label, addresses.search(**{"q": words, "in": kind, **kept})), kind == chosen


def _facets(facets: tuple[Facet, ...], here: dict[str, str], narrowed: dict[str, str]) -> Iterator[Narrowing]:
    """The lists of links that narrow what was asked."""
    for facet in facets:
        if facet.name in narrowed or len(facet.choices) < 2:
            continue
        links = tuple(
            Link(
                choice.name or in_words(facet.name, choice.value),
                addresses.search(**{**here, facet.name: choice.value}),
                choice.number,
            )
            for choice in facet.choices
        )
        yield Narrowing(_LABELS[facet.name], links)


def _chosen(facets: tuple[Facet, ...], here: dict[str, str], narrowed: dict[str, str]) -> Iterator[Narrowing]:
    """What it is narrowed to, each with the address that is not."""
    names = {(facet.name, choice.value): choice.name for facet in facets for choice in facet.choices}
    for name, value in narrowed.items():
        if name not in ("since", "until"):
            without = {key: kept for key, kept in here.items() if key != name}
            words = names.get((name, value)) or in_words(name, value)
            yield Narrowing(_LABELS[name], (Link(words, addresses.search(**without)),))


def _at_words(words: str, one: FoundArticle) -> str:
    """The article at the paragraph that was found; browsers that can do so show the first word of it too."""
    first = next((word for piece, is_word in marked(one.words, words) if is_word for word in [piece]), "")
    text = f":~:text={quote(first, safe='')}" if first else ""
    return f"{addresses.page(one.page.id)}#p{one.paragraph}{text}"
