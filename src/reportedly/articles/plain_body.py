"""The body of a page of plain text, found between what stands above and below it, and its headline."""

from __future__ import annotations

import re

from reportedly.articles import furniture
from reportedly.articles.plain_blocks import LONG_WORDS, Block

HEADLINE_WORDS = 3
"""Words from which a line above the body is rather its headline than a section or a name."""

TAIL_WORDS = 8
"""Words from which a last line without an end is a sentence cut off, rather than a heading or a link."""

UNENDED_SHARE = 1 / 3
"""Share of a body's blocks without a sentence's end from which it is verse or a list: ends tell nothing."""

LINE_COST = 6
"""Words of prose that a line of anything else weighs up: the best of 3, 6 and 10 on the extraction
benchmark's 91 pages as text with all their menus (4-gram F1 0.87, 0.89, 0.88; 0.82 without)."""

MENU_LINES = 4
"""Unknown lines above the body beyond which they are a menu, and the longest of them the headline."""

_CAPITAL = re.compile(r"\W*[A-Z0-9]")


def body(blocks: list[Block], title: str | None) -> tuple[int, int]:
    """First and last block of the body."""
    _cut_at_comments(blocks)
    prose = [n for n, block in enumerate(blocks) if block.prose]
    densest = _densest(blocks)
    prose = [n for n in prose if n in densest]
    if prose and _is_headline(blocks[prose[0]], title) and len(prose) > 1:
        prose = prose[1:]
    if not prose:
        return _body_of_lines(blocks, title)
    first, last = prose[0], _last_prose(blocks, prose)
    return _up_from(blocks, first, title), _down_from(blocks, first, last)


def _densest(blocks: list[Block]) -> range:
    """The stretch with the most prose for its other lines: the article, in a page copied with all its menus.

    Each word of prose counts for a stretch, each line that is neither prose nor a sentence against it; the
    best stretch is Kadane's.
    """
    best, best_sum = range(len(blocks)), 0
    start, total = 0, 0
    for n, block in enumerate(blocks):
        total += _weight(block)
        if total <= 0:
            start, total = n + 1, 0
        elif total > best_sum:
            best, best_sum = range(start, n + 1), total
    return best


def _weight(block: Block) -> int:
    if block.prose:
        return block.words
    return 0 if block.kind is None and (block.ended or block.item) else -LINE_COST


def _cut_at_comments(blocks: list[Block]) -> None:
    """Mark what readers wrote below the article, where a heading of comments announces it."""
    prose = [block.words if block.prose else 0 for block in blocks]
    above, below = 0, sum(prose)
    for n, block in enumerate(blocks):
        above += prose[n - 1] if n else 0
        below -= prose[n]
        if block.kind != "comments" and not furniture.heads_comments(block.text):
            continue
        if above > below or above >= furniture.SURE_OF_COMMENTS:
            for rest in blocks[n:]:
                rest.kind = rest.kind or "comments"
            return


def _last_prose(blocks: list[Block], prose: list[int]) -> int:
    """The last block of prose that is not the biography, the credit or the notice below an article."""
    authors = {name for block in blocks for name in furniture.authors_of(block.text)}
    while len(prose) > 1 and _below(blocks[prose[-1]], authors):
        blocks[prose[-1]].kind = furniture.kind_of(blocks[prose[-1]].text, "foot") or "biography"
        prose.pop()
    return prose[-1]


def _below(block: Block, authors: set[str]) -> bool:
    kind = furniture.kind_of(block.text, "foot")
    if kind is not None:
        return True
    return furniture.is_biography(block.text, authors)


def _up_from(blocks: list[Block], first: int, title: str | None) -> int:
    """The body's beginning: short sentences, sub-headings and lists that lead up to its first prose.

    What stands highest is left for the headline.
    """
    start = first
    while (
        start > 0
        and blocks[start - 1].kind is None
        and furniture.kind_of(blocks[start - 1].text, "head") is None
    ):
        start -= 1
    start = max((n + 1 for n in range(start, first) if is_name_line(blocks, n)), default=start)
    if first - start > MENU_LINES:
        return first
    run = blocks[start:first]
    if run and _is_headline(run[0], title) and not _headline_above(blocks[:start], title):
        return start + 1
    return start


