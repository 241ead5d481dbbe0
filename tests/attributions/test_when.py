"""When an attribution was made: the time that its cue's clause carries."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest

from reportedly.attributions.when import dated
from reportedly.language import parse
from reportedly.model import Attribution, Dating, Span
from reportedly.times import expressions

THURSDAY = date(2024, 6, 13)


def when(text: str, source: str | None, cue: str, content: str) -> str | None:
    """The TIMEX3 value that the attribution of these words gets, in an article of 13 June 2024."""

    def span(words: str) -> Span:
        return Span(text.index(words), text.index(words) + len(words))

    published = Dating(datetime.combine(THURSDAY, time()), datetime.combine(THURSDAY, time(23, 59, 59)), 1.0)
    doc = parse(text)
    attribution = Attribution(
        "a1", (span(content),), "indirect", source=span(source) if source else None, cue=span(cue)
    )
    found = dated([attribution], expressions(text, doc, published), doc)[0].when
    return found.timex if found else None


@pytest.mark.parametrize(
    ("text", "source", "cue", "content", "value"),
    [
        ("The minister said on Wednesday that talks had failed.", "The minister", "said", "that talks had failed", "2024-06-12"),
        ("The army confirmed at the end of May that a drone was lost.", "The army", "confirmed", "that a drone was lost", "2024-05"),
        ("In mid-May, the palace confirmed that a visit was planned.", "the palace", "confirmed", "that a visit was planned", "2024-05"),
        ("“We are brothers,” wrote the king in a message sent Wednesday to his guest.", "the king", "wrote", "“We are brothers,”", "2024-06-12"),
        ("Anna Berg said the bridge would open next week.", "Anna Berg", "said", "the bridge would open next week", None),
        ("Anna Berg said Tuesday the bridge would open next week.", "Anna Berg", "said", "the bridge would open next week", "2024-06-11"),
        ("“It is safe,” she told reporters yesterday.", "she", "told", "“It is safe,”", "2024-06-12"),
        ("Mr. Berg, who came to power in 1998, says he is tired.", "Mr. Berg", "says", "he is tired", None),
        ("“It is over,” she said of the 2016 vote.", "she", "said", "“It is over,”", None),
        ("In a 2016 book, she said that it was over.", "she", "said", "that it was over", "2016"),
        ("“It is over,” said Ann Berg, the architect of the 2008 strike.", "Ann Berg, the architect of the 2008 strike", "said", "“It is over,”", None),
        ("“It is over,” said Ann Berg, an aide to the mayor in 2012.", "Ann Berg, an aide to the mayor in 2012", "said", "“It is over,”", None),
        ("The bank now says it lost two years of records.", "The bank", "says", "it lost two years of records", None),
    ],
)  # fmt: skip
def test_the_time_of_the_cue_s_clause(
    text: str, source: str, cue: str, content: str, value: str | None
) -> None:
    assert when(text, source, cue, content) == value


def test_an_attribution_without_a_time_is_left_as_it_is() -> None:
    doc = parse("She said it was over.")
    attribution = Attribution("a1", (Span(9, 20),), "indirect", source=Span(0, 3), cue=Span(4, 8))
    assert dated([attribution], (), doc) == (attribution,)
