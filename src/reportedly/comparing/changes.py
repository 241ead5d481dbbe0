"""What changed between two readings of one page: headline and byline, passages by word, statements."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from reportedly import phrasing
from reportedly.comparing.alignment import ALIKE, MOST_COMPARED, Pair, aligned, counted, likeness, reworded
from reportedly.model import Article, Attribution, Reading, Record, Span

ChangeKind = Literal["added", "dropped", "changed", "moved"]
FieldName = Literal["headline", "subheadline", "byline", "credit", "dateline", "published"]

SAME_SPEAKER = 0.25
"""What the same speaker adds to the likeness of two statements."""


class Reworded(Record, frozen=True):
    """Words that stand in the place of others: `before` in the older text, `after` in the newer."""

    before: Span
    after: Span
    was: str
    now: str


class Field(Record, frozen=True):
    """What stands over the article, and changed: its headline, byline, credit, dateline or date."""

    name: FieldName
    was: str | None = None
    now: str | None = None


class Changed(Record, frozen=True):
    """A paragraph added, dropped, changed or moved: where it stands in either text, and words that differ."""

    kind: ChangeKind
    before: Span | None = None
    after: Span | None = None
    was: str | None = None
    now: str | None = None
    words: tuple[Reworded, ...] = ()


class ChangedStatement(Record, frozen=True):
    """A statement that was added, dropped or changed.

    `before` and `after` are the ids of the attribution in the older reading and in the newer; `was` and `now`
    say who does what by saying what.
    """

    kind: ChangeKind
    before: str | None = None
    after: str | None = None
    was: str | None = None
    now: str | None = None


class Changes(Record, frozen=True):
    """What the newer of two readings of a page says otherwise than the older, in the order of the text."""

    fields: tuple[Field, ...] = ()
    passages: tuple[Changed, ...] = ()
    statements: tuple[ChangedStatement, ...] = ()


def changes(before: Reading, after: Reading) -> Changes:
    """What `after` says otherwise than `before`."""
    return Changes(
        tuple(_fields(before.article, after.article)),
        tuple(passages(before.article, after.article)),
        tuple(_statements(before, after)),
    )


def passages(before: Article, after: Article) -> Iterator[Changed]:
    """The paragraphs that are not the same in both.

    >>> old = Article("The dam is safe.", (Span(0, 16),))
    >>> new = Article("More soon.\\n\\nThe dam is not safe.", (Span(0, 10), Span(12, 32)))
    >>> [(one.kind, one.was, one.now, [words.now for words in one.words]) for one in passages(old, new)]
    [('added', None, 'More soon.', []), ('changed', 'The dam is safe.', 'The dam is not safe.', ['not'])]
    """
    old, new = _paragraphs(before), _paragraphs(after)
    was, now = [span.of(before.text) for span in old], [span.of(after.text) for span in new]
    pairs = aligned([_spaced(text) for text in was], [_spaced(text) for text in now])
    moved = _moved(pairs, was, now)
    for i, k in pairs:
        if i is not None and k is not None:
            words = tuple(_words(was[i], now[k], old[i].start, new[k].start))
            if words:
                yield Changed("changed", old[i], new[k], was[i], now[k], words)
        elif i is not None and i not in moved:
            yield Changed("dropped", before=old[i], was=was[i])
        elif k is not None:
            there = next((one for one, other in moved.items() if other == k), None)
            if there is None:
                yield Changed("added", after=new[k], now=now[k])
            else:
                yield Changed("moved", old[there], new[k], was[there], now[k])


def _paragraphs(article: Article) -> tuple[Span, ...]:
    return article.paragraphs or ((Span(0, len(article.text)),) if article.text else ())


def _spaced(text: str) -> str:
    return " ".join(text.split())


def _moved(pairs: Sequence[Pair], was: Sequence[str], now: Sequence[str]) -> dict[int, int]:
    """Paragraphs that went from one place and stand, word for word, in another."""
    places: dict[str, list[int]] = {}
    for i, k in pairs:
        if i is None and k is not None:
            places.setdefault(_spaced(now[k]), []).append(k)
    gone = [(i, places.get(_spaced(was[i]))) for i, k in pairs if i is not None and k is None]
    return {i: there.pop(0) for i, there in gone if there}


def _words(was: str, now: str, old: int, new: int) -> Iterator[Reworded]:
    for first, second in reworded(was, now):
        yield Reworded(
            Span(old + first.start, old + first.end),
            Span(new + second.start, new + second.end),
            first.of(was),
            second.of(now),
        )


def _fields(before: Article, after: Article) -> Iterator[Field]:
    old, new = _said_of(before), _said_of(after)
    for name, was in old.items():
        if was != new[name]:
            yield Field(name, was, new[name])


def _said_of(article: Article) -> dict[FieldName, str | None]:
    published = article.published
    return {
        "headline": article.headline,
        "subheadline": article.subheadline,
        "byline": ", ".join(article.authors) or None,
        "credit": article.credit,
        "dateline": article.dateline,
        "published": phrasing.dated(published.earliest, published.latest) if published else None,
    }


# --- Statements ----------------------------------------------------------------------------


class _Told(NamedTuple):
    """A statement as it is compared: who does what, and the words of what is said."""

    attribution: Attribution
    who: str
    does: str
    content: str
    words: Counter[str]

    def __str__(self) -> str:
        return f"{self.who or '–'} {self.does}: {self.content}"


def _statements(before: Reading, after: Reading) -> Iterator[ChangedStatement]:
    """Statements by what they say: the same words of the same speaker first, then what is most alike."""
    old, new = _told(before), _told(after)
    pairs = _same(old, new)
    pairs |= _alike(old, new, pairs)
    sources = {there: here for here, there in pairs.items()}
    for i, one in enumerate(old):
        if i not in pairs:
            yield ChangedStatement("dropped", before=one.attribution.id, was=str(one))
    for k, one in enumerate(new):
        if k not in sources:
            yield ChangedStatement("added", after=one.attribution.id, now=str(one))
        elif str(older := old[sources[k]]) != str(one):
            yield ChangedStatement(
                "changed", older.attribution.id, one.attribution.id, was=str(older), now=str(one)
            )


def _told(reading: Reading) -> list[_Told]:
    text = reading.article.text
    told: list[_Told] = []
    for one in reading.statements():
        content = " … ".join(_spaced(span.of(text)) for span in one.content)
        who = _spaced(phrasing.who(one, text) or "")
        told.append(_Told(one, who, phrasing.says(one.act), content, counted(content)))
    return told


def _same(old: Sequence[_Told], new: Sequence[_Told]) -> dict[int, int]:
    """Which statements stayed, word for word: those of the same speaker first."""
    pairs: dict[int, int] = {}
    for same_speaker in (True, False):
        places: dict[tuple[str, str], list[int]] = {}
        taken = set(pairs.values())
        for k, one in enumerate(new):
            if k not in taken:
                places.setdefault((one.who if same_speaker else "", one.content), []).append(k)
        for i, one in enumerate(old):
            there = places.get((one.who if same_speaker else "", one.content))
            if i not in pairs and there:
                pairs[i] = there.pop(0)
    return pairs


def _alike(old: Sequence[_Told], new: Sequence[_Told], pairs: dict[int, int]) -> dict[int, int]:
    """Of the others, which are most alike: of one speaker rather than of two."""
    left = [i for i in range(len(old)) if i not in pairs]
    taken = set(pairs.values())
    there = [k for k in range(len(new)) if k not in taken]
    if len(left) * len(there) > MOST_COMPARED:
        return {}
    scored: list[tuple[float, int, int]] = []
    for i in left:
        for k in there:
            score = likeness(old[i].words, new[k].words)
            if score >= ALIKE:
                scored.append((-score - SAME_SPEAKER * (old[i].who == new[k].who), i, k))
    found: dict[int, int] = {}
    for _, i, k in sorted(scored):
        if i not in found and k not in taken:
            found[i] = k
            taken.add(k)
    return found
