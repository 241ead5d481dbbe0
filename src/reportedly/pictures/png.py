"""A picture as PNG, through resvg, which the extra `png` brings."""

from __future__ import annotations

from functools import cache

from reportedly.errors import ReportedlyError
from reportedly.pictures.drawing import Picture

ZOOM = 2
"""Pixels of the PNG for each of the picture: sharp in print at 15 cm for 900 pixels."""

# resvg takes `sans-serif` for Arial, and draws no letter where that is missing: so usual fonts are named.
_FONTS = "Arial, Helvetica, 'Liberation Sans', 'DejaVu Sans', 'Noto Sans', sans-serif"


def png(picture: Picture) -> bytes:
    """The picture as PNG. Raises `ReportedlyError` where the extra `png` or a font is missing."""
    if not _has_letters():
        raise ReportedlyError("this system has no font to draw letters of a PNG with; SVG needs none here")
    return _drawn(picture.file())


@cache
def _has_letters() -> bool:
    """Whether a letter leaves a mark: without a font, resvg draws no words, and does not say so."""
    svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">{}</svg>'
    letter = '<text y="9" style="font-family: sans-serif">M</text>'
    return _drawn(svg.format(letter)) != _drawn(svg.format(""))


def _drawn(svg: str) -> bytes:
    try:
        import resvg_py
    except ImportError:
        raise ReportedlyError(
            "PNG wants resvg, which is not installed: pip install 'reportedly[png]'; SVG needs nothing more"
        ) from None
    svg = svg.replace("font-family: sans-serif", f"font-family: {_FONTS}", 1)
    return bytes(resvg_py.svg_to_bytes(svg_string=svg, zoom=ZOOM))
