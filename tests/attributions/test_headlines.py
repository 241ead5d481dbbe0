"""Whom a headline cites by a mark alone."""

import pytest

from reportedly import read_text
from reportedly.articles import from_text
from reportedly.attributions.headlines import headlined

BODY = "The interior ministry said that two had died. Interior Minister Ann Lund said a third was missing."


@pytest.mark.parametrize(
    ("headline", "speaker"),
    [
        ("Two dead in flood: ministry", "ministry"),
        ("Third person missing after flood – minister", "Ann Lund"),
        ("Minister: third person missing after flood", "Ann Lund"),
    ],
)
def test_a_mark_gives_a_headline_to_who_stands_beside_it(headline: str, speaker: str) -> None:
    first = read_text(f"{headline}\n\n{BODY}").attributions[0]
    assert first.cue is not None
    assert first.cue.end <= len(headline)
    assert first.speaker is not None
    assert speaker in first.speaker.name


@pytest.mark.parametrize(
    "headline",
    [
        "Live: the vote as it happens",
        "Ukraine: talks on grain resume",
        "Spring in Oslo: a guide for walkers",
        "Storm warning: ministry",
        "The minister: she would not say so.",
    ],
)
def test_a_label_or_a_heading_cites_nobody(headline: str) -> None:
    assert headlined(from_text(f"{headline}\n\n{BODY}")) is None


def test_a_text_without_paragraphs_has_no_headline() -> None:
    assert headlined(from_text("Two dead in flood: ministry")) is None
