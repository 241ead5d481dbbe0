"""Newsletters, mbox files and MHTML: the text of a message is a page, whatever its parts say of their encoding."""

from __future__ import annotations

import base64
import gzip
import quopri
import time
import tracemalloc
from collections.abc import Iterator
from datetime import UTC, datetime
from email.message import EmailMessage
from itertools import count, islice
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly import pages
from reportedly.model import Page, PageMetadata, Unreadable
from reportedly.pages.containers import Found, pages_in
from reportedly.pages.containers.places import PAGE_LIMIT, place
from reportedly.pages.kinds import kind_of
from reportedly.pages.streams import Stream

STORY = "<html><body><p>Ferries stopped in Setúbal, “for good”, the port said.</p></body></html>"


def letter(html: str | None = STORY, plain: str | None = "Ferries stopped.", **headers: str) -> EmailMessage:
    message = EmailMessage()
    message["From"] = "Ada Reyes from The Ferry Letter <ada@ferry.example>"
    message["To"] = "reader@home.example"
    message["Message-ID"] = "<1@ferry.example>"
    message["Subject"] = "Fährverkehr: crews stop"
    message["Date"] = "Wed, 12 Jun 2024 09:30:00 +0900"
    for name, value in headers.items():
        del message[name.replace("_", "-")]
        message[name.replace("_", "-")] = value
    if plain is not None:
        message.set_content(plain)
    if html is not None and plain is not None:
        message.add_alternative(html, subtype="html")
    elif html is not None:
        message.set_content(html, subtype="html")
    return message


def found(content: bytes) -> list[Found]:
    chunks = (content[at : at + 4096] for at in range(0, len(content), 4096))
    return list(pages_in(Stream(chunks), place("m")))


def only(content: bytes) -> Page:
    (page,) = found(content)
    assert isinstance(page, Page), page
    return page


def test_a_newsletter_is_its_html_with_what_its_headers_say() -> None:
    page = only(letter(Archived_At="<https://ferry.example/1>").as_bytes())
    assert (page.url, page.media_type, page.charset) == ("https://ferry.example/1", "text/html", "utf-8")
    assert pages.text_of(page) == "Ferries stopped in Setúbal, “for good”, the port said."
    assert page.metadata == PageMetadata(
        "Fährverkehr: crews stop", "The Ferry Letter", "2024-06-12T09:30:00+09:00", ("Ada Reyes",)
    )


def test_the_list_is_the_site() -> None:
    page = only(
        letter(From="Ada Reyes <ada@x.example>", List_Id="Harbour Daily <daily.post.example>").as_bytes()
    )
    assert (page.metadata.site, page.metadata.authors) == ("Harbour Daily", ("Ada Reyes",))


def test_plain_text_alone_and_lines_that_were_broken_on_their_way() -> None:
    flowed = b"""From: desk@post.example\nMessage-ID: <1>\nSubject: Ferries
Content-Type: text/plain; charset=us-ascii; format=flowed\n\nThe ferries \nstopped, the port \nsaid.\n"""
    page = only(flowed)
    assert (page.media_type, page.content, page.metadata.site) == (
        "text/plain",
        b"The ferries stopped, the port said.\n",
        "post.example",
    )


def test_attachments_are_left_out_and_messages_attached_are_pages() -> None:
    outer = letter(html=None, plain="See the letter below, which came today.", Subject="Fwd: Fwd: Ferries")
    outer.add_attachment(b"%PDF-1.4", maintype="application", subtype="pdf", filename="a.pdf")
    outer.add_attachment("<p>Not this.</p>", subtype="html", filename="a.html")
    outer.add_attachment(letter())
    first, second = found(outer.as_bytes())
    assert isinstance(first, Page) and isinstance(second, Page)
    assert (first.source, first.metadata.title, first.media_type) == ("m", "Ferries", "text/plain")
    assert (second.source, second.metadata.site) == ("m:1", "The Ferry Letter")


def raw(encoding: str, body: bytes, charset: str = "utf-8") -> bytes:
    return (
        f"From: a@post.example\r\nMIME-Version: 1.0\r\nMessage-ID: <1>\r\nContent-Type: text/html; charset={charset}\r\n"
        f"Content-Transfer-Encoding: {encoding}\r\n\r\n"
    ).encode() + body


@pytest.mark.parametrize(
    ("encoding", "body"),
    [
        ("base64", base64.encodebytes(STORY.encode())),
        ("base64", base64.b64encode(STORY.encode())[:-2]),
        ("base64", STORY.encode()),
        ("quoted-printable", quopri.encodestring(STORY.encode())),
        ("quoted-printable", STORY.encode()),
        ("8bit", STORY.encode()),
        ("7bit", quopri.encodestring(STORY.encode())),
        ("none-such", STORY.encode()),
    ],
)
def test_transfer_encodings_and_their_lies(encoding: str, body: bytes) -> None:
    assert (
        pages.text_of(only(raw(encoding, body))) == "Ferries stopped in Setúbal, “for good”, the port said."
    )


def test_charsets_and_their_lies() -> None:
    for charset, actual in (("windows-1252", "windows-1252"), ("iso-8859-1", "utf-8"), ("x-none", "utf-8")):
        page = only(raw("8bit", STORY.encode(actual), charset))
        assert pages.text_of(page) == "Ferries stopped in Setúbal, “for good”, the port said."


def test_headers_that_are_wrongly_encoded() -> None:
    message = (
        letter().as_bytes().replace(b"Subject:", b"Subject: =?utf-8?b?RmVycml?= =?x-none?q?=ff?=\nX-Was:")
    )
    assert "RmVycml" in (only(message).metadata.title or "")
    late = letter().as_bytes().replace(b"Date: Wed, 12 Jun 2024", b"Date: Someday")
    assert only(late).metadata.published is None


