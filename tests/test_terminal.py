import io
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.console import Console

from reportedly import terminal
from reportedly.model import Article, Attribution, Damage, Reading, Span
from web.made import day, reading_of, statement, whole_reading


def shown(show, what, *, colour: bool = False, width: int = 100) -> str:
    """What a terminal of this width gets."""
    into = io.StringIO()
    to = Console(
        file=into,
        width=width,
        force_terminal=colour,
        color_system="standard" if colour else None,
        highlight=False,
        markup=False,
        emoji=False,
    )
    show(what, to)
    return into.getvalue()


def read_out(reading: Reading, **options) -> str:
    return shown(terminal.show_reading, reading, **options)


def test_without_colour_brackets_carry_the_roles():
    text = read_out(reading_of("[1:Oslo] <1:denied> {1:that it had signed}."))
    assert "[1:Oslo] <1:denied> {1:that it had signed}." in text
    assert "\x1b" not in text


def test_brackets_nest_as_the_attributions_do():
    text = read_out(reading_of("[1:Oslo] <1:said> {1:that [2:Rome] had <2:denied> {2:it}}."))
    assert "{1:that [2:Rome] had <2:denied> {2:it}}." in text


def test_contents_that_cross_keep_their_own_brackets():
    crossing = (
        Attribution("a", (Span(0, 7),), "indirect"),
        Attribution("b", (Span(4, 13),), "indirect"),
    )
    assert "{1:one {2:two} three}" in read_out(Reading(Article("one two three"), crossing))


def test_with_colour_words_are_as_printed_and_the_source_is_numbered():
    text = read_out(reading_of("[1:Oslo] <1:denied> {1:it}."), colour=True)
    assert "Oslo\x1b[0m\x1b[2m¹" in text
    assert "[1:" not in text


def test_head_says_byline_credit_site_and_how_sure_the_date_is():
    text = " ".join(read_out(whole_reading()).split())
    assert text.startswith("Minister: the grid ‘will hold’ through the winter by Jo Lind")
    for words in (
        "credit Meridian News Agency",
        "The Harbour Post",
        "2024-06-12 (71 % sure: printed under the headline)",
    ):
        assert words in text


def test_table_names_the_speaker_act_manner_and_date():
    lines = read_out(whole_reading(), width=160).splitlines()
    row = next(number for number, line in enumerate(lines) if line.startswith("1 "))
    assert all(words in lines[row] for words in ("Ana Reyes", "said", "will hold", "indirect", "2024-06-11"))
    assert "state" in lines[row + 1]


def test_notes_and_damage_are_shown():
    text = read_out(whole_reading(), width=160)
    assert "note: one sentence was cut off at the end" in text
    assert "!1:las!" in text
    assert "damage 1: “las”: filtered-letters: a letter is missing; probably “last”" in text


def test_a_page_without_date_or_attributions_says_so():
    text = read_out(Reading(Article("It rained.")))
    assert "no date known" in text
    assert "Nothing attributed was found" in text


@pytest.mark.parametrize(
    "hostile", ["\x1b]0;owned\x07", "\x1b[2J", "\u202egnp.exe", "\x9b31m", "[bold]:smile:"]
)
def test_what_a_page_says_is_never_obeyed(hostile):
    text = hostile + " said"
    words = Span(0, len(text))
    reading = Reading(
        Article(text, headline=hostile, site=hostile, damage=(Damage(words, "mojibake", hostile),)),
        (Attribution("a", (words,), "direct", source=words, cue=words, act=hostile),),
    )
    made = read_out(reading) + shown(terminal.show_statements, [statement(1, hostile, hostile, site=hostile)])
    assert not set(made) & set("\x1b\x07\x9b\u202e")
    if hostile.isprintable():
        assert hostile in made


def test_paragraphs_are_wrapped_to_the_width():
    words = "word " * 200
    assert max(map(len, read_out(Reading(Article(words)), width=60).splitlines())) <= 60
    assert max(map(len, read_out(Reading(Article(words)), width=300).splitlines())) <= 300


@settings(deadline=None)
@given(st.data())
def test_whatever_the_spans_only_marks_are_added_to_the_words(data):
    text = data.draw(st.text("abc é\n", max_size=40))
    place = st.integers(0, len(text))
    roles = st.sampled_from(("source", "cue", "content", "damage"))
    marks = data.draw(
        st.lists(st.builds(terminal.Mark, place, place, roles, st.integers(1, 12), st.booleans()))
    )
    whole = Span(0, len(text))
    coloured = terminal.paragraph(text, whole, marks, plain=False).plain
    bracketed = terminal.paragraph(text, whole, marks, plain=True).plain
    assert re.sub("[⁰¹²³⁴⁵⁶⁷⁸⁹]", "", coloured) == text.replace("\n", " ")
    assert re.sub(r"[\[<{!]\d+:|[\]>}!]", "", bracketed) == text.replace("\n", " ")


def test_statements_are_a_row_each_with_the_date_of_the_page_in_parentheses():
    table = shown(
        terminal.show_statements,
        [
            statement(1, "that it holds", "Ana Reyes", act="state", **day(2024, 6, 11)),
            statement(4, "it " * 400, None, source=None),
        ],
    )
    assert "Ana Reyes" in table
    assert "2024-06-11" in table
    assert "(2024-06-04)" in table
    assert "…" in table
