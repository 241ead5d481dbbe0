"""What a feed or a sitemap says of one page, and when it carries the page's text itself."""

from __future__ import annotations

import re

from reportedly.model import Page, PageMetadata, Record
from reportedly.pages.visible import text_of

LONGEST_TEASER = 80
"""Words: what WordPress cuts as an excerpt has 55, and summaries written by hand are seldom longer."""

SHORTEST_TEXT = 25
"""Words of what a feed gives as an entry's whole text: less is a line about it."""

_CUT = re.compile(
    r"(?:\[?(?:…|\.{3})\]?\W*|\[\s*\+\d+ chars\])(?:(?:continue|keep|read)\s[\w’' ]{0,80}\W*)?$",
    re.IGNORECASE,
)


class Entry(Record, frozen=True):
    """One page as a feed or a sitemap lists it: its address, what is said of it, its text where carried.

    `content` is HTML or plain text, as `media_type` says; None where only a teaser or an address is given.
    `changed` is when the page last changed, in the list's own words; `is_list` marks the address of another
    sitemap.
    """

    url: str | None = None
    metadata: PageMetadata = PageMetadata()
    content: str | None = None
    media_type: str = "text/html"
    changed: str | None = None
    is_list: bool = False


def is_text(content: str, media_type: str, *, is_whole: bool) -> bool:
    """Whether what an entry carries is a text to be read, and not a teaser of it.

    `is_whole` says that the feed gives it as the whole text (`content:encoded`), not as a description.

    >>> is_text("<p>Ferries stopped.</p>", "text/html", is_whole=True)
    False
    >>> is_text("The ferries stopped, the captain said. " * 8, "text/plain", is_whole=True)
    True
    >>> is_text("The ferries stopped, the captain said. " * 8 + "[…] Read more", "text/plain", is_whole=True)
    False
    """
    words = text_of(Page(content.encode("utf-8", "replace"), media_type=media_type, charset="utf-8"))
    size = len(words.split())
    is_cut = _CUT.search(words.rstrip()[-200:]) is not None
    return size >= (SHORTEST_TEXT if is_whole and not is_cut else LONGEST_TEASER)
