"""A page's mark-up as a tree, and the tree as blocks: the runs of text a reader sees as one piece."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Protocol, cast

from lxml import etree, html  # pyright: ignore[reportMissingTypeStubs, reportAttributeAccessIssue, reportUnknownVariableType]

from reportedly.errors import NotReadableError
from reportedly.knowledge import table
from reportedly.model import FurnitureKind
from reportedly.pages.elements import elements, is_laid_out

MOST_ELEMENTS = 40_000
"""Elements of a page that is read, which takes about 0.1 ms each: 25 times the most (1,596) of the extraction
benchmark's 91 pages."""

_PARSE_ERRORS = cast("tuple[type[Exception], ...]", (etree.LxmlError, ValueError, AssertionError))
_LONGEST_NAME = 4  # words in a name of the table furniture_names, joined by hyphens
_HIDDEN_STYLE = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_NAME_WORDS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+")
_WORD = re.compile(r"\w+")
_SPACES = re.compile(r"[^\S\n]+")
_BREAKS = re.compile(r" ?\n[ \n]*")
_UNPRINTED = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\u200b\ufeff\u00ad]")


class Element(Protocol):
    """What is used here of lxml's elements, which come without types."""

    tag: str
    text: str | None
    tail: str | None

    def get(self, key: str) -> str | None: ...  # noqa: D102
    def getparent(self) -> Element | None: ...  # noqa: D102
    def iter(self, *tags: str) -> Iterator[Element]: ...  # noqa: D102
    def iterancestors(self, *tags: str) -> Iterator[Element]: ...  # noqa: D102
    def iterdescendants(self, *tags: str) -> Iterator[Element]: ...  # noqa: D102
    def text_content(self) -> str: ...  # noqa: D102
    def __iter__(self) -> Iterator[Element]: ...
    def __len__(self) -> int: ...


class _Events(Protocol):
    def __iter__(self) -> Iterator[tuple[str, Element]]: ...
    def skip_subtree(self) -> None: ...


@dataclass(frozen=True, slots=True)
class Block:
    """One run of visible text: `element` is the nearest one that starts a line.

    Single breaks are kept, two of them part blocks; an empty line in a <pre> parts paragraphs.
    `linked` is the share of its characters inside links; `named` the elements around it that their
    names call furniture, from the outermost, each with the kind that its name says. What `is_left_out` is
    the words of buttons and lists, and of what the page hides until it is asked for.
    """

    text: str
    element: Element
    linked: float
    named: tuple[tuple[Element, FurnitureKind], ...] = ()
    is_left_out: bool = False

    @property
    def tag(self) -> str:
        """The name of its element."""
        return self.element.tag

    @property
    def is_heading(self) -> bool:
        """Whether it is marked up as a heading."""
        return self.tag in elements("heading")


@lru_cache(maxsize=4096)
def words(text: str) -> tuple[str, ...]:
    """The words of `text`, for comparing: asked for several times of every block of a page."""
    return tuple(_WORD.findall(text))


def parse(markup: str) -> Element:
    """The root of the page. Raises `NotReadableError` where there is nothing in it, or too much."""
    if not markup.strip():
        raise NotReadableError("no article text found: the page is empty")
    data = _UNPRINTED.sub("", markup).encode("utf-8", "replace")
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        tree = cast("Element | None", html.document_fromstring(data, parser=parser))  # pyright: ignore[reportUnknownMemberType]
    except _PARSE_ERRORS as error:
        raise NotReadableError(f"no article text found: the mark-up cannot be read ({error})") from error
    if tree is None:
        raise NotReadableError("no article text found: the page holds no mark-up")
    if (size := sum(1 for _ in tree.iter())) > MOST_ELEMENTS:
        raise NotReadableError(f"no article text found: the page has {size} elements, over {MOST_ELEMENTS}")
    return tree


def blocks(tree: Element) -> list[Block]:
    """The blocks of the page, in its order. Scripts, fields of forms and hidden elements are left out.

    >>> [block.text for block in blocks(parse("<p>One<br>two <b>three</b></p><div>four<p>five</p>six</div>"))]
    ['One\\ntwo three', 'four', 'five', 'six']
    """
    return _walked(tree, _Walk())


def left_out(tree: Element) -> list[Block]:
    """What `blocks` leaves out, and a page still holds for readers: closed menus, forms, names in a line.

    >>> page = parse("<p>One</p><div hidden><a href=x>Two</a><p>Three</div><button>Four</button>")
    >>> [block.text for block in left_out(page)]
    ['Two', 'Three', 'Four']
    """
    found: list[Block] = []
    events = cast("_Events", etree.iterwalk(tree, events=("start",)))  # pyright: ignore[reportUnknownMemberType, reportArgumentType, reportCallIssue]
    for _, element in events:
        tag = element.tag
        if tag in elements("invisible"):
            events.skip_subtree()
        elif tag not in ("html", "body") and _is_left_out(element, tag in elements("block")):
            found += _walked(element, _Walk(root=element))
            events.skip_subtree()
    return found


