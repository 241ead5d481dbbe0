"""Where the text as printed is not what was written, told by its words; and the text as it reads mended."""

from __future__ import annotations

from reportedly.articles.damage.finding import found, kept
from reportedly.articles.damage.mending import Mending, as_printed, mended

__all__ = ["Mending", "as_printed", "found", "kept", "mended"]
