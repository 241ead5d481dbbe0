"""The words of a page that a reader sees, as lines: what `Furniture.span` points into."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree as _etree  # pyright: ignore

from reportedly.model import Page
from reportedly.pages.decoding import decode
from reportedly.pages.elements import breaking, elements, is_laid_out

etree: Any = _etree  # pyright: ignore[reportUnknownVariableType]
_SPACES = re.compile(r"\s+")
# What XML has no place for: the parser would cut the page there, or refuse it.
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def text_of(page: Page) -> str:
    """The page's words: plain text as decoded, HTML as its visible text, one line a block.

    The same page always gives the same text, for spans point into it.

    >>> text_of(Page(content=b"<title>x</title><h1>Ferries</h1><p>They <b>stopped</b>.<br>All of them."))
    'Ferries\\nThey stopped.\\nAll of them.'
    """
    text = decode(page)
    return text if page.media_type == "text/plain" else shown(text)


def shown(text: str) -> str:
    """What a page whose mark-up is `text` shows."""
    lines = ("".join(pieces) for pieces in _lines(text))
    return "\n".join(line for line in (_SPACES.sub(" ", line).strip() for line in lines) if line)


def _lines(markup: str) -> Iterator[list[str]]:
    """Pieces of text, gathered by the line they stand on. Cells too, so that a table's row is one line."""
    invisible, cells, breaks = elements("invisible"), elements("cell"), breaking()
    line: list[str] = []
    hidden = 0
    after_link = False
    for event, tag, text in _events(markup):
        if tag in invisible:
            hidden += 1 if event == "start" else -1
        elif tag in breaks:
            yield line
            line = []
        elif tag in cells or (tag == "a" and after_link):
            line.append(" ")
        # Links that nothing parts are the items of a menu.
        after_link = tag == "a" and event == "end" and not text
        if text and not hidden:
            line.append(text)
    yield line


def _events(markup: str) -> Iterator[tuple[str, str, str]]:
    """The start and end of every element, each with the text that follows it; comments have no name."""
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    content = _NOT_XML.sub(" ", markup).encode("utf-8", "replace")
    try:
        root = etree.fromstring(content, parser)
    except etree.LxmlError:
        return
    if root is None:
        return
    cells = elements("cell")
    for event, element in etree.iterwalk(root, events=("start", "end")):
        tag = element.tag if isinstance(element.tag, str) else ""
        if tag in cells and is_laid_out(element):
            tag = "div"
        yield event, tag, (element.text if event == "start" else element.tail) or ""
