"""Whatever is named, pages come out or one clear line does; nothing raises and nothing before is lost."""

from __future__ import annotations

import gzip
import io
import os
import socket
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly import pages
from reportedly.errors import NotReadableError
from reportedly.model import Page, Unreadable
from reportedly.pages import sources, streams

HTML = b"<!DOCTYPE html><html><head><title>Ferries</title></head><body><p>Ferries stopped.</p></body></html>"
TEXT = "Ferries stopped in Setúbal.\n\nCrews walked out.".encode()
LINE = b'{"url": "https://news.example/1", "published": "2024-06-12", "text": "Ferries stopped."}'


def found(*paths: str | Path) -> list[Page | Unreadable]:
    return list(pages.find(paths))


def write(path: Path, content: bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def reasons(*paths: str | Path) -> list[str]:
    return [one.reason for one in found(*paths) if isinstance(one, Unreadable)]


@pytest.fixture
def standard_input(monkeypatch: pytest.MonkeyPatch) -> Iterator[io.BytesIO]:
    stream = io.BytesIO()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(stream))
    yield stream


@pytest.mark.parametrize(
    ("name", "content", "media_type"),
    [
        ("named.txt", HTML, "text/html"),
        ("named.html", TEXT, "text/plain"),
        ("piece", b"<div><p>Ferries stopped.</p></div>", "text/html"),
        ("bom.html", b"\xef\xbb\xbf" + HTML, "text/html"),
        ("xhtml", b'<?xml version="1.0"?><html xmlns="x"><body>Ferries.</body></html>', "text/html"),
        ("commented", b"<!-- saved --> \n" + HTML, "text/html"),
        ("wide.txt", "Ferries stopped.".encode("utf-16"), "text/plain"),
        ("wide.html", HTML.decode().encode("utf-16"), "text/html"),
        ("quoting", b"The page said <b>stop</b> and 3 < 4.", "text/plain"),
        ("braces", b"{sic} the crews said, and walked out.\nNone came back.", "text/plain"),
        ("one-nul", HTML.replace(b"stopped", b"sto\x00pped") * 3, "text/html"),
    ],
)
def test_kinds_are_told_by_content(tmp_path: Path, name: str, content: bytes, media_type: str) -> None:
    (page,) = found(write(tmp_path / name, content))
    assert isinstance(page, Page)
    assert (page.media_type, page.content, page.source) == (media_type, content, str(tmp_path / name))


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b" \n\t\n", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b"\x00" * 5000, "binary data, not a page"),
        (b"%PDF-1.7\n%\xe2\xe3", "a PDF, not a page"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "a PNG image, not a page"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "a JPEG image, not a page"),
        (b"PK\x03\x04\x14\x00", "the ZIP archive is cut off, after 0 members"),
        (b"<?xml version='1.0'?><rss version='2.0'></rss>", "a feed without entries"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'></svg>", "an SVG image, not a page"),
        (bytes(range(256)) * 40, "binary data, not a page"),
        (
            b'{\n  "url": "https://news.example"\n}',
            "no `text` and no `html` in it",
        ),
        (gzip.compress(b""), "empty"),
        (gzip.compress(b"%PDF-1.7"), "a PDF, not a page"),
        (b"\x1f\x8b", "the gzip is cut off: nothing of it could be read"),
        (b"\x1f\x8bnot really", "the gzip is damaged: nothing of it could be read"),
    ],
)
def test_what_is_no_page_gets_one_line(tmp_path: Path, content: bytes, reason: str) -> None:
    assert found(write(tmp_path / "x", content)) == [Unreadable(str(tmp_path / "x"), reason)]


def test_folders_go_to_their_bottom_in_order_without_hidden_files(tmp_path: Path) -> None:
    for name in ("b.html", "a/2.html", "a/1.html", ".hidden.html", ".git/x.html", "c/d/e.html.gz"):
        write(tmp_path / name, gzip.compress(HTML) if name.endswith("gz") else HTML)
    names = [str(Path(one.source).relative_to(tmp_path)) for one in found(tmp_path)]
    assert names == ["a/1.html", "a/2.html", "b.html", "c/d/e.html.gz"]


