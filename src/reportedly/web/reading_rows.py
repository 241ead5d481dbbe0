"""A reading as rows: its attributions, events, damage and furniture as pages list them, and their marks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reportedly import phrasing
from reportedly.model import Actor, Article, Attribution, Furniture, Reading, Time
from reportedly.phrasing import Numbered
from reportedly.web.marking import Block, Mark, tight


@dataclass(frozen=True)
class Words:
    """Exact words of the text, and the anchor where they stand."""

    text: str
    anchor: str


@dataclass(frozen=True)
class Pointer:
    """Another row: its key, and the number it is shown with."""

    key: int
    number: str


@dataclass(frozen=True)
class Row:
    """One attribution as pages list it: `key` tells it from the others, `number` is for people."""

    id: str
    key: int
    number: str
    depth: int
    source: Words | None
    cue: Words | None
    content: tuple[Words, ...]
    manner: str
    says: str
    factuality: str
    factuality_words: str
    speaker: str
    actors: tuple[Actor, ...]
    when: Time | None
    when_words: str
    through: str
    within: Pointer | None
    answers: tuple[Pointer, ...]
    certainty: float
    paragraph: int

    @property
    def who(self) -> str:
        """Who is meant, or else the words the page uses, or nothing."""
        return self.speaker or (self.source.text if self.source else "")

    @property
    def does(self) -> str:
        """What is done by saying it, or else the page's own words."""
        return self.says or (self.cue.text if self.cue else "")


@dataclass(frozen=True)
class DamageRow:
    """One damage as the page lists it."""

    number: int
    words: Words
    kind: str
    reason: str
    suggestion: str | None
    certain: bool


def attribution_marks(reading: Reading) -> Iterator[Mark]:
    """The marks of every attribution; the last words of its source (or cue, or content) are numbered."""
    for key, attribution in enumerate(reading.statements(), 1):
        marks = list(role_marks(attribution, key, reading.article.text))
        hinge = next(iter(marks), None)
        for mark in marks:
            yield Mark(mark.span, mark.role, mark.key, mark.part, numbered=mark is hinge)


def time_marks(reading: Reading) -> Iterator[Mark]:
    """A mark for each time expression."""
    for number, time in enumerate(reading.times, 1):
        if found := tight(time.span, reading.article.text):
            yield Mark(found, "time", number)


def role_marks(attribution: Attribution, key: int, text: str) -> Iterator[Mark]:
    """The marks of one attribution: its source, its cue and the pieces of its content."""
    if attribution.source and (source := tight(attribution.source, text)):
        yield Mark(source, "source", key)
    if attribution.cue and (cue := tight(attribution.cue, text)):
        yield Mark(cue, "cue", key)
    pieces = [piece for span in attribution.content if (piece := tight(span, text))]
    for part, piece in enumerate(pieces):
        yield Mark(piece, "content", key, part)


def damage_marks(article: Article) -> Iterator[Mark]:
    """A mark for each damage, numbered."""
    for number, damage in enumerate(article.damage, 1):
        if found := tight(damage.span, article.text):
            yield Mark(found, "damage", number, numbered=True)


def rows_of(reading: Reading, text_blocks: tuple[Block, ...]) -> tuple[Row, ...]:
    """The attributions as rows, in the order of the reading, nested ones under those they stand in."""
    found = phrasing.numbered(reading)
    pointers = {one.attribution.id: Pointer(key, one.number) for key, one in enumerate(found, 1)}
    paragraph_of: dict[int, int] = {}
    for index, block in enumerate(text_blocks):
        for mark in block.starting:
            if mark.role in {"source", "cue", "content"}:
                paragraph_of.setdefault(mark.key, index)
    rows: list[Row] = []
    reached = 0
    for key, one in enumerate(found, 1):
        # The margin follows the reading's order, and so never goes back up the page.
        reached = max(reached, paragraph_of.get(key, reached))
        rows.append(_row(one, key, pointers, reading.article.text, reached))
    return tuple(rows)


def _row(one: Numbered, key: int, pointers: dict[str, Pointer], text: str, paragraph: int) -> Row:
    attribution = one.attribution
    marks = list(role_marks(attribution, key, text))
    words = {mark: Words(mark.span.of(text), mark.anchor) for mark in marks}
    when = attribution.when
    return Row(
        id=attribution.id,
        key=key,
        number=one.number,
        depth=one.depth,
        source=next((words[mark] for mark in marks if mark.role == "source"), None),
        cue=next((words[mark] for mark in marks if mark.role == "cue"), None),
        content=tuple(words[mark] for mark in marks if mark.role == "content"),
        manner=attribution.manner,
        says=phrasing.says(attribution.act, *_names(attribution, text)),
        factuality=attribution.factuality or "",
        factuality_words=phrasing.FACTUALITY[attribution.factuality] if attribution.factuality else "",
        speaker=phrasing.speakers(attribution),
        actors=attribution.actors(),
        when=when,
        when_words=(phrasing.interval(when.earliest, when.latest) or when.span.of(text)) if when else "",
        through="; ".join(phrasing.chain(attribution.relays)),
        within=pointers.get(attribution.within or ""),
        answers=tuple(pointers[answer] for answer in attribution.answers if answer in pointers),
        certainty=attribution.certainty,
        paragraph=paragraph,
    )


def _names(attribution: Attribution, text: str) -> tuple[str, ...]:
    """Those who say it, by name or in the words of the page."""
    named = tuple(one.name for one in attribution.actors())
    return named or ((attribution.source.of(text),) if attribution.source else ())


def damage_rows(article: Article) -> Iterator[DamageRow]:
    """The damage as rows, in the order of the text."""
    for mark in damage_marks(article):
        damage = article.damage[mark.key - 1]
        yield DamageRow(
            number=mark.key,
            words=Words(mark.span.of(article.text), mark.anchor),
            kind=damage.kind.replace("-", " "),
            reason=damage.reason,
            suggestion=damage.suggestion,
            certain=damage.certain,
        )


def furniture_of(furniture: tuple[Furniture, ...]) -> list[tuple[str, list[str]]]:
    """What was set aside, by kind, in the page's order."""
    by_kind: dict[str, list[str]] = {}
    for piece in sorted(furniture, key=lambda piece: (piece.span.start, piece.span.end)):
        by_kind.setdefault(piece.kind.replace("-", " "), []).append(piece.text)
    return list(by_kind.items())
