"""Lists of feeds: addresses, lines and OPML."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.errors import NotReadableError
from reportedly.watching import feeds_of

ONE, TWO = "https://quay.example/feed", "https://harbour.example/rss.xml"


def test_addresses_lines_and_opml_are_one_list(tmp_path):
    (tmp_path / "feeds.txt").write_text(f"\ufeff# ours\n{ONE}  # the quay\n\n  http://quay.example/feed\n")
    (tmp_path / "feeds.opml").write_text(
        f"<?xml version='1.0'?><opml version='2.0'><head><title>x</title></head><body><outline text='News'>"
        f"<outline type='rss' xmlUrl='{TWO}'/><outline text='empty'/></outline></body></opml>"
    )
    sources = [str(tmp_path / "feeds.txt"), str(tmp_path / "feeds.opml"), f"{TWO}#top"]
    assert feeds_of(sources) == (ONE, TWO)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"quay.example/feed", "feeds.txt:1: 'quay.example/feed' is no address"),
        (b"# nothing\n", "there is no feed to watch"),
        (b"<html><body>no</body></html>", "neither OPML nor a list of addresses"),
        (b"<opml><body/></opml>", "an OPML without feeds"),
        (b"<opml><outline xmlUrl='file:///etc/passwd'/></opml>", "is no address"),
        (b"", "there is no feed to watch"),
    ],
)
def test_what_is_no_list_has_one_line(tmp_path, content, reason):
    (tmp_path / "feeds.txt").write_bytes(content)
    with pytest.raises(NotReadableError, match=reason):
        feeds_of([str(tmp_path / "feeds.txt")])


def test_no_entity_is_opened(tmp_path):
    (tmp_path / "secret").write_text("https://secret.example/")
    (tmp_path / "feeds.opml").write_text(
        f"<!DOCTYPE opml [<!ENTITY x SYSTEM '{tmp_path}/secret'>]><opml><outline xmlUrl='{ONE}'>&x;</outline></opml>"
    )
    assert feeds_of([str(tmp_path / "feeds.opml")]) == (ONE,)


def test_a_file_that_is_not_there_has_one_line(tmp_path):
    with pytest.raises(NotReadableError, match="cannot be opened"):
        feeds_of([str(tmp_path / "none.txt")])


@given(st.binary(max_size=300))
def test_any_bytes_are_a_list_or_have_a_line(tmp_path_factory, content):
    file = tmp_path_factory.mktemp("lists") / "feeds"
    file.write_bytes(content)
    try:
        assert feeds_of([str(file)])
    except NotReadableError as error:
        assert "\n" not in str(error)
