import io
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from rich.console import Console

from reportedly import terminal
from reportedly.model import (
    Article,
    Attribution,
    Damage,
    Foreign,
    Furniture,
    Note,
    Reading,
    Relay,
    Span,
    Translation,
    TranslationMark,
)
from reportedly.terminal import marking
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


def rows(table: str) -> dict[str, str]:
    """The words of each row of a table, by the number it begins with."""
    found: dict[str, str] = {}
    number = ""
    for line in table.splitlines():
        if begins := re.match(r"([\d.]+) +\S", line):
            number = begins[1]
        if number:
            found[number] = " ".join([found.get(number, ""), *line.split()]).strip()
    return found


def test_table_tells_who_does_what_how_surely_through_whom_and_when():
    row = rows(read_out(whole_reading(), width=160))
    assert row["1"] == "1 Ana Reyes states PR+ that the grid “will hold” through the winter 2024-06-11"
    assert row["2"].startswith("2 Ana Reyes affirms CT+ “We have repaired what was broken,” …")
    assert "call; Meridian" in row["2"]
    assert "Harbour Post" not in row["2"]


def test_joint_speakers_are_both_named():
    assert rows(read_out(whole_reading(), width=160))["3"].startswith("3 Unity and Greens claims")


def test_a_nested_attribution_stands_indented_under_the_one_around_it():
    text = read_out(whole_reading(), width=160)
    assert "{3:that [3.1:two engineers] had <3.1:warned> {3.1:of a failure in August}}" in " ".join(
        text.split()
    )
    assert list(rows(text)) == ["1", "2", "3", "3.1", "4", "5"]
    assert rows(text)["3.1"].startswith("3.1 ↳ two engineers warns CT+ of a failure in August")


def test_a_denial_says_what_it_answers():
    assert rows(read_out(whole_reading(), width=160))["4"].startswith(
        "4 spokesman denies CT- as invented answers 3, 3.1"
    )


def test_the_marks_of_factuality_have_one_line_of_key():
    keys = [line for line in read_out(whole_reading()).splitlines() if line.startswith("sure:")]
    assert [key.strip() for key in keys] == ["sure: CT+ certain · PR+ probable · CT- certainly not"]


@pytest.mark.parametrize("width", [60, 80, 100])
def test_tables_fit_their_terminal(width):
    made = read_out(whole_reading(), width=width) + shown(
        terminal.show_statements, [statement(1, "it " * 99, "Ana Reyes", act="congratulate")], width=width
    )
    assert max(map(len, made.splitlines())) <= width


def test_notes_and_damage_are_shown():
    text = read_out(whole_reading(), width=160)
    assert "note: one sentence was cut off at the end" in text
    assert "!1:las!" in text
    assert "damage 1: “las”: filtered-letters: a letter is missing; probably “last”" in text


def test_a_page_without_date_or_attributions_says_so():
    text = read_out(Reading(Article("It rained.")))
    assert "no date known" in text
    assert "Nothing attributed was found" in text


def test_a_page_in_another_language_does_not_say_that_nothing_was_found():
    text = read_out(Reading(Article("Il pleut."), notes=(Note("language", "not read: language fr"),)))
    assert "not read: language fr" in text
    assert "was found" not in text


def test_how_much_of_the_page_is_set_aside():
    lines = [Furniture(Span(n, n + 1), kind, "x") for n, kind in enumerate(("share", "legal", "share"))]
    assert "set aside: 2 share, 1 legal" in read_out(Reading(Article("It rained.", furniture=tuple(lines))))


@pytest.mark.parametrize(
    "hostile", ["\x1b]0;owned\x07", "\x1b[2J", "\u202egnp.exe", "\x9b31m", "[bold]:smile:"]
)
def test_what_a_page_says_is_never_obeyed(hostile):
    text = hostile + " said"
    words = Span(0, len(text))
    reading = Reading(
        Article(text, headline=hostile, site=hostile, damage=(Damage(words, "mojibake", hostile),)),
        (
            Attribution(
                "a",
                (words,),
                "direct",
                source=words,
                cue=words,
                act=hostile,
                relays=(Relay("agency", hostile),),
            ),
        ),
    )
    said = statement(
        1,
        hostile,
        hostile,
        site=hostile,
        source=hostile * 2,
        cue=hostile,
        act=hostile,
        factuality=hostile,
        through=(Relay("agency", hostile),),
        within="page1/a1",
        told_by=(hostile,),
        answered=(hostile,),
    )
    made = read_out(reading) + shown(terminal.show_statements, [said])
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
        st.lists(
            st.builds(marking.Mark, place, place, roles, st.sampled_from(["1", "12", "3.1"]), st.booleans())
        )
    )
    whole = Span(0, len(text))
    coloured = marking.paragraph(text, whole, marks, plain=False).plain
    bracketed = marking.paragraph(text, whole, marks, plain=True).plain
    assert re.sub("[⁰¹²³⁴⁵⁶⁷⁸⁹·]", "", coloured) == text.replace("\n", " ")
    assert re.sub(r"[\[<{!][\d.]+:|[\]>}!]", "", bracketed) == text.replace("\n", " ")


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


def test_a_statement_shows_the_page_s_own_words_its_relays_and_its_site():
    table = shown(
        terminal.show_statements,
        [
            statement(
                1,
                "that it holds",
                "Ana Reyes",
                source="the energy minister",
                cue="insisted",
                act="affirm",
                factuality="CT+",
                through=(Relay("medium", "letter"), Relay("agency", "KCNA"), Relay("site", "site1.example")),
            )
        ],
        width=160,
    )
    first, *below = [line for line in table.splitlines() if "─" not in line][1:]
    assert first.split("  ")[0] == "Ana Reyes"
    assert all(words in first for words in ("affirms", "CT+", "that it holds", "letter; KCNA"))
    small = " ".join(" ".join(below).split())
    assert all(words in small for words in ("the energy minister", "insisted", "(2024-06-01)"))
    assert table.count("site1.example") == 1


def nested(content: str, **fields: object):
    return statement(1, content, "The mediator", within="page1/a1", told_by=("Tove Lind",), **fields)


def test_a_nested_statement_says_who_tells_it_unless_that_is_the_row_above():
    alone = shown(terminal.show_statements, [nested("that it holds")])
    assert "↳ The mediator" in alone
    assert "told by Tove Lind" in alone
    outer = replace(statement(1, "that the mediator says that it holds", "Tove Lind"), id="page1/a1")
    assert "told by" not in shown(terminal.show_statements, [outer, nested("that it holds")])


def test_a_statement_shows_what_it_answers():
    denial = statement(1, "it", "Baltrade", act="deny", answered=("that the berth is closed",))
    assert "answers: that the berth is closed" in shown(terminal.show_statements, [denial])


def test_head_says_what_stands_around_the_text_and_what_languages_are_in_it():
    article = Article(
        "Oslo denied it.\n\nOslo l'a nié.",
        headline="Oslo denies it",
        subheadline="A ministry answers",
        section="World",
        dateline="Oslo",
        dateline_date="XXXX-06-12",
        photo_credits=("Rui Alves",),
        foreign=(Foreign(Span(17, 30), "fr"),),
        translated=Translation(0.9, "fr", (TranslationMark(Span(0, 4), "M. for Mr", ("fr",)),)),
    )
    text = " ".join(read_out(Reading(article)).split())
    for words in (
        "Oslo denies it A ministry answers",
        "World",
        "Oslo, 12 June",
        "photos Rui Alves",
        "1 passage not read: French",
        "perhaps translated from French (90 % sure): M. for Mr",
    ):
        assert words in text
