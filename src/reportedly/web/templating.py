"""One jinja environment for every page: all values are escaped, and none can break out of its place."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

import jinja2
from markupsafe import Markup, escape

from reportedly import phrasing, verbs
from reportedly.ledger.events import Party
from reportedly.ledger.searching import in_words
from reportedly.web import addresses
from reportedly.web.changing import change_rows

_FUNCTIONS = (
    phrasing.as_printed,
    phrasing.chain,
    phrasing.counted,
    phrasing.country,
    phrasing.interval,
    phrasing.iso,
    phrasing.does,
    phrasing.says,
    phrasing.voice,
    phrasing.tellers,
    phrasing.web_address,
    verbs.deed,
    verbs.manner,
    verbs.together,
)
COLUMN = 1056
"""Pixels between the margins of a page on a desk: a picture that is wider takes the margins too."""


def names_of(side: Iterable[Party]) -> tuple[str, ...]:
    """The names of one side of an event."""
    return tuple(one.name for one in side)


_GLOBALS: dict[str, object] = {
    "COLUMN": COLUMN,
    "in_words": in_words,
    "names_of": names_of,
    **{function.__name__: function for function in _FUNCTIONS},
    "change_rows": change_rows,
    "FACTUALITY": phrasing.FACTUALITY,
    "to": addresses,
}
# What HTML cannot carry: controls save tab and line ends, lone surrogates, non-characters.
_NOT_IN_HTML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


def shown(value: object) -> object:
    """Every value on its way into a page: characters that HTML cannot carry become U+FFFD.

    >>> shown("a\\x00b")
    'a\\ufffdb'
    """
    if not isinstance(value, str) or isinstance(value, Markup):
        return value
    harmless = _NOT_IN_HTML.sub("\ufffd", value)
    # A parser turns a bare carriage return into a line feed, so it is written as a reference.
    return escape(harmless).replace("\r", Markup("&#13;")) if "\r" in harmless else harmless


@cache
def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("reportedly.web", "templates"),
        autoescape=True,
        finalize=shown,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    for name, value in _GLOBALS.items():
        environment.globals[name] = value  # pyright: ignore[reportArgumentType]
    return environment


def rendered(template: str, **values: object) -> str:
    """The template filled with `values`: a whole HTML document."""
    return _environment().get_template(template).render(values)
