"""Bytes to text: the right one where it can be known, some text always."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly import pages
from reportedly.model import Page

SENTENCE = "Die Fähren stehen still, sagt Müller: „Für immer.“ "
RUSSIAN = "Паромы остановились на неопределённый срок, сообщил порт в среду утром. "


def html(charset: str, words: str, encoding: str | None = None) -> Page:
    markup = f'<html><head><meta charset="{charset}"></head><body><p>{words}</p></body></html>'
    return Page(content=markup.encode(encoding or charset))


@pytest.mark.parametrize("charset", ["utf-8", "windows-1252", "iso-8859-1", "cp1250"])
def test_a_page_says_its_charset(charset: str) -> None:
    words = SENTENCE if charset != "iso-8859-1" else SENTENCE.replace("„", "").replace("“", "")
    assert pages.text_of(html(charset, words)) == words.strip()


@pytest.mark.parametrize("charset", ["windows-1251", "koi8-r"])
def test_declared_outside(charset: str) -> None:
    page = Page(content=RUSSIAN.encode(charset), media_type="text/plain", charset=charset)
    assert pages.decode(page) == RUSSIAN


def test_browsers_read_latin_1_as_windows_1252() -> None:
    assert pages.text_of(html("iso-8859-1", "“Stopped”", "cp1252")) == "“Stopped”"


@pytest.mark.parametrize(
    "wrong", ["iso-8859-1", "utf-16", "ascii", "no-such", "rot13", "hex", "punycode", "", "\x00"]
)
def test_utf8_under_a_wrong_label(wrong: str) -> None:
    assert pages.text_of(html(wrong, SENTENCE, "utf-8")) == SENTENCE.strip()
    assert pages.decode(Page(content=SENTENCE.encode(), charset=wrong)) == SENTENCE


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32", "utf-16-le", "utf-16-be"])
def test_marks_and_wide_text(encoding: str) -> None:
    assert pages.decode(Page(content=SENTENCE.encode(encoding), media_type="text/plain")) == SENTENCE


@pytest.mark.parametrize(("words", "encoding"), [(SENTENCE * 8, "cp1252"), (RUSSIAN * 8, "cp1251")])
def test_nothing_is_declared(words: str, encoding: str) -> None:
    assert pages.decode(Page(content=words.encode(encoding), media_type="text/plain")) == words


def test_japanese_by_escapes() -> None:
    words = "フェリーは止まった。"
    assert pages.decode(Page(content=words.encode("iso-2022-jp"), charset="iso-2022-jp")) == words


def test_utf8_with_a_lost_byte_stays_utf8() -> None:
    content = (SENTENCE * 6).encode()[:-3]
    text = pages.decode(Page(content=content, media_type="text/plain"))
    assert text.startswith(SENTENCE)
    assert text.count("\ufffd") == 1


def test_nul_is_shown() -> None:
    assert pages.decode(Page(content=b"Fer\x00ries", media_type="text/plain")) == "Fer\ufffdries"


@settings(deadline=None)
@given(
    st.one_of(st.binary(), st.text().map(lambda text: text.encode("utf-16", "surrogatepass"))),
    st.one_of(
        st.none(),
        st.text(max_size=12),
        st.sampled_from(["utf-16", "idna", "zlib", "undefined", "hz", "mbcs"]),
    ),
    st.sampled_from(["text/html", "text/plain"]),
)
def test_decode_never_raises(content: bytes, charset: str | None, media_type: str) -> None:
    page = Page(content=content, charset=charset, media_type=media_type)
    text = pages.decode(page)
    text.encode("utf-8")
    assert pages.text_of(page) == pages.text_of(page)
