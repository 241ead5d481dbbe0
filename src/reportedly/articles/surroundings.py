"""The lines of a page of HTML that are not its article's, each with its kind.

A line's own words say most; then the mark-up's names, the form or the list of links that it stands in, the
heading over it, and last the lines before and after it: between two links of a menu stands a third.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from reportedly.articles import boxes, density, furniture
from reportedly.articles.body import Body
from reportedly.articles.forms import Forms
from reportedly.articles.metadata import Metadata
from reportedly.articles.tree import Block, Element, words
from reportedly.model import Furniture, FurnitureKind, Span

VAGUE: frozenset[FurnitureKind] = frozenset(("section", "other", "related"))
"""Kinds that elements are named for, or boxes of links taken for, whatever they hold: words may say more."""

TELLING: frozenset[FurnitureKind] = frozenset(
    ("share", "subscription", "legal", "comments", "navigation", "source-link")
)
"""Kinds that a line's words tell wherever it stands."""

GROUPS: frozenset[FurnitureKind] = frozenset(("related", "comments", "biography"))
"""Kinds whose heading speaks for all that stands under it."""

ENDING: frozenset[FurnitureKind] = frozenset(("legal", "subscription", "share", "headline", "source-link"))
"""Kinds of lines that are under no heading of other stories, and end what is."""

RUNNING: frozenset[FurnitureKind | None] = frozenset(("related", "comments", "subscription", "legal"))
"""Kinds of which several lines stand together, whatever each says."""

NEIGHBOURS = 4
"""Lines before and after in which one of known kind is looked for."""

MENU_WORDS = 6
"""Words of a link's name in a menu, at most: a longer line is a headline, or a sentence."""

NEAR_HEADLINE = 2
"""Lines after the headline in which a name alone is the author's."""

_WIDE = ("html", "body", "main", "article")


class _Line(NamedTuple):
    span: Span
    text: str
    place: furniture.Place
    block: Block | None


def surroundings(
    lines: Sequence[tuple[Span, str]],
    ours: Sequence[int],
    body: Body,
    blocks: Sequence[Block],
    about: Metadata,
) -> tuple[Furniture, ...]:
    """Those visible `lines` that are not `ours`; `blocks` are all that the page holds, shown or hidden."""
    first, last = (ours[0], ours[-1]) if ours else (len(lines), -1)
    kept = set(ours)
    blocks_of = _by_line(blocks)
    around = [
        _Line(span, text, "head" if i < first else "foot" if i > last else "body", block)
        for i, (span, text) in enumerate(lines)
        for block in (_next_of(blocks_of, text),)
        if i not in kept
    ]
    title = words(about.headline or "")
    forms = Forms()
    kinds: list[FurnitureKind | None] = [
        "headline" if title and words(each.text) == title else _kind(each, body, forms, about.authors)
        for each in around
    ]
    _name_authors(around, kinds)
    _name_under_headings(around, kinds)
    _name_between(around, kinds)
    return tuple(
        Furniture(line.span, kind or "other", line.text) for line, kind in zip(around, kinds, strict=True)
    )


def _by_line(blocks: Sequence[Block]) -> dict[str, list[Block]]:
    """The blocks that show each line, the last first."""
    found: dict[str, list[Block]] = {}
    for block in reversed(blocks):
        for line in block.text.splitlines():
            found.setdefault(line.strip(), []).append(block)
    return found


def _next_of(blocks_of: dict[str, list[Block]], line: str) -> Block | None:
    """The block that shows the line this time: pages say the same more than once."""
    there = blocks_of.get(line)
    return None if not there else there.pop() if len(there) > 1 else there[0]


