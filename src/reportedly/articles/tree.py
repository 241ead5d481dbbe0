"""A page's mark-up as a tree, and the tree as blocks: the runs of text a reader sees as one piece."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import cast

from lxml import etree, html
from lxml.html import HtmlElement

from reportedly.errors import NotReadableError
from reportedly.knowledge import table
from reportedly.model import FurnitureKind

INVISIBLE = frozenset(
    "script style noscript template head title meta link svg math iframe object embed audio video canvas map "
    "button select option datalist textarea input dialog".split()
)
"""Elements whose text no reader takes for the page's words."""

BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption "
    "figure footer form frameset h1 h2 h3 h4 h5 h6 header hr html legend li main menu nav ol optgroup p pre section "
    "summary table tbody tfoot thead tr ul".split()
)
"""Elements that start a new line; cells do not, so that the row of a table is one line."""

HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))

MAX_DEPTH = 200
"""Levels of nesting that are read; real pages stay under 60, and what lies deeper is flattened to this."""

_HIDDEN_STYLE = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.I)
_NAME_WORDS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+")
_LONGEST_NAME = 4  # words in a name of the table, joined by hyphens
_SPACES = re.compile(r"[^\S\n]+")
_BREAKS = re.compile(r" ?\n ?")


@dataclass(frozen=True, slots=True)
class Block:
    """One run of visible text: `element` is the nearest one that starts a line.

    `linked` is the share of its characters inside links; `named` the elements around it that their
    names call furniture, from the outermost, each with the kind that its name says.
    """

    text: str
    element: HtmlElement
    linked: float
    named: tuple[tuple[HtmlElement, FurnitureKind], ...] = ()

    @property
    def tag(self) -> str:
        """The name of its element."""
        return cast("str", self.element.tag)

    @property
    def is_heading(self) -> bool:
        """Whether it is marked up as a heading."""
        return self.tag in HEADINGS


def parse(markup: str) -> HtmlElement:
    """The root of the page. Raises `NotReadableError` where there is nothing to build one from."""
    if not markup.strip():
        raise NotReadableError("no article text found: the page is empty")
    # libxml2 ends a document at the first NUL.
    data = markup.replace("\x00", "").encode("utf-8", "replace")
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        tree = cast("HtmlElement | None", html.document_fromstring(data, parser=parser))
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise NotReadableError(f"no article text found: the mark-up cannot be read ({error})") from error
    if tree is None:
        raise NotReadableError("no article text found: the page holds no mark-up")
    return tree


@cache
def _furniture_names() -> dict[str, FurnitureKind]:
    return {row["name"]: cast("FurnitureKind", row["kind"]) for row in table("furniture_names")}


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


def _kind_of_element(element: HtmlElement) -> FurnitureKind | None:
    tag = element.tag
    if tag == "nav":
        return "navigation"
    if tag == "figcaption":
        return "caption"
    if tag == "aside":
        return "other"
    names = " ".join(value for key in ("class", "id", "role") if (value := element.get(key)))
    return kind_named(names) if names else None


def _is_hidden(element: HtmlElement) -> bool:
    style = element.get("style")
    return element.get("hidden") is not None or bool(style and _HIDDEN_STYLE.search(style))


class _Run:
    """The run of text being gathered, with the marks of the elements around it."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.linked = 0
        self.length = 0

    def add(self, text: str | None, in_link: bool) -> None:
        """Take `text` in."""
        if text:
            self.pieces.append(text)
            size = len(text.strip())
            self.length += size
            self.linked += size if in_link else 0


def blocks(tree: HtmlElement) -> list[Block]:
    """The blocks of the page, in its order. Scripts, forms' fields and hidden elements are left out."""
    found: list[Block] = []
    run = _Run()
    open_blocks: list[HtmlElement] = []
    named: list[tuple[HtmlElement, FurnitureKind]] = []
    links: list[HtmlElement] = []

    def flush() -> None:
        nonlocal run
        text = _BREAKS.sub("\n", _SPACES.sub(" ", "".join(run.pieces))).strip(" \n|")
        if text and open_blocks:
            found.append(Block(text, open_blocks[-1], run.linked / max(1, run.length), tuple(named)))
        run = _Run()

    walk = etree.iterwalk(tree, events=("start", "end"))
    for event, node in walk:
        element = cast("HtmlElement", node)
        tag = cast("str", element.tag)
        is_block = tag in BLOCKS
        if event == "start":
            if is_block:
                flush()
            kind = None
            if element is not tree and tag != "body":
                if tag in INVISIBLE or _is_hidden(element):
                    walk.skip_subtree()
                    continue
                kind = _kind_of_element(element)
                if (
                    kind
                    and not is_block
                    and not any(child.tag in BLOCKS for child in element.iterdescendants())
                ):
                    walk.skip_subtree()
                    continue
            if kind:
                named.append((element, kind))
            if is_block:
                open_blocks.append(element)
            if tag == "a":
                links.append(element)
            if tag == "br":
                run.pieces.append("\n")
            elif tag in ("td", "th") and run.length:
                run.pieces.append(" | ")
            run.add(_one_line(element.text, tag), bool(links))
        else:
            if is_block and open_blocks and open_blocks[-1] is element:
                flush()
                open_blocks.pop()
            if named and named[-1][0] is element:
                named.pop()
            if links and links[-1] is element:
                links.pop()
            if element is not tree:
                run.add(_one_line(element.tail, ""), bool(links))
    return found


def _one_line(text: str | None, tag: str) -> str | None:
    return text if tag == "pre" or not text else text.replace("\n", " ").replace("\r", " ")
