"""Who is cited, by which words, with what content: the tagger's spans made into attributions."""

from __future__ import annotations

from reportedly.attributions.finding import find

__all__ = ["find"]