def _kind(line: _Line, body: Body, forms: Forms, authors: tuple[str, ...]) -> FurnitureKind | None:
    """What a line is by its mark-up's name where that is telling, by its words, by its form and its links."""
    named = body.named.get(line.text)
    if named and named not in VAGUE:
        return named
    told = furniture.kind_of(line.text, line.place) or boxes.leads_away(line.text, line.place)
    formed = forms.kind(line.block.element) if line.block else None
    if formed and told != "legal":
        return formed
    linked = boxes.by_links(line.block) if line.block else None
    if named == "related":
        is_menu = line.place == "head" and len(words(line.text)) < boxes.SHORTEST_PROMO
        return told if told in TELLING else "navigation" if is_menu else named
    if (linked is None or line.place == "head") and furniture.is_byline(line.text, authors):
        return "byline"
    if line.place == "foot" and furniture.is_biography(line.text, authors):
        return "biography"
    return (told if told != "other" else None) or linked or (named if named != "other" else None) or told


def _name_authors(around: Sequence[_Line], kinds: list[FurnitureKind | None]) -> None:
    """A name alone beside the headline or a stamp is the author's, not a person's in the news.

    An agency, a place after it and all that `furniture.name_in` allows go with it.
    """
    at = next((n for n, kind in enumerate(kinds) if kind == "headline"), None)
    if at is None:
        return
    for n in range(at + 1, min(at + 1 + NEAR_HEADLINE, len(kinds))):
        is_free = kinds[n] is None and around[n].place == "head"
        if is_free and furniture.name_in(around[n].text):
            kinds[n] = "byline"


def _name_under_headings(around: Sequence[_Line], kinds: list[FurnitureKind | None]) -> None:
    """What stands under a heading of other stories, or of comments, is of them: teasers, stamps, names.

    In the heading's own box, and in the order of the page up to the next heading of its rank, or a line that
    is surely something else.
    """
    under: FurnitureKind | None = None
    box: Element | None = None
    rank = ""
    for n, line in enumerate(around):
        kind = kinds[n]
        if line.block is None:
            continue
        if under and box is not None and not _is_in(line.block.element, box):
            under = None
        if kind in GROUPS and line.place != "head" and _is_heading(line.block):
            under, box = kind, _box(line.block.element, around, n)
            rank = line.block.tag
        elif under and _ends(line.block, kind, under, None if box is None else rank):
            under = None
        elif under:
            kinds[n] = under


def _is_heading(block: Block) -> bool:
    """Whether a block is a heading, or a line that may be one: short, and no link."""
    return block.is_heading or (not block.linked and len(words(block.text)) <= MENU_WORDS)


def _ends(block: Block, kind: FurnitureKind | None, under: FurnitureKind, rank: str | None) -> bool:
    """Whether a line is no longer under a heading; `rank` is the heading's tag where it has a box of its own.

    Names of those who comment are headings at times, lower ones; and teasers have theirs.
    """
    if block.is_heading and rank is None:
        return True
    if block.is_heading and under in ("biography", "comments"):
        is_lower = (rank or "")[:1] == "h" and block.tag > (rank or "")
        return under == "biography" or not is_lower
    return kind in ENDING or (kind == "navigation" and block.linked < boxes.KEPT_SHARE)


def _box(heading: Element, around: Sequence[_Line], n: int) -> Element | None:
    """The element that holds a heading and what stands under it; none where that is the whole page."""
    following = around[n + 1].block if n + 1 < len(around) else None
    if following is None:
        return heading
    for up in heading.iterancestors():
        if _is_in(following.element, up):
            return None if up.tag in _WIDE else up
    return heading


def _is_in(element: Element, box: Element) -> bool:
    return element is box or any(up is box for up in element.iterancestors())


def _name_between(around: Sequence[_Line], kinds: list[FurnitureKind | None]) -> None:
    """A line that nothing tells, between two of one kind, is of that kind: menus, forms, lists of teasers.

    A short one beside a menu is of the menu.
    """
    told = [None if kind == "other" else kind for kind in kinds]
    for n, line in enumerate(around):
        if kinds[n] is not None or line.place == "body" or not words(line.text):
            continue
        before = next(filter(None, reversed(told[max(0, n - NEIGHBOURS) : n])), None)
        after = next(filter(None, told[n + 1 : n + 1 + NEIGHBOURS]), None)
        is_short = len(words(line.text)) <= MENU_WORDS and not density.ENDS.search(line.text)
        if is_short and "navigation" in (before, after):
            kinds[n] = "navigation"
        elif before in RUNNING and after in (before, None):
            kinds[n] = before