MHTML = b"""From: <Saved by Blink>
Snapshot-Content-Location: https://post.example/1
Subject: Ferries stop
Date: Wed, 12 Jun 2024 09:30:00 -0000
MIME-Version: 1.0
Content-Type: multipart/related; type="text/html"; boundary="----B"

------B
Content-Type: text/html
Content-ID: <frame-1@mhtml.blink>
Content-Transfer-Encoding: quoted-printable
Content-Location: https://post.example/1

<html><body><p>Ferries stopped in Set=C3=BAbal.</p></body></html>
------B
Content-Type: image/png
Content-Transfer-Encoding: base64
Content-Location: https://post.example/1.png

iVBORw0KGgo=
------B
Content-Type: text/html
Content-Location: https://ads.example/frame

<html><body><p>Buy boats.</p></body></html>
------B--
"""


def test_a_page_saved_as_mhtml() -> None:
    page = only(MHTML)
    assert pages.text_of(page) == "Ferries stopped in Setúbal."
    assert (page.url, page.metadata) == ("https://post.example/1", PageMetadata())
    assert page.retrieved is not None and page.retrieved.isoformat().startswith("2024-06-12T09:30:00")
    by_explorer = MHTML.replace(b"<Saved by Blink>", b'"Saved by Windows Internet Explorer"').replace(
        b"Snapshot-", b"X-"
    )
    assert only(by_explorer).url == "https://post.example/1"


def test_mhtml_that_is_cut_off_in_a_picture() -> None:
    assert pages.text_of(only(MHTML[: MHTML.index(b"iVBO") + 4])) == "Ferries stopped in Setúbal."


def box(*messages: bytes) -> bytes:
    return b"".join(b"From ada@ferry.example Wed Jun 12 09:30:00 2024\n" + one + b"\n\n" for one in messages)


def test_an_mbox_is_its_messages() -> None:
    quoted = letter(plain="The port said:\n\n>From Friday on, nobody sails.", html=None).as_bytes()
    first, second, third = found(box(letter().as_bytes(), b"Subject: x\n\n", quoted))
    assert isinstance(first, Page) and first.source == "m:1"
    assert second == Unreadable("m:2", "a message without a text")
    assert isinstance(third, Page) and b"\n\nFrom Friday on, nobody sails." in third.content


def test_an_mbox_that_is_cut_off() -> None:
    packed = gzip.compress(box(letter().as_bytes()) * 2, compresslevel=0)[:-300]
    *_, line = found(packed)
    assert isinstance(line, Unreadable)
    assert line.reason.startswith("the gzip is cut off") and line.reason.endswith("up to message 2")


def test_an_endless_mbox_gives_its_messages_as_they_come_and_an_endless_message_its_line() -> None:
    def chunks() -> Iterator[bytes]:
        yield box(letter().as_bytes())
        yield b"From x@y.example Wed Jun 12 09:30:00 2024\nSubject: x\n\n"
        for _ in range(PAGE_LIMIT // 65536 + 20):
            yield b"x" * 65530 + b"\n"
        yield b"\n"
        for _ in count():
            yield box(letter().as_bytes())

    tracemalloc.start()
    try:
        first, second, *rest = islice(pages_in(Stream(chunks()), place("m")), 50)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert isinstance(first, Page) and all(isinstance(one, Page) for one in rest)
    assert second == Unreadable("m:2", "a message of more than 20 MiB, not read")
    assert peak < PAGE_LIMIT * 1.5


def test_parts_in_parts_without_end() -> None:
    started = time.perf_counter()
    deep = "".join(f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(20_000))
    lines = found(b"MIME-Version: 1.0\nFrom: a@b.example\n" + deep.encode())
    assert [type(one) for one in lines] == [Unreadable]
    inner: EmailMessage = letter()
    for _ in range(6):
        outer = letter(html=None, plain="See below, it came today.")
        outer.add_attachment(inner)
        inner = outer
    *pages_found, line = found(inner.as_bytes())
    assert len(pages_found) == 4 and isinstance(line, Unreadable)
    assert line.reason == "a message more than 3 messages deep, not opened"
    assert time.perf_counter() - started < 20


def test_what_is_no_mail() -> None:
    assert (
        kind_of(b"From: our correspondent\nDate: Wednesday\nSubject: Ferries\n\nThey stopped.").kind == "text"
    )
    assert kind_of(b"From Lisbon to Porto no ferry sails, the port said.\n\nThey stopped.").kind == "text"
    assert kind_of(b"Note: this is it\nMessage-ID: 1\n\nx").kind == "text"


def test_mails_in_a_folder(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(letter().as_bytes())
    (tmp_path / "b.html").write_bytes(MHTML)
    assert [isinstance(one, Page) for one in pages.find([tmp_path])] == [True, True]
    assert pages.load(tmp_path / "b.html").url == "https://post.example/1"


@settings(deadline=None, max_examples=100)
@given(st.binary(max_size=60), st.integers(0, 1500))
def test_whatever_is_in_a_message_nothing_is_raised(junk: bytes, at: int) -> None:
    whole = box(letter().as_bytes(), MHTML)
    assert all(one.source.startswith("m") for one in found(whole[:at] + junk + whole[at:]))


def test_a_time_with_a_zone() -> None:
    page = only(MHTML.replace(b"-0000", b"+0200"))
    assert page.retrieved is not None
    assert page.retrieved.astimezone(UTC) == datetime(2024, 6, 12, 7, 30, tzinfo=UTC)
