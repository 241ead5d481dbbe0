"""The lines a reader sees."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly import pages
from reportedly.model import Page


def seen(markup: str) -> list[str]:
    return pages.text_of(Page(content=markup.encode(), charset="utf-8")).split("\n")


def test_blocks_are_lines_and_inline_elements_are_not() -> None:
    markup = """<body><nav><ul><li>Home<li>World</ul></nav><h1>Ferries
      stop</h1><p>Crews <b>wal</b>ked <a href=x>out</a>.<!-- no --> All.<br>Then rain.</p>tail</body>"""
    assert seen(markup) == ["Home", "World", "Ferries stop", "Crews walked out. All.", "Then rain.", "tail"]


def test_what_no_reader_sees() -> None:
    markup = (
        "<head><title>T</title><style>p{}</style></head><script>var x='<p>no</p>'</script><p>Yes.<noscript>no"
    )
    assert seen(markup) == ["Yes."]


def test_a_row_is_a_line() -> None:
    assert seen("<table><tr><td>Lisbon<td>12</tr><tr><td>Porto<td>9</table>") == ["Lisbon 12", "Porto 9"]


def test_a_cell_that_holds_lines_is_laid_out() -> None:
    assert seen("<table><tr><td>News<br>Sport<td><p>Ferries</p></table>") == ["News", "Sport", "Ferries"]


def test_links_that_nothing_parts_are_words_of_their_own() -> None:
    assert seen("<div><a>Share</a><a>Print</a></div>Fer<a>r</a>ies") == ["Share Print", "Ferries"]


def test_plain_text_is_as_decoded() -> None:
    text = "Ferries\r\n\r\n  stopped. <b>"
    assert pages.text_of(Page(content=text.encode(), media_type="text/plain")) == text


def test_a_declaration_inside_does_not_matter() -> None:
    page = Page(
        content=b'<?xml version="1.0" encoding="latin-1"?><html><body><p>Set\xfabal</p></body></html>'
    )
    assert pages.text_of(page) == "Setúbal"


def test_deeply_nested_pages_are_read() -> None:
    assert seen("<div>" * 50_000 + "Ferries" + "</div>" * 50_000)[:1] in (["Ferries"], [""])
    assert "After" in seen("<div>" * 300 + "Ferries" + "</div>" * 300 + "<p>After")


def test_nuls_do_not_cut_the_page() -> None:
    assert pages.text_of(Page(content=b"<p>Fer\x00ries</p><p>\x01stopped</p>")) == "Fer\ufffdries\nstopped"


@settings(deadline=None)
@given(st.text())
def test_any_markup(markup: str) -> None:
    page = Page(content=f"<p>{markup}".encode("utf-8", "replace"), charset="utf-8")
    assert all(line == line.strip() and line for line in pages.text_of(page).splitlines() if line)
