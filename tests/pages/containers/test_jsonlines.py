"""JSON Lines: one page a line, a bad line costs itself only, memory does not grow with the file."""

from __future__ import annotations

import json
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly import pages
from reportedly.model import Page, PageMetadata, Unreadable
from reportedly.pages.containers import jsonlines
from reportedly.pages.containers.places import place
from reportedly.pages.streams import Stream

GOOD = b'{"url": "https://news.example/1", "text": "Ferries stopped."}'


def lines(content: bytes, limit: int = 10_000) -> list[Page | Unreadable]:
    return list(jsonlines.pages_in(Stream(iter([content])), place("a.jsonl"), limit))


def test_all_that_a_line_tells() -> None:
    line = {
        "url": "https://news.example/1",
        "published": "2024-06-12T09:30:00Z",
        "site": "Harbour Post",
        "title": "Ferries stop",
        "authors": ["Ada Reyes", 3, None],
        "text": "Ferries stopped in Setúbal.",
        "id": 12,
    }
    (page,) = lines(json.dumps(line).encode())
    assert page == Page(
        content="Ferries stopped in Setúbal.".encode(),
        source="a.jsonl:1",
        media_type="text/plain",
        url="https://news.example/1",
        charset="utf-8",
        metadata=PageMetadata("Ferries stop", "Harbour Post", "2024-06-12T09:30:00Z", ("Ada Reyes", "3")),
    )


def test_html_in_a_line_whatever_it_declares() -> None:
    (page,) = lines(json.dumps({"html": "<meta charset=latin-1><p>Setúbal"}).encode())
    assert isinstance(page, Page)
    assert (page.media_type, pages.text_of(page)) == ("text/html", "Setúbal")


def test_lines_of_html_are_not_one_page_of_it(tmp_path: Path) -> None:
    markup = "<html><body>" + "<p>Ferries stopped.</p>\n{}" * 5000 + "</body></html>"
    path = tmp_path / "a"
    path.write_bytes((json.dumps({"html": markup}) + "\n").encode() * 2)
    assert [one.source for one in pages.find([path])] == [f"{path}:1", f"{path}:2"]


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        (b"{not json", "not a JSON object"),
        (b"[1, 2]", "not a JSON object"),
        (b'"Ferries"', "not a JSON object"),
        (b'{"url": "https://news.example/2"}', "no `text` and no `html` in it"),
        (b'{"text": "  ", "html": null}', "no `text` and no `html` in it"),
        (b'{"text": ["Ferries"]}', "no `text` and no `html` in it"),
        (b'{"text": ' + b"[" * 9000 + b"]" * 9000 + b"}", "a line of more than 10,000 bytes"),
        (b'{"text": "' + b"x" * 20_000 + b'"}', "a line of more than 10,000 bytes"),
        (b'{"text": ' + b"[" * 4000 + b"]" * 4000 + b"}", "not a JSON object"),
        (b"\x00\x01\x02", "not a JSON object"),
    ],
)
def test_a_bad_line_costs_itself_only(bad: bytes, reason: str) -> None:
    first, second, third = lines(GOOD + b"\r\n\n" + bad + b"\n" + GOOD)
    assert isinstance(first, Page) and isinstance(third, Page) and third.source == "a.jsonl:4"
    assert isinstance(second, Unreadable) and second.source == "a.jsonl:3"
    assert second.reason.startswith(reason)
    assert "\n" not in second.reason


def test_a_bad_first_line(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"exported 2024-06-12\n" + GOOD + b"\n" + GOOD)
    assert [type(one) for one in pages.find([path])] == [Unreadable, Page, Page]


def test_other_encodings(tmp_path: Path) -> None:
    text = '{"text": "Ferries stopped in Setúbal, “for good”."}'
    path = tmp_path / "a"
    for encoding in ("utf-8-sig", "utf-16", "utf-16-be", "cp1252"):
        path.write_bytes((text + "\n" + text).encode(encoding))
        first, second = pages.find([path])
        assert isinstance(first, Page) and isinstance(second, Page)
        assert first.content.decode() == second.content.decode() == "Ferries stopped in Setúbal, “for good”."


def test_lone_surrogates_do_not_get_in() -> None:
    (page,) = lines(b'{"text": "Ferries \\ud800 stopped.", "title": "\\udfff"}')
    if isinstance(page, Page):
        page.content.decode("utf-8")


def test_memory_does_not_grow_with_the_file(tmp_path: Path) -> None:
    path = tmp_path / "big.jsonl"
    line = json.dumps({"text": "Ferries stopped. " * 600}).encode() + b"\n"
    with path.open("wb") as file:
        for _ in range(3000):
            file.write(line)
    tracemalloc.start()
    try:
        assert sum(isinstance(one, Page) for one in pages.find([path])) == 3000
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 2_000_000 < path.stat().st_size


@given(st.binary(max_size=400), st.integers(1, 200))
def test_any_bytes_as_lines(content: bytes, limit: int) -> None:
    for one in lines(content, limit):
        assert one.source.startswith("a.jsonl:")


@given(st.lists(st.binary(max_size=20).filter(lambda line: b"\n" not in line)), st.integers(1, 7))
def test_lines_come_out_as_they_went_in(wanted: list[bytes], size: int) -> None:
    content = b"\n".join(wanted)
    chunks = [content[at : at + size] for at in range(0, len(content), size)]
    got = list(Stream(iter(chunks)).lines(1000))
    if content.endswith(b"\n") or not content:
        wanted = wanted[:-1]
    assert got == [line.rstrip(b"\r") for line in wanted]
