"""JSON that is one document: pages in it are read as those of JSON Lines are."""

from __future__ import annotations

import json

import pytest

from reportedly.model import Page, Unreadable
from reportedly.pages.containers import Found, pages_in
from reportedly.pages.containers.places import PAGE_LIMIT, place
from reportedly.pages.streams import Stream

ONE = {"url": "https://post.example/1", "title": "Ferries", "text": "Ferries stopped."}


def found(content: str) -> list[Found]:
    return list(pages_in(Stream(iter([content.encode()])), place("a")))


@pytest.mark.parametrize("indent", [None, 2])
@pytest.mark.parametrize(
    ("document", "sources"),
    [
        (ONE, ["a"]),
        ([ONE, ONE], ["a:1", "a:2"]),
        ({"status": "ok", "total": 2, "tags": ["x"], "articles": [ONE, ONE]}, ["a:1", "a:2"]),
    ],
)
def test_an_object_a_list_and_an_object_with_a_list(
    document: object, sources: list[str], indent: int | None
) -> None:
    pages = found(json.dumps(document, indent=indent))
    # An object on one line is JSON Lines of one line.
    is_line = isinstance(document, dict) and indent is None
    assert [one.source for one in pages] == [
        one.replace("a", "a:1", 1) if is_line else one for one in sources
    ]
    assert all(isinstance(one, Page) and one.metadata.title == "Ferries" for one in pages)


def test_what_is_no_page_among_pages() -> None:
    first, second, third = found(json.dumps([ONE, 3, {"url": "x"}]))
    assert isinstance(first, Page) and first.source == "a:1"
    assert isinstance(second, Unreadable) and second.reason.startswith("not a JSON object")
    assert third == Unreadable("a:3", "no `text` and no `html` in it")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ('[{"a": 1},\n {"a": 2}]', "JSON without pages: no `text` and no `html` in its objects"),
        ('{\n "a": [1, 2],\n "b": {}\n}', "no `text` and no `html` in it"),
        ('[\n{"text": "Ferries', "not a list of JSON objects: Input data was truncated"),
        ("[{" + '"a": [' * 100_000, "not a list of JSON objects"),
        (
            '[\n "' + "x" * (PAGE_LIMIT + 1),
            "JSON of more than 20 MiB: write it as JSON Lines, one object a line",
        ),
    ],
)
def test_json_without_pages_gets_one_line(content: str, reason: str) -> None:
    (line,) = found(content)
    assert isinstance(line, Unreadable) and line.reason.startswith(reason)
