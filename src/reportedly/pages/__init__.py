"""Bytes to `Page`: files, folders, archives, addresses, each kind told by its content."""

from reportedly.pages.addresses import Fetching, Validators
from reportedly.pages.containers import PAGE_LIMIT
from reportedly.pages.decoding import decode
from reportedly.pages.sources import find, find_in, load, page_of
from reportedly.pages.visible import shown, text_of
from reportedly.pages.visiting import Memory, Visitor

__all__ = [
    "PAGE_LIMIT",
    "Fetching",
    "Memory",
    "Validators",
    "Visitor",
    "decode",
    "find",
    "find_in",
    "load",
    "page_of",
    "shown",
    "text_of",
]
