"""What is found in a text by its words, kind by kind, and what is left alone."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.articles import damage, from_text


def found(text: str) -> list[tuple[str, str, str | None]]:
    article = from_text(text)
    return [(each.kind, each.span.of(text), each.suggestion) for each in damage.found(article)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Kremlin ures the world of it.", [("filtered-letters", "ures", "assures")]),
        ("A drone fell, the T agency said.", [("filtered-letters", "T", "TASS")]),
        ("The news agency T said so.", [("filtered-letters", "T", "TASS")]),
        ("Bashar al-ad left the room.", [("filtered-letters", "ad", "Assad")]),
        ("Han Rouhani spoke on Monday.", [("filtered-letters", "Han", "Hassan")]),
        ("The shop at Mhouse was shut.", [("filtered-letters", "Mhouse", "Masshouse")]),
        ("The printers' buttociation met.", [("filtered-letters", "buttociation", "association")]),
        ("War in Ukrainewhile talks go on.", [("glued-words", "Ukrainewhile", "Ukraine while")]),
        ("He met Kim.The two shook hands.", [("glued-words", "Kim.The", "Kim. The")]),
        ("It passed in 2024The vote was close.", [("glued-words", "2024The", "2024. The")]),
        ("The govern ment fell in May.", [("split-words", "govern ment", "government")]),
        ("There is no in for mation yet.", [("split-words", "in for mation", "information")]),
        ("The spokes-\nman did not reply.", [("split-words", "spokes-\nman", "spokesman")]),
        ("The cafÃ© was shut in May.", [("mojibake", "cafÃ©", "café")]),
        ("It wasn�t open in May.", [("mojibake", "wasn�t", "wasn’t")]),
        ("The ship left from from Odesa.", [("doubled-text", "from from", "from")]),
        ("It cost $ million to build.", [("dropped-words", "$ million", None)]),
        ("He left the town. Read more", [("truncated", "Read more", "")]),
        ("Crews are on the way and will", [("truncated", "will", None)]),
        ("It rained.<br>It snowed.", [("stray-markup", "<br>", " ")]),
        ("He said: “It is late. He left.", [("unbalanced-quotes", "“", None)]),
        ("It is late,” he said and left.", [("unbalanced-quotes", "”", None)]),
    ],
)
def test_what_is_found(text: str, expected: list[tuple[str, str, str | None]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The class passed the massive assessment; the T agency did not.",  # what a filter would have cut stands
        "Ms Ure met Ange Postecoglou and Han Kang in Boston, on the T.",
        "YouTube, McDonald's, LeBron James, GlaxoSmithKline and iPhone users agreed.",
        "Jihadists and policymakers alike read theguardian.com and www.example.org/TheNews.",
        "Mr Marchand and Mr Armand met the Kuwaitis in Porton Down.",
        "Pre- and post-war houses stand two- or three-deep.",
        "What it was was a mess. He had had enough, and knew that that was it.",
        "“It was cold.\n“Nobody came,” he said.",
        "He said ''yes'' and ‘‘no’’, and “it is a ‘yes’”.",
        'A 12" disc, a 6\' 2" plank and "a word".',
        "It was in 1990 – “a good year” – that he left.",
        "The board [sic] met; f**k was not in the minutes, and 3 < 5.",
        "This is what it was for",
        "Additional reporting by Ida Krog in Oslo",
    ],
)
def test_what_is_left_alone(text: str) -> None:
    assert found(text) == []


def test_a_fragment_goes_back_into_its_sentence() -> None:
    text = "The official North agency said on Monday. -Korean KCNA. He left."
    assert found(text) == [
        (
            "stray-fragment",
            "North agency said on Monday. -Korean KCNA.",
            "North-Korean KCNA agency said on Monday.",
        )
    ]


PRINTED = st.text(alphabet="abTe <>&*{}[]()=;:.,-'’“”\"«»‘\n ÃÂâ€�…#@\\u209", max_size=80)


@given(st.one_of(st.text(max_size=80), PRINTED))
def test_finding_never_raises_and_spans_are_in_the_text(text: str) -> None:
    damages = damage.found(from_text(text))
    assert all(0 <= each.span.start < each.span.end <= len(text) for each in damages)
    ends = [each.span for each in damages]
    assert all(one.end <= other.start for one, other in pairwise(ends))
