"""What the first bytes of an input are: told by content, never by name."""

from __future__ import annotations

import codecs
import re
from typing import Literal, NamedTuple

Kind = Literal[
    "html",
    "text",
    "json lines",
    "json",
    "json feed",
    "feed",
    "sitemap",
    "zip",
    "tar",
    "warc",
    "mail",
    "mbox",
    "packed",
    "index",
    "empty",
    "not a page",
]

HEAD_BYTES = 65536
"""Bytes looked at: room for a long comment before the first tag, and for the first line of JSON Lines."""

MOST_CONTROL_SHARE = 0.02
"""Control bytes among the first: none in the 91 pages of the extraction benchmark, 0.1 in random bytes."""

ENOUGH_CLOSING_TAGS = 3
"""Closing tags that make a text without `<html>` a piece of HTML."""

MOST_HEADER_LINES = 400
"""Lines of a message's header that are looked at: the servers on its way add up to some two hundred."""

_FEW_LINES = 8192
"""Characters in which a JSON Feed gives its version, and a list of addresses has nothing else."""

_SIGNATURES: tuple[tuple[int, bytes, str], ...] = (
    (0, b"%PDF-", "a PDF"),
    (0, b"\x89PNG\r\n", "a PNG image"),
    (0, b"\xff\xd8\xff", "a JPEG image"),
    (0, b"GIF8", "a GIF image"),
    (8, b"WEBP", "a WebP image"),
    (8, b"WAVE", "a sound recording"),
    (8, b"AVI ", "a video"),
    (4, b"ftypavif", "an AVIF image"),
    (4, b"ftyp", "a video"),
    (0, b"\x1aE\xdf\xa3", "a video"),
    (0, b"ID3", "a sound recording"),
    (0, b"OggS", "a sound recording"),
    (0, b"II*\x00", "a TIFF image"),
    (0, b"MM\x00*", "a TIFF image"),
    (0, b"BM\x36", "a BMP image"),
    (0, b"\x00\x00\x01\x00", "an icon"),
    (0, b"wOF2", "a font"),
    (0, b"wOFF", "a font"),
    (0, b"PK\x05\x06", "an empty ZIP archive"),
    (0, b"7z\xbc\xaf", "a 7-Zip archive"),
    (0, b"Rar!", "a RAR archive"),
    (0, b"\xd0\xcf\x11\xe0", "an old Office document"),
    (0, b"{\\rtf", "a rich text document"),
    (0, b"SQLite format 3\x00", "an SQLite database"),
    (0, b"\x7fELF", "a program"),
    (0, b"MZ\x90", "a program"),
    (0, b"PAR1", "a Parquet file"),
    (0, b"filedesc://", "an old web archive (ARC)"),
    (0, b"bplist", "a property list"),
)
"""Where a signature stands, its bytes, and what it is; from the formats' own specifications."""

# The order matters: UTF-32's mark begins with UTF-16's.
BYTE_ORDER_MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

_CONTROLS = bytes(set(range(32)) - set(b"\t\n\r\f\x1b\x1a"))
_HTML_NAMES = (
    "html head body title meta link script style base div p article section main header nav table span br"
)
_HTML_STARTS = frozenset([*_HTML_NAMES.split(), "h1", "h2", "h3", "h4", "h5", "h6"])

# What may stand before the first element, each with what ends it.
_PROLOGUE = (("<!--", "-->"), ("<?", "?>"), ("<!", ">"))
_SPACE = re.compile(r"\s+")
_FIRST_NAME = re.compile(r"<([A-Za-z][\w:-]*)")
_HTML_ANYWHERE = re.compile(r"<!doctype\s+html|<html[\s>]|<body[\s>]", re.IGNORECASE)
_CLOSING_TAG = re.compile(r"</(?:p|div|a|span|h[1-6]|li|ul|table|td|article|section|body)\s*>", re.IGNORECASE)
_JSON_FEED = re.compile(r'"version"\s*:\s*"https?:\\?/\\?/jsonfeed\.org\\?/version\\?/')
_INDEX = re.compile(
    r"""!meta\s|[^\s{]{1,2000}\)/\S{0,4000}\ \d{14}\ \{|\ CDX\ N\ b  # lists of what is where (CDXJ, CDX)
    |\{\s*"format":\s*"json-(?:pages|list)-1  # the list of pages
    |\{\s*"(?=[\s\S]*"wacz_version":)|\{\s*"path":\s*"datapackage\.json"
    |\{"timestamp":"[^"]{0,40}","logLevel":""",
    re.VERBOSE,
)
"""What stands beside the pages in a web archive (WACZ 1.1.1), and says where they are."""

