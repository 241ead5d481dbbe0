"""Speakers, acts, factuality, relays and dates in words, the same wherever they are shown or asked for."""

from __future__ import annotations

from reportedly.phrasing.dates import dated, dateline, datings, interval, iso, sureness
from reportedly.phrasing.pages import language, languages, nothing, set_aside, web_address
from reportedly.phrasing.voices import (
    FACTUALITY,
    Numbered,
    acts,
    chain,
    country,
    does,
    numbered,
    says,
    speakers,
    tellers,
    views,
    voice,
    who,
)
from reportedly.phrasing.words import as_printed, closed, content, counted, same_words

__all__ = [
    "FACTUALITY",
    "Numbered",
    "acts",
    "as_printed",
    "chain",
    "closed",
    "content",
    "counted",
    "country",
    "dated",
    "dateline",
    "datings",
    "does",
    "interval",
    "iso",
    "language",
    "languages",
    "nothing",
    "numbered",
    "same_words",
    "says",
    "set_aside",
    "speakers",
    "sureness",
    "tellers",
    "views",
    "voice",
    "web_address",
    "who",
]
