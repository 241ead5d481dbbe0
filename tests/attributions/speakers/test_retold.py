"""Whom a headline's court hears: the witness who says it in the body."""

from __future__ import annotations

import pytest

from reportedly.attributions.speakers.resolving import resolved
from reportedly.language import parse
from reportedly.model import Article, Attribution, Span

LEAD = "A store room in Holme had no lock for a year."
OFFICER = (
    "“We had no report of it,” Otto Falk, the manager, told the inquest.",
    "Otto Falk, the manager,",
    "told",
)
WITNESS = (
    "Ann Lee told the inquest that she had “begged” the manager for new locks.",
    "Ann Lee",
    "told",
    "that she had “begged” the manager for new locks",
)


def speakers_of(*told: tuple[str, str, str, str]) -> list[str]:
    """The speakers of a headline and of paragraphs after a lead: each with its source, cue and content."""
    lines = [told[0][0], LEAD, *(one[0] for one in told[1:])]
    text, places = "", list[Span]()
    for line in lines:
        places.append(Span(len(text), len(text) + len(line)))
        text += f"{line}\n\n"
    given: list[Attribution] = []
    for place, one in zip((places[0], *places[2:]), told, strict=True):
        starts = [place.start + one[0].index(words) for words in one[1:]]
        spans = [Span(at, at + len(words)) for at, words in zip(starts, one[1:], strict=True)]
        given.append(Attribution(f"a{place.start}", (spans[2],), "mixed", source=spans[0], cue=spans[1]))
    found, _ = resolved(Article(text, paragraphs=tuple(places)), parse(text), given)
    return [one.speaker.name if one.speaker else "" for one in found]


@pytest.mark.parametrize(
    ("headline", "content", "name"),
    [
        ("Clerk “begged” for new locks, inquest hears", "Clerk “begged” for new locks", "Ann Lee"),
        ("Manager was begged for new locks, inquest hears", "Manager was begged for new locks", "Ann Lee"),
        # Nobody says it in like words: whoever is first to tell the court.
        ("Thieves walked in, inquest hears", "Thieves walked in", "Otto Falk"),
    ],
)  # fmt: skip
def test_what_a_court_hears_is_the_witness_s(headline: str, content: str, name: str) -> None:
    officer = (*OFFICER, "“We had no report of it,”")
    assert speakers_of((headline, "inquest", "hears", content), officer, WITNESS)[0] == name


def test_one_with_a_name_is_nobody_else() -> None:
    headline = "Mara Holt “begged” for new locks"
    first = (f"{headline}, Otto Falk says", "Otto Falk", "says", headline)
    assert speakers_of(first, WITNESS) == ["Otto Falk", "Ann Lee"]
