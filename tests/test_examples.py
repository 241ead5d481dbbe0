"""The example pages: they are all there, say what they are, and are read from end to end."""

from __future__ import annotations

import gzip
import json
import re
from pathlib import Path
from typing import NamedTuple

import pytest

import reportedly
from reportedly import phrasing
from reportedly.model import Statement

EXAMPLES = Path(__file__).parent.parent / "examples"
PAGES = EXAMPLES / "pages"
FILES = tuple(sorted(path for path in PAGES.rglob("*") if path.is_file()))
BAD = tuple(sorted((EXAMPLES / "bad").iterdir()))
PAGES_IN_FILES = 28
MARK = b"Sample page written for reportedly"


class Expected(NamedTuple):
    """One attribution that a reading of `page` must hold: words that occur in each of its parts, and what they mean.

    `words` and `meant` say whether the shipped version finds the one and the other.
    """

    page: str
    source: str
    cue: str
    content: str
    words: str
    speaker: str
    act: str
    factuality: str
    through: str
    meant: str


def expectations() -> tuple[Expected, ...]:
    """The rows of `examples/expected.tsv`, without its comments and its header."""
    lines = (EXAMPLES / "expected.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    return tuple(Expected(*row) for row in rows[1:])


EXPECTED = expectations()


def relative(path: Path) -> str:
    return path.relative_to(PAGES).as_posix()


def opened(path: Path) -> bytes:
    data = path.read_bytes()
    return gzip.decompress(data) if data.startswith(b"\x1f\x8b") else data


def test_there_are_three_stories_and_enough_pages() -> None:
    assert {path.parent.name for path in FILES} == {"moscow-pyongyang", "orlec-dam", "port-strike"}
    assert len(FILES) >= 15


@pytest.mark.parametrize("path", FILES, ids=relative)
def test_every_page_says_that_it_is_sample_text(path: Path) -> None:
    data = opened(path)
    records = data.splitlines() if path.suffix == ".jsonl" else [data]
    assert all(MARK in record for record in records)


@pytest.mark.parametrize("path", [*FILES, *BAD], ids=lambda path: path.name)
def test_the_readme_lists_every_file(path: Path) -> None:
    assert f"`{path.name}`" in (EXAMPLES / "README.md").read_text(encoding="utf-8")


def test_the_readme_lists_no_file_that_is_not_there() -> None:
    rows = [
        line for line in (EXAMPLES / "README.md").read_text(encoding="utf-8").splitlines() if "| `" in line
    ]
    assert len(rows) == len(FILES) + len(BAD)


def test_expectations_cover_every_page() -> None:
    assert {expected.page for expected in EXPECTED} == {relative(path) for path in FILES}


def test_sources_of_the_json_lines_are_whole() -> None:
    lines = (PAGES / "orlec-dam" / "06-archive.jsonl").read_text(encoding="utf-8").splitlines()
    records = [json.loads(line) for line in lines]
    assert all(record["url"] and ("text" in record or "html" in record) for record in records)


def cases(column: str) -> list[object]:
    """The rows; what a better reading would find is tried too, and may fail."""
    later = [pytest.mark.xfail(reason="not found yet", strict=False)]
    return [
        pytest.param(
            expected,
            id=f"{expected.page}-{expected.source}-{expected.content}",
            marks=later if getattr(expected, column) == "not yet" else [],
        )
        for expected in EXPECTED
    ]


@pytest.fixture(scope="module")
def statements(tmp_path_factory: pytest.TempPathFactory) -> tuple[Statement, ...]:
    """All that the example pages say, read from end to end."""
    with reportedly.Ledger(tmp_path_factory.mktemp("examples") / "examples.ledger") as ledger:
        done = ledger.add([PAGES], workers=1)
        assert (done.held, done.unreadable) == (0, ())
        assert done.added == PAGES_IN_FILES
        return tuple(ledger.statements())


@pytest.mark.parametrize("expected", cases("words"))
def test_what_the_page_attributes_is_found(expected: Expected, statements: tuple[Statement, ...]) -> None:
    assert found_in(statements, expected), [
        f"{found.source} | {found.cue} | {found.content}"
        for found in statements
        if expected.page in (found.found_at or "")
    ]


@pytest.mark.parametrize("expected", cases("meant"))
def test_who_does_what_by_it_how_surely_and_through_whom(
    expected: Expected, statements: tuple[Statement, ...]
) -> None:
    found = found_in(statements, expected)
    told = [(one.speaker, one.act, one.factuality, "; ".join(phrasing.chain(one.through))) for one in found]
    assert any(is_meant(one, expected) for one in found), told


def found_in(statements: tuple[Statement, ...], expected: Expected) -> list[Statement]:
    """The statements of the page that have the words expected."""
    return [
        found
        for found in statements
        if expected.page in (found.found_at or "")
        and expected.source in f"{found.source} {found.speaker}"
        and expected.cue in (found.cue or "")
        and expected.content in found.content
    ]


def is_meant(found: Statement, expected: Expected) -> bool:
    """Whether speakers, act, factuality and relays are as expected; what is not expected is not looked at."""
    who = found.speaker or found.source or ""
    return (
        all(name in who for name in expected.speaker.split(", "))
        and expected.act in ("", found.act)
        and expected.factuality in ("", found.factuality)
        and expected.through == ("; ".join(phrasing.chain(found.through)) or "-")
    )


def test_expectations_are_in_the_words_of_the_field() -> None:
    for expected in EXPECTED:
        assert {expected.words, expected.meant} <= {"found", "not yet"}
        assert expected.act in ("", *phrasing.acts())
        assert expected.factuality in ("", *phrasing.FACTUALITY)


def test_nothing_bad_goes_in_and_nothing_good_is_lost(tmp_path: Path) -> None:
    with reportedly.Ledger(tmp_path / "bad.ledger") as ledger:
        done = ledger.add([EXAMPLES / "bad"], workers=1)
        recorded = {found.source for found in ledger.unreadable()}
        kept = {Path(entry.found_at).name for entry in ledger.pages()}
    assert kept == {"bad-line.jsonl:1", "cut-off.warc.gz:2", "truncated.html.gz"}
    places = {
        re.split("[:!]", found.source.removeprefix(f"{EXAMPLES / 'bad'}/"))[0] for found in done.unreadable
    }
    assert places == {p.name for p in BAD}
    assert recorded == {found.source for found in done.unreadable}
    assert all(len(found.reason.splitlines()) == 1 for found in done.unreadable)


def test_of_the_pages_that_tell_of_the_same_only_the_reprint_is_a_copy(tmp_path: Path) -> None:
    """The other pages have their own words, though they quote the same: no family comes of those."""
    with reportedly.Ledger(tmp_path / "examples.ledger") as ledger:
        ledger.add([PAGES], workers=1)
        (family,) = ledger.families()
        root, copy = family.pages
        assert root.found_at and root.found_at.endswith("02-wire-report.html")
        assert copy.found_at and copy.found_at.endswith("03-trimmed-reprint.html")
        assert family.origin == "Meridian"
        (told,) = ledger.families(copy.page)
        changed = told.pages[1].changes
        assert changed and ("credit", "Meridian", None) in [
            (one.name, one.was, one.now) for one in changed.fields
        ]
