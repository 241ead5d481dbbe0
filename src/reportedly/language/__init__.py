"""What every stage knows of a text's language: which it is, its sentences, tokens and names; the encoder."""

from __future__ import annotations

from reportedly.language.identification import READ, identify, passages, without
from reportedly.language.syntax import TIMES, covered, only_qualifies, parse, spanned, text_of
from reportedly.language.translation import translation

__all__ = [
    "READ",
    "TIMES",
    "covered",
    "identify",
    "only_qualifies",
    "parse",
    "passages",
    "spanned",
    "text_of",
    "translation",
    "without",
]