def test_a_folder_with_no_pages(tmp_path: Path) -> None:
    (tmp_path / "inside").mkdir()
    assert reasons(tmp_path) == ["no pages in this folder"]


def test_a_very_deep_folder(tmp_path: Path) -> None:
    here = os.open(tmp_path, os.O_RDONLY)
    for _ in range(300):
        os.mkdir("a-folder-name", dir_fd=here)
        inner = os.open("a-folder-name", os.O_RDONLY, dir_fd=here)
        os.close(here)
        here = inner
    os.close(here)
    assert all(isinstance(one, Unreadable) for one in found(tmp_path))


def test_links_loops_pipes_and_what_is_missing(tmp_path: Path) -> None:
    folder = tmp_path / "f"
    write(folder / "z.html", HTML)
    (folder / "loop").symlink_to(folder)
    (folder / "broken").symlink_to(tmp_path / "nowhere")
    (folder / "self").symlink_to(folder / "self")
    os.mkfifo(folder / "pipe")
    assert reasons(folder) == [
        "a link to a folder, not followed",
        "a broken link",
        "a named pipe, not opened",
        "a broken link",
    ]
    assert reasons(tmp_path / "gone", "/dev/null", "a\0b", "", "https:///ferry") == [
        "no such file or folder",
        "a device, not opened",
        "cannot be opened (embedded null byte)",
        "an empty name",
        "an address without a host",
    ]


