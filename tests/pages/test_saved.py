"""Saved pages say where they came from: the programs that saved them noted it."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportedly import pages
from reportedly.pages.saved import origin

SINGLE_FILE = b"""<!DOCTYPE html> <html lang=en><!--
 Page saved with SingleFile
 url: https://post.example/1?a=b
 saved date: Wed Jun 12 2024 10:00:00 GMT+0200 (Central European Summer Time)
--><meta charset=utf-8><title>Ferries</title><img src=data:image/png;base64,iVBORw0KGgo=><p>Ferries stopped."""


@pytest.mark.parametrize(
    ("content", "url", "retrieved"),
    [
        (SINGLE_FILE, "https://post.example/1?a=b", "2024-06-12T10:00:00+02:00"),
        (
            b"<!DOCTYPE html>\r\n<!-- saved from url=(0022)https://post.example/1 -->\r\n<html>",
            "https://post.example/1",
            "None",
        ),
        (
            b"<html>\n<!-- Mirrored from post.example/1.html by HTTrack Website Copier/3.x [XR&CO'2014], "
            b"Wed, 12 Jun 2024 09:00:00 GMT -->",
            "http://post.example/1.html",
            "2024-06-12T09:00:00+00:00",
        ),
        (
            b'<html><head><base href="https://post.example/1">\n<meta name="savepage-url" content="https://post.example/1">\n'
            b'<meta name="savepage-title" content="Ferries">\n'
            b'<meta name="savepage-date" content="Wed Jun 12 2024 10:00:00 GMT+0200 (CEST)">',
            "https://post.example/1",
            "2024-06-12T10:00:00+02:00",
        ),
        (b"<!-- saved from url=(0014)about:internet -->", None, "None"),
        (b"<!-- saved from url=(0029)file:///home/ada/ferries.html -->", None, "None"),
        (SINGLE_FILE.replace(b"Jun 12", b"Jun 99"), "https://post.example/1?a=b", "None"),
        (b"<p>Page saved with SingleFile url: https://post.example/1</p>", None, "None"),
    ],
)
def test_what_programs_note(content: bytes, url: str | None, retrieved: str) -> None:
    found = origin(content)
    assert (found.url, found.retrieved.isoformat() if found.retrieved else "None") == (url, retrieved)


def test_a_saved_page_has_the_address_it_was_saved_from(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(SINGLE_FILE)
    page = pages.load(path)
    assert page.url == "https://post.example/1?a=b" and page.retrieved is not None
    assert pages.page_of(SINGLE_FILE, url="https://other.example/").url == "https://other.example/"