_FROM_LINE = re.compile(r"From \S+ .{10,100}\n")
_HEADER = re.compile(r"([!-9;-~]{1,80}):")
_SENT = frozenset(("mime-version", "message-id", "received", "return-path", "delivered-to", "x-mailer"))
_SAID = frozenset(("from", "to", "date", "subject", "content-type", "message-id", "mime-version"))

_ADDRESS = re.compile(r"https?://\S{1,2048}", re.IGNORECASE)
_OBJECT_LINE = re.compile(r'\{\s*(?:"(?:[^"\\]|\\.)*"\s*:|\})')


class Told(NamedTuple):
    """The kind; and what it is, for what is not a page ("a PDF"), or is packed ("gzip")."""

    kind: Kind
    what: str = ""


_OPENED: tuple[tuple[int, bytes, Told], ...] = (
    (0, b"\x1f\x8b", Told("packed", "gzip")),
    (0, b"BZh", Told("packed", "bzip2")),
    (0, b"\xfd7zXZ", Told("packed", "xz")),
    (0, b"\x28\xb5\x2f\xfd", Told("packed", "Zstandard")),
    (30, b"[Content_Types].xml", Told("not a page", "an Office document")),
    (30, b"_rels/.rels", Told("not a page", "an Office document")),
    (30, b"mimetypeapplication/epub", Told("not a page", "an e-book")),
    (30, b"mimetypeapplication/vnd.oasis", Told("not a page", "an Office document")),
    (0, b"PK\x03\x04", Told("zip")),
    (0, b"PK\x07\x08PK\x03\x04", Told("zip")),
    (257, b"ustar", Told("tar")),
    (0, b"WARC/", Told("warc")),
)
"""Where the signature of what is opened stands, its bytes, and what it is."""

_OTHER_STARTS = {
    "rss": Told("feed"),
    "feed": Told("feed"),
    "rdf": Told("feed"),
    "urlset": Told("sitemap"),
    "sitemapindex": Told("sitemap"),
    "svg": Told("not a page", "an SVG image"),
}
"""What a document is that starts with this element, whatever its prefix."""


def kind_of(head: bytes) -> Told:
    """What an input is that begins with `head` (at most `HEAD_BYTES` are looked at).

    >>> kind_of(b"<!DOCTYPE html><title>Ferries</title>").kind
    'html'
    >>> kind_of(b'{"url": "https://news.example/1", "text": "Ferries stopped."}').kind
    'json lines'
    >>> kind_of(b"%PDF-1.7 ...")
    Told(kind='not a page', what='a PDF')
    """
    head = head[:HEAD_BYTES]
    for at, signature, told in _OPENED:
        if head[at:].startswith(signature):
            return told
    for at, signature, what in _SIGNATURES:
        if head[at:].startswith(signature):
            return Told("not a page", what)
    encoding = wide_encoding(head)
    if encoding is None and len(head.translate(None, _CONTROLS)) < len(head) * (1 - MOST_CONTROL_SHARE):
        return Told("not a page", "binary data")
    return _kind_of_text(head.decode(encoding or "utf-8", "replace").lstrip("\ufeff"))


