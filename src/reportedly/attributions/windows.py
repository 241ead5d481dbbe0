"""Text to the windows of word pieces that the tagger reads, and back to code points."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tokenizers import Tokenizer

SIZE = 256  # word pieces in a window: what the encoder was trained on
CLS, SEP = 101, 102  # ids of BERT's vocabulary; [SEP] also stands for the end of a paragraph
NOWHERE = (-1, -1)

_LINE = re.compile(r"[^\n]*[^\s][^\n]*")
_CLOSING = frozenset('.!?"”’')


@dataclass(frozen=True, slots=True)
class Paragraph:
    """The word pieces of one paragraph, or of as much of a long one as a window holds."""

    ids: Sequence[int]
    offsets: Sequence[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Window:
    """`[CLS] paragraph [SEP] paragraph [SEP]`; special pieces have the offsets `NOWHERE`."""

    ids: Sequence[int]
    offsets: Sequence[tuple[int, int]]


def paragraphs(text: str, tokenizer: Tokenizer) -> list[Paragraph]:
    """The text's lines as word pieces with code-point offsets; long ones are cut, where a sentence ends."""
    lines = [match.span() for match in _LINE.finditer(text)]
    encodings = tokenizer.encode_batch([text[start:end] for start, end in lines], add_special_tokens=False)
    found: list[Paragraph] = []
    for (start, _), encoding in zip(lines, encodings, strict=True):
        ids = list(encoding.ids)
        offsets = [(start + a, start + b) for a, b in encoding.offsets]
        while len(ids) > SIZE - 2:
            cut = _cut(text, offsets)
            found.append(Paragraph(ids[:cut], offsets[:cut]))
            ids, offsets = ids[cut:], offsets[cut:]
        if ids:
            found.append(Paragraph(ids, offsets))
    return found


def _cut(text: str, offsets: Sequence[tuple[int, int]]) -> int:
    """Where to cut a paragraph too long for one window: after the last full stop in its second half."""
    for cut in range(SIZE - 2, SIZE // 2, -1):
        closes = text[offsets[cut - 1][1] - 1] in _CLOSING
        if closes and text[offsets[cut][0] - 1].isspace():
            return cut
    return SIZE - 2


def pack(parts: Iterable[Paragraph], first: int = SIZE) -> list[Window]:
    """Consecutive paragraphs into windows, whole; `first` is the room in the first (training shifts it)."""
    windows: list[Window] = []
    ids, offsets, room = [CLS], [NOWHERE], first
    for part in parts:
        if len(ids) > 1 and len(ids) + len(part.ids) + 1 > room:
            windows.append(Window(ids, offsets))
            ids, offsets, room = [CLS], [NOWHERE], SIZE
        ids = [*ids, *part.ids, SEP]
        offsets = [*offsets, *part.offsets, NOWHERE]
    if len(ids) > 1:
        windows.append(Window(ids, offsets))
    return windows
