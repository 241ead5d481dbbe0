"""The forms that tell what became of something, in colour and in black and white."""

from __future__ import annotations

from markupsafe import Markup

from reportedly.pictures.drawing import element, number
from reportedly.pictures.marks import Form

FORMS: dict[Form, str] = {
    "happened": "happened",
    "ongoing": "goes on",
    "planned": "planned",
    "expected": "expected",
    "possible": "possible",
    "alleged": "alleged",
    "denied": "denied",
    "hypothetical": "only supposed",
    "negated": "did not happen",
    "said": "said",
}
"""Every form, in the order of a key, and what it says."""

SIZE = 11.0
"""From edge to edge, in pixels."""

_DISC = "m-4.6 0a4.6 4.6 0 1 0 9.2 0a4.6 4.6 0 1 0-9.2 0z"
_DRAWN: dict[Form, str] = {
    "happened": _DISC,
    "ongoing": "m-4-4.6l9 4.6-9 4.6z",
    "planned": "m0-5.5l5.5 5.5-5.5 5.5-5.5-5.5z",
    "expected": _DISC,
    "possible": _DISC,
    "alleged": _DISC,
    "denied": "m-4-4l8 8m0-8l-8 8",
    "hypothetical": "m0-5l5 9h-10z",
    "negated": f"{_DISC}m1.4 3.2l6.4-6.4",
    "said": "m-5-4.5h10v6.5h-5l-3 3v-3h-2z",
}
"""Each from its middle."""
_FULL: dict[Form, str] = {"alleged": "m0-4.6a4.6 4.6 0 0 0 0 9.2z"}
"""The part of a form that is full."""


def glyph(form: Form, x: float, y: float) -> Markup:
    """The form around a point.

    Full is what happened, half full what is alleged, hollow what may come; a cross denies.
    """
    middle = f"M{number(x)} {number(y)}"
    outline = element("path", d=middle + _DRAWN[form], class_=f"form {form}")
    if form not in _FULL:
        return outline
    return outline + element("path", d=middle + _FULL[form], class_=f"full {form}")
