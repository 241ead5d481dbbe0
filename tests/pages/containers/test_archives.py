"""ZIP and tar: every member is opened as what it is or gets its line; nothing is written and no name is followed."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import random
import struct
import tarfile
import time
import tracemalloc
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from packed_examples import tarred, zipped

from reportedly import pages
from reportedly.model import Page, Unreadable
from reportedly.pages import streams
from reportedly.pages.containers import Found, pages_in
from reportedly.pages.containers.places import LONGEST_NAME, PAGE_LIMIT, place
from reportedly.pages.streams import Stream

HTML = b"<!DOCTYPE html><html><body><p>Ferries stopped, the port said.</p></body></html>"
LINE = b'{"url": "https://news.example/1", "text": "Ferries stopped."}\n'
SIGNATURES = HTML * 5 + b"PK\x07\x08 PK\x03\x04 PK\x01\x02"
NOISE = random.Random(1).randbytes(200_000)


def found(content: bytes, size: int = 65536) -> list[Found]:
    chunks = (content[at : at + size] for at in range(0, len(content), size))
    return list(pages_in(Stream(chunks), place("a")))


def got(content: bytes, size: int = 65536) -> list[tuple[str, bytes | str]]:
    return [
        (one.source, one.content if isinstance(one, Page) else one.reason) for one in found(content, size)
    ]


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2])
@pytest.mark.parametrize("piped", [False, True])
def test_a_zip_of_anything(method: int, piped: bool) -> None:
    archive = zipped(
        {
            "inner/page.html": HTML,
            "news.jsonl.gz": gzip.compress(LINE * 2),
            "inner.zip": zipped({"deep.html": HTML}),
            "old.tar": tarred({"deep.html": HTML}),
            "photo.html": b"\x89PNG\r\n\x1a\n" + NOISE,
            "empty": b"",
            "signature": SIGNATURES,
        },
        method,
        piped=piped,
    )
    assert got(archive) == [
        ("a!inner/page.html", HTML),
        ("a!news.jsonl.gz:1", b"Ferries stopped."),
        ("a!news.jsonl.gz:2", b"Ferries stopped."),
        ("a!inner.zip!deep.html", HTML),
        ("a!old.tar!deep.html", HTML),
        ("a!photo.html", "a PNG image, not a page"),
        ("a!empty", "empty"),
        ("a!signature", SIGNATURES),
    ]


@pytest.mark.parametrize(
    "pack", [bytes, gzip.compress, bz2.compress, lzma.compress], ids=["bare", "gzip", "bzip2", "xz"]
)
@pytest.mark.parametrize("form", [tarfile.USTAR_FORMAT, tarfile.GNU_FORMAT, tarfile.PAX_FORMAT])
def test_a_tar_of_anything(pack: Callable[[bytes], bytes], form: int) -> None:
    long = "a-long-name/" * (9 if form == tarfile.USTAR_FORMAT else 40) + "page.html"
    archive = tarred({"page.html": HTML, long: HTML, "café.zip": zipped({"1": HTML}), "noise": NOISE}, form)
    assert got(pack(archive)) == [
        ("a!page.html", HTML),
        (f"a!{long}", HTML),
        ("a!café.zip!1", HTML),
        ("a!noise", "binary data, not a page"),
    ]


def test_zstandard() -> None:
    from fastwarc.stream_io import ZstdWriter  # pyright: ignore

    to = io.BytesIO()
    writer = ZstdWriter(to)  # pyright: ignore
    writer.write(tarred({"page.html": HTML}))  # pyright: ignore
    writer.close()  # pyright: ignore
    assert got(to.getvalue()) == [("a!page.html", HTML)]
    (line,) = found(to.getvalue()[:-6])[-1:]
    assert isinstance(line, Unreadable) and "cut off" in line.reason


def info(name: str, kind: bytes, link: str = "") -> tarfile.TarInfo:
    made = tarfile.TarInfo(name)
    made.type, made.linkname = kind, link
    return made


def test_links_devices_and_names_that_lead_out(tmp_path: Path) -> None:
    members: dict[str, bytes | tarfile.TarInfo] = {
        "../../escaped.html": HTML,
        "1": info("link.html", tarfile.SYMTYPE, "/etc/passwd"),
        "2": info("hard.html", tarfile.LNKTYPE, "../secret"),
        "3": info("tty", tarfile.CHRTYPE),
        "4": info("pipe", tarfile.FIFOTYPE),
        "5": info("folder", tarfile.DIRTYPE),
        "good.html": HTML,
    }
    path = tmp_path / "in" / "a.tar"
    path.parent.mkdir()
    path.write_bytes(tarred(members))
    before = sorted(tmp_path.rglob("*"))
    assert [(one.source.partition("!")[2], getattr(one, "reason", "read")) for one in pages.find([path])] == [
        ("../../escaped.html", "its name leads out of the archive, not read"),
        ("link.html", "a symbolic link, not followed"),
        ("hard.html", "a hard link, not followed"),
        ("tty", "a device, not opened"),
        ("pipe", "a named pipe, not opened"),
        ("good.html", "read"),
    ]
    assert sorted(tmp_path.rglob("*")) == before
    assert got(zipped({"..\\..\\b.html": HTML})) == [
        ("a!..\\..\\b.html", "its name leads out of the archive, not read")
    ]


def test_names_are_shown_on_one_line_and_hidden_files_left_out() -> None:
    odd = "fer\nry\x1b[2J\u202e.html"
    assert [name for name, _ in got(zipped({odd: HTML}))] == ["a!fer\\nry\\x1b[2J\\u202e.html"]
    ((name, _),) = got(tarred({"n" * 100_000: HTML}))
    assert len(name) < LONGEST_NAME + 10
    assert got(zipped({"__MACOSX/._a.html": b"\0", ".git/x": HTML, "a.html": HTML})) == [("a!a.html", HTML)]


def test_names_that_come_twice_are_both_read() -> None:
    with pytest.warns(UserWarning, match="Duplicate name"):
        archive = zipped([("a.html", HTML), ("a.html", HTML + b" ")])
    assert got(archive) == [("a!a.html", HTML), ("a!a.html", HTML + b" ")]


def test_encrypted_members_and_methods_that_are_not_opened() -> None:
    archive = bytearray(zipped({"a.html": HTML, "b.html": HTML, "c.html": HTML}))
    second = archive.index(b"PK\x03\x04", 4)
    archive[6] |= 1
    archive[second + 8] = 9
    assert got(bytes(archive)) == [
        ("a!a.html", "encrypted, not opened"),
        ("a!b.html", "packed with Deflate64, not opened"),
        ("a!c.html", HTML),
    ]


@pytest.mark.parametrize("piped", [False, True])
def test_a_checksum_that_is_wrong(piped: bool) -> None:
    archive = zipped({"a.html": HTML, "b.html": HTML}, zipfile.ZIP_STORED, piped=piped)
    archive = archive.replace(b"stopped", b"stepped", 1)
    assert got(archive) == [
        ("a!a.html", HTML.replace(b"stopped", b"stepped")),
        ("a!a.html", "its checksum is wrong: it may be damaged"),
        ("a!b.html", HTML),
    ]


def test_damaged_bytes_cost_their_member_only() -> None:
    archive = bytearray(zipped({"a.html": HTML + NOISE.hex().encode(), "b.html": HTML}))
    archive[70_000:70_100] = bytes(100)
    first, *_, last = found(bytes(archive))
    assert first.source == "a!a.html"
    assert isinstance(last, Page) and last.source == "a!b.html"


@pytest.mark.parametrize("make", [zipped, tarred])
def test_an_archive_that_is_cut_off_keeps_what_came_before(make: Callable[..., bytes]) -> None:
    archive = make({"a.html": HTML, "b.html": HTML + NOISE.hex().encode()})
    for cut in (len(archive) // 2, len(HTML) + 800):
        first, *_, last = found(archive[:cut])
        assert isinstance(first, Page) and first.source == "a!a.html"
        assert isinstance(last, Unreadable) and "cut off" in last.reason
    (line,) = found(zipped({"a": HTML})[:20])
    assert line == Unreadable("a", "the ZIP archive is cut off, after 0 members")


def test_sizes_that_are_lies() -> None:
    archive = bytearray(zipped({"a.html": HTML, "b.html": HTML}, zipfile.ZIP_STORED))
    archive[18:26] = struct.pack("<II", 2**31, 2**31)
    lines = [one for one in found(bytes(archive)) if isinstance(one, Unreadable)]
    assert [line.reason for line in lines] == ["cut off here"]
    wrong = bytearray(tarred({"a.html": HTML}))
    wrong[124:136] = b"77777777777\x00"
    assert [one.reason for one in found(bytes(wrong)) if isinstance(one, Unreadable)] == [
        "the tar archive is damaged, after 0 members"
    ]


def test_a_tar_whose_names_are_endless() -> None:
    big = tarfile.TarInfo("././@LongLink")
    big.type, big.size = tarfile.GNUTYPE_LONGNAME, 10**9
    tracemalloc.start()
    try:
        lines = list(pages_in(Stream(iter([big.tobuf(), *([b"n" * 65536] * 100)])), place("a")))
        assert tracemalloc.get_traced_memory()[1] < 1_000_000
    finally:
        tracemalloc.stop()
    assert [line.reason for line in lines if isinstance(line, Unreadable)] == [
        "the tar archive is damaged, after 0 members"
    ]


def test_archives_in_archives_to_a_depth() -> None:
    archive = HTML
    for _ in range(5):
        archive = zipped({"z": archive})
    assert got(archive) == [("a!z!z!z!z!z", HTML)]
    assert got(zipped({"z": zipped({"z": archive})})) == [
        ("a!z!z!z!z!z", "more than 5 archives deep, not opened")
    ]


def test_a_zip_bomb_is_let_lie(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streams, "FREELY_UNPACKED", 2_000_000)
    blank = zipped({f"{number}.html": b"<p>" + b"\0" * 3_000_000 for number in range(30)})
    started = time.perf_counter()
    lines = got(blank)
    assert time.perf_counter() - started < 5
    assert lines[-1] == (
        "a",
        "unpacks to over 100 times its size: only its first 524,288 bytes could be read, after 3 members",
    )
    assert len(lines) < 5


def test_a_nested_zip_bomb_is_let_lie(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streams, "FREELY_UNPACKED", 2_000_000)
    bomb = HTML + b" " * 1_000_000
    for _ in range(4):
        bomb = zipped({f"{number}.html": bomb for number in range(12)})
    started = time.perf_counter()
    lines = got(bomb)
    assert time.perf_counter() - started < 5
    assert len(lines) < 40
    assert lines[-1][0] == "a" and str(lines[-1][1]).startswith("not opened further than a!")


def test_a_zip_whose_list_points_to_the_same_bytes_is_read_once() -> None:
    archive = zipped({"a.html": HTML})
    entry_at, end_at = archive.index(b"PK\x01\x02"), archive.index(b"PK\x05\x06")
    bomb = archive[:entry_at] + archive[entry_at:end_at] * 1000 + archive[end_at:]
    assert got(bomb) == [("a!a.html", HTML)]


def test_memory_does_not_grow_with_the_archive(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        for number in range(400):
            archive.writestr(f"{number}.html", HTML + NOISE.hex().encode()[:100_000])
    tracemalloc.start()
    try:
        assert sum(isinstance(one, Page) for one in pages.find([path])) == 400
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 4_000_000 < path.stat().st_size


def test_a_huge_member_is_passed_over() -> None:
    archive = zipped({"huge": b"Ferries " * (PAGE_LIMIT // 8 + 1), "b.html": HTML})
    assert got(archive) == [("a!huge", "more than 20 MiB, too large for a page"), ("a!b.html", HTML)]


def test_office_documents_are_none() -> None:
    assert got(zipped({"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<w/>"})) == [
        ("a", "an Office document, not a page")
    ]
    assert got(zipped({"mimetype": b"application/epub+zip"}, zipfile.ZIP_STORED)) == [
        ("a", "an e-book, not a page")
    ]


def test_an_archive_with_one_page_is_read_as_one(tmp_path: Path) -> None:
    one = tmp_path / "named.html"
    one.write_bytes(zipped({"readme.pdf": b"%PDF-1.4", "page.html": HTML}))
    assert pages.load(one).source == f"{one}!page.html"
    two = tmp_path / "two"
    two.write_bytes(zipped({"1.html": HTML, "2.html": HTML}))
    with pytest.raises(Exception, match="several pages, where one is wanted"):
        pages.load(two)


@settings(deadline=None, max_examples=80)
@given(
    st.dictionaries(st.text("abc/", min_size=1, max_size=5), st.binary(max_size=200), max_size=4),
    st.sampled_from([zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2]),
    st.booleans(),
    st.integers(1, 300),
)
def test_zips_hold_what_was_put_in(members: dict[str, bytes], method: int, piped: bool, size: int) -> None:
    from reportedly.pages.containers.zips import members as members_in

    archive = zipped(members, method, piped=piped)
    chunks = (archive[at : at + size] for at in range(0, len(archive), size))
    assert {one.name: b"".join(one.chunks) for one in members_in(Stream(chunks))} == members


@settings(deadline=None, max_examples=80)
@given(
    st.binary(max_size=40),
    st.integers(0, 2000),
    st.integers(1, 700),
    st.sampled_from(["zip", "tar", "tar.gz"]),
)
def test_whatever_is_damaged_nothing_is_raised(junk: bytes, at: int, size: int, kind: str) -> None:
    whole = zipped({"a": HTML, "b": LINE * 5, "c": NOISE[:500]})
    if kind != "zip":
        whole = tarred({"a": HTML, "b": LINE * 5, "c": NOISE[:500]})
    if kind == "tar.gz":
        whole = gzip.compress(whole)
    broken = whole[:at] + junk + whole[at + len(junk) :]
    assert all(one.source.startswith("a") for one in found(broken, size))


def endless() -> Iterator[bytes]:
    header = tarfile.TarInfo("a.html")
    header.size = len(HTML)
    while True:
        yield header.tobuf() + HTML.ljust(512, b"\0")


def test_an_endless_tar_gives_its_members_as_they_come() -> None:
    stream = pages_in(Stream(endless()), place("a"))
    assert [next(stream).source for _ in range(300)] == ["a!a.html"] * 300
