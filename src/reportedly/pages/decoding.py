"""Bytes to text: by mark, by what the bytes are, by what was declared, and at last by guessing."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

from charset_normalizer import from_bytes

from reportedly.model import Page
from reportedly.pages.kinds import BYTE_ORDER_MARKS, HEAD_BYTES, wide_encoding
from reportedly.pages.streams import Stream

META_BYTES = 4096
"""Bytes in which a page declares its charset: the standard asks for 1024, saved pages go over it."""

GUESS_BYTES = 65536
"""Bytes guessed from: more has not changed a guess and costs time."""

MOST_BROKEN = 0.1
"""Broken bytes for each sound character beyond ASCII in what is still UTF-8: cut off, or a few lost."""

_META = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_XML = re.compile(rb"<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w.:-]{2,40})", re.IGNORECASE)

# What browsers read under these names (WHATWG Encoding Standard).
_READ_AS = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
}

# Python knows these as text encodings; no page is in them, and some are slow or unsafe on hostile bytes.
_NOT_FOR_PAGES = frozenset(
    (
        "idna",
        "punycode",
        "unicode_escape",
        "raw_unicode_escape",
        "undefined",
        "utf-7",
        "mbcs",
        "oem",
        "utf-8-sig",
    )
)
_LIKELY = (
    "utf_8 cp1252 cp1250 cp1251 cp1253 cp1254 cp1255 cp1256 cp1257 cp1258 koi8_r koi8_u iso8859_2 "
    "shift_jis euc_jp euc_kr gb18030 big5 cp874 mac_roman"
)
_GUESSES: list[str] = list(_LIKELY.split())


def decode(page: Page) -> str:
    """The page's text, decoded; never raises.

    Bytes that no encoding accounts for, and NULs, become U+FFFD. A byte order mark is left off.

    >>> decode(Page(content="Ferries stopped in Setúbal.".encode("latin-1"), charset="latin-1"))
    'Ferries stopped in Setúbal.'
    """
    return _decoded(page).replace("\x00", "\ufffd")


def encoding_of(declared: str | None) -> str | None:
    """The codec a declared charset means, or None where pages are not written in it.

    >>> encoding_of("ISO-8859-1"), encoding_of("rot13"), encoding_of("no-such")
    ('cp1252', None, None)
    """
    if not declared:
        return None
    try:
        found = codecs.lookup(declared.strip().strip("\"'"))
    except (LookupError, ValueError):
        return None
    # `_is_text_encoding` is how Python itself keeps `bytes.decode` from rot13, zlib and their like.
    if found.name in _NOT_FOR_PAGES or not getattr(found, "_is_text_encoding", True):
        return None
    return _READ_AS.get(found.name, found.name)


def narrow(stream: Stream) -> Stream:
    """The stream, if it is UTF-16 or UTF-32 as UTF-8: newer shells write their output so.

    >>> narrow(Stream(iter(["Ferries".encode("utf-16")]))).all(99)
    b'Ferries'
    """
    wide = wide_encoding(stream.head(HEAD_BYTES))
    return stream if wide is None else Stream(_narrowed(stream.chunks(), wide), stream)


def _narrowed(chunks: Iterator[bytes], encoding: str) -> Iterator[bytes]:
    decoder = codecs.getincrementaldecoder(encoding)("replace")
    for chunk in chunks:
        yield decoder.decode(chunk).lstrip("\ufeff").encode("utf-8", "replace")
    yield decoder.decode(b"", final=True).encode("utf-8", "replace")


def _decoded(page: Page) -> str:
    content = page.content
    for mark, name in BYTE_ORDER_MARKS:
        if content.startswith(mark):
            return content[len(mark) :].decode(name, "replace")
    declared = encoding_of(page.charset) or _declared_inside(page)
    if (
        declared
        and declared.startswith(("iso2022", "hz"))
        and b"\x1b" in content + b"\x1b" * (declared == "hz")
    ):
        return content.decode(declared, "replace")
    if wide := wide_encoding(content):
        return content.decode(wide, "replace")
    # Before what is declared: text in another encoding is hardly ever valid UTF-8; labels are often wrong.
    if (text := _as_utf8(content)) is not None:
        return text
    if declared and declared != "utf-8" and (text := _strictly(content, declared)) is not None:
        return text
    return _guessed(content)


def _declared_inside(page: Page) -> str | None:
    if page.media_type == "text/plain":
        return None
    found = _XML.match(page.content[:META_BYTES].lstrip()) or _META.search(page.content[:META_BYTES])
    name = encoding_of(found[1].decode("ascii", "replace")) if found else None
    return None if name is None or name.startswith(("utf-16", "utf-32")) else name


def _strictly(content: bytes, encoding: str) -> str | None:
    """The content in that encoding, if every byte is sound; the few bytes cp125x leaves open are let pass."""
    try:
        return content.decode(encoding)
    except UnicodeError:
        text = content.decode(encoding, "replace")
        return text if encoding.startswith("cp125") and text.count("\ufffd") * 20 <= len(text) else None


def _as_utf8(content: bytes) -> str | None:
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        text = content.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    sound = sum(character > "\x7f" for character in text) - broken
    return text if broken <= sound * MOST_BROKEN else None


def _guessed(content: bytes) -> str:
    best = from_bytes(content[:GUESS_BYTES], cp_isolation=_GUESSES).best()
    encoding = best.encoding if best is not None else "cp1252"
    return content.decode(encoding, "replace")