def _headline_above(head: list[Block], title: str | None) -> bool:
    return headline_in(head, title) is not None


def is_name_line(blocks: list[Block], n: int) -> bool:
    """Whether a line is the author's name alone: it looks like one, and a stamp or credit is next to it."""
    if furniture.name_in(blocks[n].text) is None:
        return False
    near = [*blocks[max(0, n - 1) : n], *blocks[n + 1 : n + 2]]
    kinds = {b.kind or furniture.kind_of(b.text, "head") for b in near}
    return bool(kinds & {"stamp", "credit", "byline"})


def _down_from(blocks: list[Block], first: int, last: int) -> int:
    """The body's end: what follows its last prose at once and is no furniture, as far as it reads as text."""
    inside = [block for block in blocks[first : last + 1] if block.kind is None]
    verse = sum(not block.ended for block in inside) > len(inside) * UNENDED_SHARE
    authors = {name for block in blocks for name in furniture.authors_of(block.text)}
    end = last
    for n in range(last + 1, len(blocks)):
        block = blocks[n]
        if (
            block.kind is not None
            or furniture.kind_of(block.text, "foot") is not None
            or block.text in authors
        ):
            break
        if block.ended or block.item or verse or block.words >= TAIL_WORDS:
            end = n
        elif not (n + 1 < len(blocks) and (blocks[n + 1].item or blocks[n + 1].ended)):
            break
    return end


def _body_of_lines(blocks: list[Block], title: str | None) -> tuple[int, int]:
    """The body of a page without prose (verse, a list, a short notice): all that is no furniture, if any."""
    lines = [n for n, b in enumerate(blocks) if b.kind is None and furniture.kind_of(b.text, "head") is None]
    if not lines:
        return 0, -1
    first, last = lines[0], lines[-1]
    ended = sum(blocks[n].ended for n in lines)
    if len(lines) > 1 and _is_headline(blocks[first], title) and (title or ended * 2 >= len(lines)):
        first = lines[1]
    return first, last


# --- Headline ------------------------------------------------------------------------------


def _is_headline(block: Block, title: str | None) -> bool:
    """Whether a block has a headline's shape: the title given outside, no end, or capitals throughout."""
    if title is not None:
        return alike(block.text, title)
    if block.item or block.words >= LONG_WORDS:
        return False
    return (
        not block.ended
        or (block.text.endswith(("?", "!", "”", "’", '"', "'")) and block.words <= 14)
        or _titled(block.text)
    )


def alike(line: str, title: str) -> bool:
    """The same words, whatever the case and the points; a site's name may follow the title."""
    one, other = (re.findall(r"\w+", words.lower()) for words in (line, title))
    return bool(one) and (one == other or (len(one) >= 4 and other[: len(one)] == one))


def _titled(line: str) -> bool:
    """Whether nearly all longer words begin with a capital, as headlines' do in many papers."""
    long = [word for word in line.split()[1:] if len(word.strip("\"'“”‘’.,:;")) > 3]
    return len(long) >= 3 and sum(_CAPITAL.match(word) is not None for word in long) >= len(long) * 0.8


def headline_in(head: list[Block], title: str | None) -> Block | None:
    """The block above the body that is its headline; in a menu, the longest line of it."""
    lines = [b for b in head if b.kind is None and furniture.kind_of(b.text, "head") is None]
    lines = [b for b in lines if _is_headline(b, title)]
    if len(lines) > MENU_LINES:
        return max(lines, key=lambda b: b.words)
    return next((b for b in lines if b.words >= HEADLINE_WORDS), lines[0] if lines else None)
