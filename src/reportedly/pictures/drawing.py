"""SVG as text: elements whose words are escaped, and the frame that every picture stands in."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from markupsafe import Markup, escape

from reportedly.pictures.lettering import harmless

Value = str | float | None

_COLOUR = re.compile(r"var\(--[\w-]+, (#[0-9a-f]+)\)")


def element(name: str, *inside: Markup, **attributes: Value) -> Markup:
    """One element; attributes that are none are left out, and `_` stands for a hyphen.

    Classes get a prefix, so that no style of the page around a picture means them.

    >>> print(element("rect", x=1.25, width=30, class_="form said", id="a<b", rx=None))
    <rect x="1.2" width="30" class="p-form p-said" id="a&lt;b"/>
    """
    if isinstance(class_ := attributes.get("class_"), str):
        attributes["class_"] = " ".join(f"p-{name}" for name in class_.split())
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{_value(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    if not inside:
        return Markup(f"<{name}{written}/>")
    return Markup(f"<{name}{written}>{Markup('').join(inside)}</{name}>")


def _value(value: str | float) -> str:
    return escape(harmless(value)) if isinstance(value, str) else number(value)


def number(value: float) -> str:
    """A length to a tenth, which no eye tells from the whole.

    >>> number(3.0), number(2.449), number(-0.01)
    ('3', '2.4', '0')
    """
    return f"{round(value, 1) + 0.0:g}" if abs(value) < 100_000 else f"{value:.0f}"


def words(text: str, x: float, y: float, class_: str, **attributes: Value) -> Markup:
    """Words on their baseline; `class_` is the name of their lettering in `pictures.css`."""
    return element("text", escape(harmless(text)), x=x, y=y, class_=class_, **attributes)


def group(*inside: Markup, class_: str | None = None, title: str = "", href: str | None = None) -> Markup:
    """Elements that belong together: with a `title` that is shown to who points at them, and a link."""
    told = (element("title", escape(harmless(title))),) if title else ()
    if href:
        return element("a", *told, *inside, class_=class_, href=href)
    return element("g", *told, *inside, class_=class_)


def path(*steps: str | float, **attributes: Value) -> Markup:
    """A path from its letters and numbers."""
    drawn = " ".join(step if isinstance(step, str) else number(step) for step in steps)
    return element("path", d=drawn, **attributes)


@dataclass(frozen=True)
class Picture:
    """A drawing of so many pixels, with what is said of it to those who do not see it.

    `name` tells it from other pictures in one page. In a page (`inline`), its colours are those of
    `stylesheet()`, light or dark as the page is; in a `file` they are plain, on white. Its `head`, which
    takes so many pixels at the top, is left out `below_a_heading` of the page that says the same.
    """

    name: str
    title: str
    description: str
    width: float
    height: float
    drawn: Markup
    linked: bool = False
    head: Markup = field(default_factory=Markup)
    head_height: float = 0.0

    def inline(self) -> str:
        """The `svg` element for a page that has `stylesheet()` among its styles."""
        return str(self._svg(self.head))

    def below_a_heading(self) -> Markup:
        """The same without its head."""
        return self._svg(cut=self.head_height)

    __html__ = inline
    """How a template writes it."""

    def file(self) -> str:
        """A whole SVG document, which needs nothing else."""
        style = element("style", Markup(_COLOUR.sub(r"\1", _rules())))
        paper = element("rect", class_="paper", width="100%", height="100%")
        return f'<?xml version="1.0" encoding="UTF-8"?>\n{self._svg(style, paper, self.head)}\n'

    def _repr_svg_(self) -> str:
        """How a notebook shows it."""
        return self.file()

    def _svg(self, *before: Markup, cut: float = 0.0) -> Markup:
        return element(
            "svg",
            element("title", escape(harmless(self.title)), id=f"{self.name}-title"),
            element("desc", escape(harmless(self.description)), id=f"{self.name}-desc"),
            *before,
            self.drawn,
            xmlns="http://www.w3.org/2000/svg",
            class_="picture",
            width=self.width,
            height=self.height - cut,
            viewBox=f"0 {number(cut)} {number(self.width)} {number(self.height - cut)}",
            role="graphics-document" if self.linked else "img",  # what is in an image cannot be a link
            aria_labelledby=f"{self.name}-title",
            aria_describedby=f"{self.name}-desc",
        )


def stylesheet() -> str:
    """The colours of all pictures in a page, light and dark."""
    return _rules() + (files(__package__ or "") / "dark.css").read_text(encoding="utf-8")


@cache
def _rules() -> str:
    return (files(__package__ or "") / "pictures.css").read_text(encoding="utf-8")