def _walked(root: Element, walk: _Walk) -> list[Block]:
    events = cast("_Events", etree.iterwalk(root, events=("start", "end")))  # pyright: ignore[reportUnknownMemberType, reportArgumentType, reportCallIssue]
    for event, element in events:
        if event == "end":
            walk.leave(element, is_root=element is root)
        elif not walk.enter(element):
            events.skip_subtree()
    return walk.found


def _is_left_out(element: Element, is_block: bool) -> bool:
    if element.tag in elements("control") or _is_hidden(element):
        return True
    return not is_block and _kind_of_element(element) is not None and not _holds_blocks(element)


@cache
def kind_named(names: str) -> FurnitureKind | None:
    """The kind of furniture that the class, id or role `names` of an element speak of.

    >>> kind_named("widget relatedPosts"), kind_named("author-bio-wrap"), kind_named("story-body__inner")
    ('related', 'biography', None)
    """
    known = _furniture_names()
    for name in names.split():
        words = [word.lower() for word in _NAME_WORDS.findall(name)]
        for size in range(_LONGEST_NAME, 0, -1):
            for start in range(len(words) - size + 1):
                kind = known.get("-".join(words[start : start + size]))
                if kind:
                    return kind
    return None


class _Walk:
    """The walk through the tree: the run of text being gathered, and the elements open around it.

    With a `root`, all in it is taken that any reader may see.
    """

    def __init__(self, root: Element | None = None) -> None:
        self.found: list[Block] = []
        self._root = root
        self._pieces: list[str] = []
        self._length = 0
        self._linked = 0
        self._is_broken = False
        self._is_after_link = False
        self._blocks: list[Element] = []
        self._links: list[Element] = []
        self._named: list[tuple[Element, FurnitureKind]] = []

    def enter(self, element: Element) -> bool:
        """Take in the start of `element`; False where nothing in it is to be read."""
        tag = element.tag
        is_block = tag in elements("block") or (tag in elements("cell") and is_laid_out(element))
        if self._root is not None:
            is_block = is_block or element is self._root or tag in elements("control")
        if is_block:
            self._flush()
        kind = None
        if tag not in ("html", "body"):
            if tag in elements("invisible"):
                return False
            kind = _kind_of_element(element)
            if self._root is None and _is_left_out(element, is_block):
                return False
        if kind:
            self._named.append((element, kind))
        if is_block:
            self._blocks.append(element)
        elif tag == "a":
            # Links that nothing parts are the items of a menu.
            self._pieces.append(" " if self._is_after_link else "")
            self._links.append(element)
        elif tag == "br":
            self._break()
        elif tag in ("td", "th") and self._length:
            self._pieces.append(" | ")
        self._add(element.text, is_printed=tag == "pre")
        return True

    def leave(self, element: Element, *, is_root: bool) -> None:
        """Take in the end of `element` and the text after it."""
        if self._blocks and self._blocks[-1] is element:
            self._flush()
            self._blocks.pop()
        if self._named and self._named[-1][0] is element:
            self._named.pop()
        if self._links and self._links[-1] is element:
            self._links.pop()
        self._is_after_link = element.tag == "a" and not element.tail
        if not is_root:
            self._add(element.tail)

    def _break(self) -> None:
        """A new line; and a new block at the second break in a row."""
        if self._is_broken:
            self._flush()
        self._is_broken = True
        self._pieces.append("\n")

    def _add(self, text: str | None, *, is_printed: bool = False) -> None:
        if text:
            self._pieces.append(text if is_printed else text.replace("\n", " ").replace("\r", " "))
            size = len(text.strip())
            self._is_broken = self._is_broken and not size
            self._length += size
            self._linked += size if self._links else 0

    def _flush(self) -> None:
        if self._length and self._blocks:
            text = _BREAKS.sub(_breaks, _SPACES.sub(" ", "".join(self._pieces))).strip(" \n|")
            if text:
                share = self._linked / self._length
                is_left_out = self._root is not None
                self.found.append(Block(text, self._blocks[-1], share, tuple(self._named), is_left_out))
        self._pieces.clear()
        self._length = self._linked = 0
        self._is_broken = False


def _breaks(found: re.Match[str]) -> str:
    """One break is a new line; two, and the space between them, are a new paragraph."""
    return "\n\n" if found[0].count("\n") > 1 else "\n"


@cache
def _furniture_names() -> dict[str, FurnitureKind]:
    return {row["name"]: cast("FurnitureKind", row["kind"]) for row in table("furniture_names")}


def _kind_of_element(element: Element) -> FurnitureKind | None:
    tag = element.tag
    if tag == "nav":
        return "navigation"
    if tag == "figcaption":
        return "caption"
    if tag == "aside":
        return "other"
    names = " ".join(value for key in ("class", "id", "role") if (value := element.get(key)))
    return kind_named(names) if names else None


def _is_hidden(element: Element) -> bool:
    style = element.get("style")
    return element.get("hidden") is not None or bool(style and _HIDDEN_STYLE.search(style))


def _holds_blocks(element: Element) -> bool:
    return next(element.iterdescendants(*elements("block")), None) is not None
