"""Bytes to `Page`: files, folders, archives and standard input, each kind told by its content."""

from reportedly.pages.containers import PAGE_LIMIT
from reportedly.pages.decoding import decode
from reportedly.pages.sources import find, load, page_of
from reportedly.pages.visible import text_of

__all__ = ["PAGE_LIMIT", "decode", "find", "load", "page_of", "text_of"]