def _kind_of_text(text: str) -> Told:
    if not text.strip("\x00").strip():
        return Told("empty")
    if _INDEX.match(text):
        return Told("index")
    if _is_mail(text):
        return Told("mbox" if text.startswith("From ") else "mail")
    start = _first_element(text)
    if other := _OTHER_STARTS.get(start.rpartition(":")[2]):
        return other
    if start not in _HTML_STARTS and (list_of := _json_in(text) or _addresses_in(text)) is not None:
        return list_of
    markup = start in _HTML_STARTS or _HTML_ANYWHERE.search(text) is not None
    return Told("html" if markup or len(_CLOSING_TAG.findall(text)) >= ENOUGH_CLOSING_TAGS else "text")


def _is_mail(text: str) -> bool:
    """Whether a text begins with the headers of a message: what people write as notes has no technical ones.

    >>> _is_mail("From: Ada\\nDate: today\\nSubject: Ferries\\n\\nThey stopped.")
    False
    """
    names: set[str] = set()
    for line in text.split("\n", MOST_HEADER_LINES)[int(_FROM_LINE.match(text) is not None) :]:
        name = _HEADER.match(line)
        if name is not None:
            names.add(name[1].lower())
        elif not line.startswith((" ", "\t")):
            break
    return bool(names & _SENT) and len(names & _SAID) > 1


def _addresses_in(text: str) -> Told | None:
    """A text sitemap: one address a line, several of them, and nothing else."""
    lines = text[:_FEW_LINES].split("\n")
    seen = [line.strip() for line in (lines[:-1] if len(text) > _FEW_LINES else lines) if line.strip()]
    return Told("sitemap") if len(seen) > 1 and all(map(_ADDRESS.fullmatch, seen)) else None


def _json_in(text: str) -> Told | None:
    if not text.lstrip().startswith(("{", "[")) and "\n{" not in text:
        return None
    if _JSON_FEED.search(text[:_FEW_LINES]):
        return Told("json feed")
    if _is_json_lines(text):
        return Told("json lines")
    if re.match(r'\s*(?:\{\s*"|\[\s*[{\["])', text):
        return Told("json")
    return None


def _first_element(text: str) -> str:
    """The name of the element the text starts with, after comments and declarations; "" where with none."""
    at = _after_space(text, 0)
    while ends := next((end for start, end in _PROLOGUE if text.startswith(start, at)), None):
        ended = text.find(ends, at)
        if ends == ">" and (inside := text.find("[", at, ended)) >= 0:
            ended = text.find(ends, max(inside, text.find("]", inside)))  # a DOCTYPE with declarations in it
        if ended < 0:
            return ""
        at = _after_space(text, ended + len(ends))
    name = _FIRST_NAME.match(text, at)
    return name[1].lower() if name else ""


def _after_space(text: str, at: int) -> int:
    space = _SPACE.match(text, at)
    return space.end() if space else at


def _is_json_lines(text: str) -> bool:
    """Whether most lines seen begin as objects do, whole lines end so, and none is an object's inside."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    if len(text) >= HEAD_BYTES // 4 and len(lines) > 1:
        lines.pop()  # cut off by the end of what is looked at
    if re.match(r"\[\s*(?:\{|$)", lines[0]):
        return False
    opening = sum(_OBJECT_LINE.match(line) is not None for line in lines)
    return opening * 2 >= len(lines) and not (len(lines) > 1 and lines[0] == "{")


def wide_encoding(content: bytes) -> str | None:
    """UTF-16 or UTF-32 by its byte order mark, or by where the NULs stand in text that has none.

    >>> wide_encoding("Ferries".encode("utf-16-le")), wide_encoding(b"Ferries")
    ('utf-16-le', None)
    """
    for mark, name in BYTE_ORDER_MARKS:
        if content.startswith(mark):
            return None if name == "utf-8" else name
    head = content[: HEAD_BYTES // 16 * 2]
    even, odd = head[::2].count(0), head[1::2].count(0)
    half = len(head) // 2
    if odd > half * 0.7 and even < half * 0.05:
        return "utf-16-le"
    if even > half * 0.7 and odd < half * 0.05:
        return "utf-16-be"
    return None
