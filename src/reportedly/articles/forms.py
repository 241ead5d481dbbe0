"""What the forms of a page are for: an account, a search, a comment, a newsletter."""

from __future__ import annotations

from reportedly.articles.tree import Element, words
from reportedly.model import FurnitureKind

MOST_WORDS = 150
"""Words of a form, at most: some sites put the whole page into one."""


class Forms:
    """The forms of one page, each looked at once."""

    def __init__(self) -> None:
        self._known: dict[Element, FurnitureKind | None] = {}

    def kind(self, element: Element) -> FurnitureKind | None:
        """What the form is for that an element stands in; a list to choose from leads through the site.

        >>> from reportedly.articles.tree import parse
        >>> page = parse("<form><label>Password</label><input type=password></form><p>News</p>")
        >>> [Forms().kind(page.find(f".//{tag}")) for tag in ("label", "p")]
        ['subscription', None]
        """
        for up in (element, *element.iterancestors("form", "select")):
            if up.tag in ("option", "select"):
                return "navigation"
            if up.tag == "form":
                if up not in self._known:
                    self._known[up] = _purpose(up)
                return self._known[up]
        return None


def _purpose(form: Element) -> FurnitureKind | None:
    fields = {(each.get("type") or each.tag).lower() for each in form.iter("input", "textarea")}
    if len(words(form.text_content())) > MOST_WORDS:
        return None
    if "textarea" in fields:
        return "comments"
    names = " ".join(filter(None, (form.get("action"), form.get("role"), form.get("class"), form.get("id"))))
    if "search" in fields or "search" in names.lower():
        return "navigation"
    return "subscription" if fields & {"password", "email"} else None
