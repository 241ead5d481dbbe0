"""The same pages as other builders would have made them: how an extraction does where it was not tuned.

Each way takes a page's mark-up and gives it changed; what a reader sees of the article stays the same.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import Any

from lxml import etree as _etree  # pyright: ignore
from lxml import html as _html  # pyright: ignore

etree: Any = _etree  # pyright: ignore[reportUnknownVariableType]
html: Any = _html

NAMES = ("class", "id", "role", "itemprop", "itemtype", "data-component", "data-testid")
SEMANTIC = {
    "article", "main", "section", "aside", "nav", "header", "footer", "figure", "figcaption", "hgroup"
}  # fmt: skip
_LETTERS = str.maketrans("0123456789", "ghijklmnop")
ADDRESSES = ("href", "src", "content", "name", "property", "rel", "type", "http-equiv", "lang")


def _tree(markup: str) -> Any:
    return html.document_fromstring(
        markup.encode("utf-8", "replace"), parser=html.HTMLParser(encoding="utf-8", remove_comments=True)
    )


def _markup(tree: Any) -> str:
    return str(html.tostring(tree, encoding="unicode", doctype="<!DOCTYPE html>"))


def _elements(tree: Any) -> list[Any]:
    return [each for each in tree.iter() if isinstance(each.tag, str)]


def names_hashed(markup: str) -> str:
    """Class, id and role names as a build step makes them: they say nothing."""
    tree = _tree(markup)
    for element in _elements(tree):
        for key in NAMES:
            if value := element.get(key):
                element.set(key, " ".join(_hashed(word) for word in value.split()))
    return _markup(tree)


def _hashed(word: str) -> str:
    return "c" + hashlib.sha256(word.encode()).hexdigest()[:7].translate(_LETTERS)


def attributes_stripped(markup: str) -> str:
    """No attributes but addresses and what machines read in the head."""
    tree = _tree(markup)
    for element in _elements(tree):
        for key in list(element.attrib):
            if key not in ADDRESSES:
                del element.attrib[key]
    return _markup(tree)


def divs_alone(markup: str) -> str:
    """Elements that say what they are for turned into divs."""
    tree = _tree(markup)
    for element in _elements(tree):
        if element.tag in SEMANTIC:
            element.tag = "div"
    return _markup(tree)


def breaks_for_paragraphs(markup: str) -> str:
    """Paragraphs that follow one another as one div, parted by two breaks, as old sites have them."""
    tree = _tree(markup)
    for parent in [each for each in _elements(tree) if sum(child.tag == "p" for child in each) > 1]:
        _merge(parent)
    return _markup(tree)


def _merge(parent: Any) -> None:
    soup: Any = None
    for child in list(parent):
        if child.tag != "p" or (child.tail or "").strip():
            soup = None
            continue
        if soup is None:
            child.tag = "div"
            soup = child
            continue
        soup.append(etree.Element("br"))
        last = etree.SubElement(soup, "br")
        last.tail = child.text
        for inner in list(child):
            soup.append(inner)
        parent.remove(child)


def menus_above(markup: str) -> str:
    """All menus and the foot of the page before the article."""
    tree = _tree(markup)
    body = tree.find("body")
    if body is None:
        return markup
    feet = [each for each in _elements(tree) if each.tag in ("nav", "footer")]
    for foot in feet:
        parent = foot.getparent()
        if parent is not None and not any(up in feet for up in foot.iterancestors()):
            foot.drop_tree()
            body.insert(0, foot)
    return _markup(tree)


TEASER = (
    '<div class="{name}"><h4><a href="/a/1">Harbour council puts off its vote on the new quay</a></h4>'
    "<p>The plan has been before the council three times since spring, and its cost has grown each time.</p>"
    '<h4><a href="/a/2">What the tide tables do not tell you</a></h4>'
    "<p>A pilot with forty years on the river explains why the numbers are only half of the story.</p></div>"
)


def boxes_between(markup: str) -> str:
    """A box with two other stories, each with its summary, after the third paragraph of the longest run."""
    tree = _tree(markup)
    runs: list[list[Any]] = [[child for child in each if child.tag == "p"] for each in _elements(tree)]
    longest = max(runs, key=lambda run: sum(len(p.text_content()) for p in run), default=[])
    if len(longest) > 4:
        box = html.fragment_fromstring(TEASER.format(name=_hashed("related")))
        longest[2].addnext(box)
        box.tail, longest[2].tail = longest[2].tail, None
    return _markup(tree)


def all_at_once(markup: str) -> str:
    """Names hashed, divs alone and boxes between."""
    return boxes_between(divs_alone(names_hashed(markup)))


WAYS: dict[str, Callable[[str], str]] = {
    "names hashed": names_hashed,
    "attributes stripped": attributes_stripped,
    "divs alone": divs_alone,
    "breaks for paragraphs": breaks_for_paragraphs,
    "menus above": menus_above,
    "boxes between": boxes_between,
    "hashed, divs, boxes": all_at_once,
}
