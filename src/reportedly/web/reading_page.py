"""One reading as one page: the article with every attribution marked, and a table of them beside it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from reportedly.model import Article, Attribution, Furniture, Reading, Time
from reportedly import phrasing
from reportedly.web.marking import Block, Mark, blocks, tight
from reportedly.web.templating import rendered


@dataclass(frozen=True)
class Words:
    """Exact words of the text, and the anchor where they stand."""

    text: str
    anchor: str


@dataclass(frozen=True)
class Row:
    """One attribution as the table shows it."""

    number: int
    source: Words | None
    cue: Words | None
    content: tuple[Words, ...]
    manner: str
    act: str
    factuality: str
    speaker: str
    when: Time | None
    when_words: str
    through: tuple[str, ...]
    within: int | None
    answers: tuple[int, ...]
    certainty: float
    paragraph: int

    @property
    def who(self) -> str:
        """Who is meant, or else the words the page uses, or nothing."""
        return self.speaker or (self.source.text if self.source else "")

    @property
    def did(self) -> str:
        """What the citing does: the page's own words, or else the act."""
        return self.cue.text if self.cue else self.act


@dataclass(frozen=True)
class DamageRow:
    """One damage as the page lists it."""

    number: int
    words: Words
    kind: str
    reason: str
    suggestion: str | None
    certain: bool


def reading_page(reading: Reading, page_url: str | None = None) -> str:
    """The reading as one self-contained HTML document.

    `page_url` is where the page can be seen, if its article does not say. Nothing is loaded from
    anywhere and no script is needed; the article's text is in it to the letter.

    >>> "Nothing attributed was found" in reading_page(Reading(Article("It rained.")))
    True
    """
    article = reading.article
    marks = tuple(_attribution_marks(reading)) + tuple(_damage_marks(article))
    text_blocks = blocks(article.text, article.paragraphs, marks)
    rows = _rows(reading, text_blocks)
    return rendered(
        "reading.html.j2",
        article=article,
        address=page_url or article.url,
        sureness=phrasing.sureness(article.published) if article.published else "",
        blocks=text_blocks,
        rows=rows,
        margin=[(number, list(group)) for number, group in groupby(rows, lambda row: row.paragraph)],
        damage=list(_damage_rows(article)),
        furniture=_furniture(article.furniture),
        notes=reading.notes,
        versions=reading.versions,
    )


def _attribution_marks(reading: Reading) -> Iterator[Mark]:
    """The marks of every attribution; the last words of its source (or cue, or content) are numbered."""
    for number, attribution in enumerate(reading.attributions, 1):
        marks = list(_role_marks(attribution, number, reading.article.text))
        hinge = next(iter(marks), None)
        for mark in marks:
            yield Mark(mark.span, mark.role, mark.key, mark.part, numbered=mark is hinge)


def _role_marks(attribution: Attribution, number: int, text: str) -> Iterator[Mark]:
    if attribution.source and (source := tight(attribution.source, text)):
        yield Mark(source, "source", number)
    if attribution.cue and (cue := tight(attribution.cue, text)):
        yield Mark(cue, "cue", number)
    pieces = [piece for span in attribution.content if (piece := tight(span, text))]
    for part, piece in enumerate(pieces):
        yield Mark(piece, "content", number, part)


def _damage_marks(article: Article) -> Iterator[Mark]:
    for number, damage in enumerate(article.damage, 1):
        if found := tight(damage.span, article.text):
            yield Mark(found, "damage", number, numbered=True)


def _rows(reading: Reading, text_blocks: tuple[Block, ...]) -> tuple[Row, ...]:
    """The attributions as rows, numbered in the order of the reading."""
    numbers = {attribution.id: number for number, attribution in enumerate(reading.attributions, 1)}
    paragraph_of: dict[int, int] = {}
    for index, block in enumerate(text_blocks):
        for mark in block.starting:
            if mark.role != "damage":
                paragraph_of.setdefault(mark.key, index)
    rows: list[Row] = []
    reached = 0
    for number, attribution in enumerate(reading.attributions, 1):
        # The margin follows the reading's order, and so never goes back up the page.
        reached = max(reached, paragraph_of.get(number, reached))
        rows.append(_row(attribution, number, numbers, reading.article.text, reached))
    return tuple(rows)


def _row(attribution: Attribution, number: int, numbers: dict[str, int], text: str, paragraph: int) -> Row:
    marks = list(_role_marks(attribution, number, text))
    words = {mark: Words(mark.span.of(text), mark.anchor) for mark in marks}
    when = attribution.when
    return Row(
        number=number,
        source=next((words[mark] for mark in marks if mark.role == "source"), None),
        cue=next((words[mark] for mark in marks if mark.role == "cue"), None),
        content=tuple(words[mark] for mark in marks if mark.role == "content"),
        manner=attribution.manner,
        act=attribution.act or "",
        factuality=phrasing.FACTUALITY[attribution.factuality] if attribution.factuality else "",
        speaker=phrasing.speakers(attribution),
        when=when,
        when_words=(phrasing.interval(when.earliest, when.latest) or when.span.of(text)) if when else "",
        through=tuple(relay.name for relay in attribution.relays),
        within=numbers.get(attribution.within or ""),
        answers=tuple(numbers[answer] for answer in attribution.answers if answer in numbers),
        certainty=attribution.certainty,
        paragraph=paragraph,
    )


def _damage_rows(article: Article) -> Iterator[DamageRow]:
    for mark in _damage_marks(article):
        damage = article.damage[mark.key - 1]
        yield DamageRow(
            number=mark.key,
            words=Words(mark.span.of(article.text), mark.anchor),
            kind=damage.kind.replace("-", " "),
            reason=damage.reason,
            suggestion=damage.suggestion,
            certain=damage.certain,
        )


def _furniture(furniture: tuple[Furniture, ...]) -> list[tuple[str, list[str]]]:
    """What was set aside, by kind, in the page's order."""
    by_kind: dict[str, list[str]] = {}
    for piece in sorted(furniture, key=lambda piece: (piece.span.start, piece.span.end)):
        by_kind.setdefault(piece.kind.replace("-", " "), []).append(piece.text)
    return list(by_kind.items())
