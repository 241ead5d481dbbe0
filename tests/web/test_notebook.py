"""How a notebook shows records and answers."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import lxml.html
from tests.web.made import statement, whole_reading

import reportedly
from reportedly import notebooks
from reportedly.ledger import Ledger
from reportedly.ledger.answers import SHOWN, Answers
from reportedly.model import Reading, Span


def test_a_reading_is_its_page_in_a_frame():
    shown = whole_reading()._repr_html_()
    assert shown
    frame = lxml.html.fragment_fromstring(shown)
    assert frame.get("sandbox") == ""
    page = lxml.html.document_fromstring(frame.get("srcdoc"))
    assert "Ana Reyes" in page.text_content()


def test_answers_are_a_table_and_still_come(examples: Path):
    with Ledger(examples, read_only=True) as ledger:
        told = ledger.statements()
        shown = told._repr_html_()
        table = lxml.html.fragment_fromstring(f"<div>{shown}</div>")
        assert len(table.xpath(".//tbody/tr")) == SHOWN
        assert "… and more" in table.text_content()
        assert told._repr_html_() == shown
        assert list(told) == list(ledger.statements())
        for answers in (
            ledger.events(),
            ledger.actors(),
            ledger.claims(),
            ledger.disputes(),
            ledger.pages(),
            ledger.families(),
        ):
            assert "<table>" in answers._repr_html_()
        assert "<table>" in ledger.timeline("Kim")._repr_html_()
        assert ledger.statements(speaker="nobody at all")._repr_html_() == "<p>None.</p>"


def test_what_has_a_picture_is_shown_as_that(examples: Path):
    with Ledger(examples, read_only=True) as ledger:
        claim = next(ledger.claims())
        for record in (ledger.trace(claim.id), ledger.story("Kim"), ledger.network(limit=10)):
            assert record
            assert record._repr_html_().startswith("<svg")


def test_pages_cannot_break_out():
    hostile = statement(1, "<script>alert(1)</script>", "<img src=x onerror=alert(1)>")
    for shown in (hostile._repr_html_(), Answers(iter([hostile, hostile]))._repr_html_()):
        assert "&lt;script" in shown
        assert "<script" not in shown and "<img" not in shown


def test_small_records_are_shown_as_they_write_themselves():
    assert Span(1, 2)._repr_html_() is None
    assert Answers(iter([1, 2]))._repr_html_() is None


def test_records_are_written_and_compared_as_before():
    reading = whole_reading()
    assert reportedly.reading_from_json(reportedly.to_json(reading)) == reading
    assert "_repr_html_" not in Reading.__struct_fields__


def test_nothing_is_loaded_for_it_before_it_is_shown():
    code = (
        "import sys, reportedly; assert 'jinja2' not in sys.modules and 'reportedly.ledger' not in sys.modules; "
        "reportedly.Span(1, 2)._repr_html_(); assert 'reportedly.web.notebook' in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_without_a_face_nothing_is_said(monkeypatch):
    monkeypatch.setattr(notebooks, "_faces", [])
    assert notebooks.shown([Span(1, 2)]) is None
