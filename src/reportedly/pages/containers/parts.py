"""The parts of a message: which one is the text, and what its bytes are, whatever is said of them."""

from __future__ import annotations

import binascii
import quopri
import re
from collections.abc import Sequence
from email.message import Message
from typing import NamedTuple, cast

from reportedly.pages.kinds import kind_of

LEAST_QUOTED = 3
"""Soft line ends and quoted signs from which a text is quoted-printable though nobody says so."""

_BASE64 = re.compile(rb"[A-Za-z0-9+/\s]+={0,2}\s*")
_QUOTED = re.compile(rb"=\r?\n|=3D|=C3=|=E2=80=")


class Part(NamedTuple):
    """One text of a message, decoded from its transfer encoding."""

    content: bytes
    media_type: str
    charset: str | None
    location: str | None


class Parts(NamedTuple):
    """The parts of one message that are texts of its own, and the messages that are attached to it."""

    texts: tuple[Message, ...]
    attached: tuple[Message, ...]


def parts_of(message: Message) -> Parts:
    """The texts of a message, in order, without attachments; and the messages attached."""
    texts: list[Message] = []
    attached: list[Message] = []
    waiting = [message]
    while waiting:
        part = waiting.pop(0)
        inner = cast("list[Message]", part.get_payload()) if part.is_multipart() else []
        if part.get_content_type() == "message/rfc822":
            attached += inner[:1]
        elif inner:
            waiting = [*inner, *waiting]
        elif part.get_content_maintype() == "text" and part.get_content_disposition() != "attachment":
            texts.append(part)
    return Parts(tuple(texts), tuple(attached))


def part_of(texts: Sequence[Message]) -> Part | None:
    """The first text that is HTML and not empty, or else the first that is plain."""
    for wanted in ("text/html", "application/xhtml+xml", "text/plain"):
        for message in texts:
            if message.get_content_type() == wanted:
                part = _part(message)
                if part is not None:
                    return part
    return None


def _part(message: Message) -> Part | None:
    content = _content(message)
    told = kind_of(content)
    if told.kind not in ("html", "text"):
        return None
    is_html = message.get_content_type() != "text/plain" or told.kind == "html"
    if not is_html and "flowed" in (message.get_param("format") or ""):
        content = _unflowed(content)
    location = str(message["Content-Location"] or "").strip("<> ")
    return Part(
        content,
        "text/html" if is_html else "text/plain",
        message.get_content_charset(),
        location if location.lower().startswith(("http://", "https://")) else None,
    )


def _content(message: Message) -> bytes:
    """The bytes of a part; a transfer encoding is believed where the bytes look like it."""
    encoding = str(message["Content-Transfer-Encoding"] or "").strip().lower()
    del message["Content-Transfer-Encoding"]  # or the library believes it
    raw = message.get_payload(decode=True)
    if not isinstance(raw, bytes):
        return b""
    if encoding == "base64":
        return _from_base64(raw) if _BASE64.fullmatch(raw) else raw
    if encoding == "quoted-printable" or len(_QUOTED.findall(raw[:65536])) >= LEAST_QUOTED:
        return quopri.decodestring(raw)
    return raw


def _from_base64(raw: bytes) -> bytes:
    """What base64 stands for; of what is cut off, the part that is whole.

    >>> _from_base64(b"RmVycmllcyBz" + b"dG9w"), _from_base64(b"RmVycmllcyBzdG9")
    (b'Ferries stop', b'Ferries sto')
    """
    signs = b"".join(raw.split()).rstrip(b"=")
    signs = signs[: -1 if len(signs) % 4 == 1 else None]
    return binascii.a2b_base64(signs + b"=" * (-len(signs) % 4))


def _unflowed(content: bytes) -> bytes:
    """Lines that a mail program broke, whole again (RFC 3676).

    >>> _unflowed(b"Ferries \\nstopped.\\nCrews left.\\n-- \\nAda")
    b'Ferries stopped.\\nCrews left.\\n-- \\nAda'
    """
    return re.sub(rb"(?<!^--) \r?\n", b" ", content, flags=re.MULTILINE)
