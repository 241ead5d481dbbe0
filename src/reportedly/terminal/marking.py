"""A paragraph with its attributions marked: styled words and small numbers, or numbered brackets."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from rich.text import Text

from reportedly.model import Article, Span
from reportedly.phrasing import Numbered
from reportedly.terminal.tables import harmless

Role = Literal["source", "cue", "content", "damage"]

STYLES: dict[Role, str] = {
    "source": "bold cyan",
    "cue": "italic magenta",
    "content": "green",
    "damage": "underline red",
}
BRACKETS: dict[Role, tuple[str, str]] = {
    "source": ("[", "]"),
    "cue": ("<", ">"),
    "content": ("{", "}"),
    "damage": ("!", "!"),
}
_SUPERSCRIPTS = str.maketrans("0123456789.", "⁰¹²³⁴⁵⁶⁷⁸⁹·")


@dataclass(frozen=True)
class Mark:
    """One span of a paragraph: its role, the number of what it belongs to, and whether to number it."""

    start: int
    end: int
    role: Role
    number: str
    numbered: bool = False


def legend(plain: bool, damage: bool) -> Text:
    """One line on what the marks mean."""
    means: dict[Role, str] = {
        "source": "source: who is cited",
        "cue": "cue: words that cite",
        "content": "content: what is attributed",
        "damage": "damage: not as it was written",
    }
    shown: list[Text] = []
    for role, meaning in means.items():
        if role != "damage" or damage:
            before, after = BRACKETS[role] if plain else ("", "")
            shown.append(Text(f"{before}{meaning}{after}", style="" if plain else STYLES[role]))
    return Text("   " if plain else "  ·  ").join(shown)


def attribution_marks(attributions: Sequence[Numbered]) -> Iterator[Mark]:
    """The marks of all attributions; each is numbered once, at its source, or else cue, or else content."""
    for one in attributions:
        attribution = one.attribution
        spans: list[tuple[Role, Span]] = [
            *([("source", attribution.source)] if attribution.source else []),
            *([("cue", attribution.cue)] if attribution.cue else []),
            *(("content", span) for span in attribution.content),
        ]
        for place, (role, span) in enumerate(spans):
            yield Mark(span.start, span.end, role, one.number, numbered=place == 0)


def damage_marks(article: Article) -> Iterator[Mark]:
    """The marks of all that is not as it was written."""
    for number, damage in enumerate(article.damage, 1):
        yield Mark(damage.span.start, damage.span.end, "damage", str(number))


def paragraph(text: str, place: Span, marks: Iterable[Mark], plain: bool) -> Text:
    """One paragraph with its marks: styled words and small numbers, or numbered brackets."""
    start, end = max(place.start, 0), min(place.end, len(text))
    here = [
        Mark(
            max(mark.start, start) - start, min(mark.end, end) - start, mark.role, mark.number, mark.numbered
        )
        for mark in marks
        if mark.start < end and mark.end > start and mark.start < mark.end
    ]
    words = Text(re.sub(r"\s", " ", harmless(text[start:end])))
    return _bracketed(words, here) if plain else _coloured(words, here)


def _coloured(words: Text, marks: Sequence[Mark]) -> Text:
    """
    >>> _coloured(Text("Oslo said no."), [Mark(0, 4, "source", "1", numbered=True)]).plain
    'Oslo¹ said no.'
    """
    for mark in sorted(marks, key=lambda mark: -(mark.end - mark.start)):
        words.stylize(STYLES[mark.role], mark.start, mark.end)
    for mark in marks:
        over = [other for other in marks if other.role == mark.role == "content" and other != mark]
        if any(other.start <= mark.start and other.end >= mark.end for other in over):
            words.stylize("underline", mark.start, mark.end)
    numbers = [(mark.end, mark.number.translate(_SUPERSCRIPTS), "dim") for mark in marks if mark.numbered]
    return _woven(words, sorted(numbers))


def _bracketed(words: Text, marks: Sequence[Mark]) -> Text:
    """
    >>> marks = [Mark(0, 4, "source", "1"), Mark(5, 9, "cue", "1"), Mark(10, 12, "content", "1")]
    >>> _bracketed(Text("Oslo said no."), marks).plain
    '[1:Oslo] <1:said> {1:no}.'
    """
    opening = sorted(marks, key=lambda mark: (mark.start, -mark.end))
    closing = sorted(marks, key=lambda mark: (mark.end, -mark.start))
    signs = [(mark.end, 0, BRACKETS[mark.role][1]) for mark in closing]
    signs += [(mark.start, 1, f"{BRACKETS[mark.role][0]}{mark.number}:") for mark in opening]
    return _woven(words, [(place, sign, "") for place, _, sign in sorted(signs, key=lambda sign: sign[:2])])


def _woven(words: Text, signs: Sequence[tuple[int, str, str]]) -> Text:
    """The words with `signs` (place, sign, style), in order of place, put between them."""
    if not signs:
        return words
    parts = list(words.divide([place for place, _, _ in signs]))
    woven = Text()
    for part, (_, sign, style) in zip(parts, signs, strict=False):
        woven.append_text(part)
        woven.append(sign, style)
    return woven.append_text(parts[-1])