def test_a_socket(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as end:
        end.bind("s")
        assert reasons("s") == ["a socket, not opened"]


def test_a_file_that_must_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    first, second = write(tmp_path / "1", HTML), write(tmp_path / "2", HTML)
    monkeypatch.setattr(sources, "chunks_of", refuse)
    assert reasons(first, second) == ["cannot be opened (Permission denied)"] * 2


def test_a_disk_that_fails_half_way() -> None:
    def chunks() -> Iterator[bytes]:
        yield HTML
        raise OSError(5, "Input/output error")

    stream = streams.Stream(chunks())
    assert (stream.all(10_000), stream.stopped) == (HTML, "could not be read further (Input/output error)")


def test_a_name_that_is_no_text_is_shown_on_one_line(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/odd\xff\nname.html"
    Path(os.fsdecode(path)).write_bytes(HTML)
    (page,) = found(tmp_path)
    assert page.source.encode("utf-8").endswith(b"name.html")
    assert "\n" not in page.source


def test_gzip_of_anything(tmp_path: Path) -> None:
    twice = write(tmp_path / "twice", gzip.compress(gzip.compress(HTML)))
    members = write(tmp_path / "members", gzip.compress(LINE + b"\n") + gzip.compress(LINE) + b"\x00" * 512)
    one, two, three = found(twice, members)
    assert isinstance(one, Page)
    assert (one.content, two.source, three.source) == (HTML, f"{members}:1", f"{members}:2")
    packed = HTML
    for _ in range(5):
        packed = gzip.compress(packed)
    assert reasons(write(tmp_path / "x", packed)) == ["gzip packed more than three times over, not opened"]


def test_cut_off_gzip_keeps_what_could_be_read(tmp_path: Path) -> None:
    content = HTML + os.urandom(3000).hex().encode()
    path = write(tmp_path / "cut.gz", gzip.compress(content)[:1500])
    page, rest = found(path)
    assert isinstance(page, Page) and content.startswith(page.content) and page.content.startswith(HTML)
    assert isinstance(rest, Unreadable)
    assert rest.reason == f"the gzip is cut off: only its first {len(page.content):,} bytes could be read"
    assert pages.load(path).source == f"{path} ({rest.reason})"


def test_cut_off_json_lines_keep_the_whole_lines(tmp_path: Path) -> None:
    line = LINE.replace(b"stopped", os.urandom(2000).hex().encode())
    path = write(tmp_path / "cut.jsonl.gz", gzip.compress(LINE + b"\n" + line)[:-900])
    page, rest = found(path)
    assert page.source == f"{path}:1"
    assert isinstance(rest, Unreadable) and rest.reason.startswith("the gzip is cut off")
    assert rest.reason.endswith("up to line 2")


def test_a_gzip_bomb_is_let_lie(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bomb = gzip.compress(HTML + b" " * (pages.PAGE_LIMIT + 1))
    assert reasons(write(tmp_path / "page.gz", bomb)) == ["more than 20 MiB, too large for a page"]
    monkeypatch.setattr(streams, "FREELY_UNPACKED", 1_000_000)
    blank = gzip.compress(LINE + b"\n" * 4_000_000)
    page, stopped = found(write(tmp_path / "lines.gz", blank))
    assert isinstance(page, Page)
    assert isinstance(stopped, Unreadable)
    assert stopped.reason.startswith("unpacks to over")


def test_a_huge_page(tmp_path: Path) -> None:
    path = tmp_path / "huge.html"
    with path.open("wb") as file:
        file.write(HTML * 1000)
        file.truncate(200_000_000)
    assert reasons(path) == ["more than 20 MiB, too large for a page"]


@pytest.mark.parametrize(
    "piece", [b"<", b"<!", b"<!-- ", b"<!>", b"<?x", b"<?>", b'{"', b'{"a\\', b"\n", b"\n{", b"[", b"</p"]
)
def test_hostile_beginnings_take_no_time(tmp_path: Path, piece: bytes) -> None:
    started = time.perf_counter()
    found(write(tmp_path / "x", piece * 30_000))
    found(write(tmp_path / "y", b"<!doctype html>" * 2 + piece * 30_000))
    assert time.perf_counter() - started < 5


def test_standard_input(standard_input: io.BytesIO) -> None:
    standard_input.write(gzip.compress(HTML))
    standard_input.seek(0)
    page, empty = found("-", "-")
    assert isinstance(page, Page) and (page.source, page.content) == ("standard input", HTML)
    assert empty == Unreadable("standard input", "empty")


def test_no_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    assert reasons("-") == ["is closed"]


def test_one_page_is_wanted(tmp_path: Path) -> None:
    assert pages.load(write(tmp_path / "1.jsonl", LINE)).url == "https://news.example/1"
    two = write(tmp_path / "2.jsonl", LINE + b"\n" + LINE)
    bad = write(tmp_path / "3.jsonl", b'{"a": 1}')
    for source, message in (
        (two, "several pages"),
        (tmp_path, "a folder"),
        (bad, "no `text`"),
        ("gone", "no such"),
    ):
        with pytest.raises(NotReadableError, match=message):
            pages.load(source)


def test_bytes_are_a_page() -> None:
    assert pages.page_of(gzip.compress(HTML), url="https://news.example/1").content == HTML
    with pytest.raises(NotReadableError, match="page: a PDF, not a page"):
        pages.page_of(b"%PDF-1.4")


@settings(deadline=None)
@given(
    st.lists(
        st.one_of(
            st.binary(max_size=300),
            st.binary(max_size=200).map(gzip.compress),
            st.binary(max_size=200).map(lambda data: gzip.compress(data)[:-3]),
            st.text(max_size=200).map(lambda text: text.encode("utf-8", "surrogatepass")),
            st.binary(max_size=100).map(lambda data: LINE + b"\n" + data + b"\n" + LINE),
        ),
        max_size=4,
    )
)
def test_find_never_raises_and_says_something_of_every_file(contents: list[bytes]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        paths = [write(Path(folder) / str(number), content) for number, content in enumerate(contents)]
        said = {one.source.partition(":")[0] for one in pages.find(paths)}
    assert said == {str(path) for path in paths}


def test_addresses_of_other_kinds_are_told_from_files() -> None:
    assert reasons("ftp://news.example/a.html") == [
        "no such file; of addresses, only https:// and http:// are read"
    ]
