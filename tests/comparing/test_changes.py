"""What changed between two versions of a page."""

import re

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from reportedly.comparing import changes
from reportedly.model import Actor, Article, Attribution, Reading, Span

FIRST = """The dam at Orlec is safe, the operator said on Monday.

Engineers found two cracks in the outlet, the mayor said.

The road along the lake stays open.

Visits resume in May."""

SECOND = """The dam at Orlec is not safe, the operator said on Tuesday.

Visits resume in May.

Engineers found two cracks in the outlet, the mayor said.

Families in the lower valley were told to leave."""


def reading(text: str, headline: str = "Dam checked", **said: str) -> Reading:
    """Each paragraph a line; `said` names who said, and what, in the text's own words."""
    paragraphs = tuple(Span(*found.span()) for found in re.finditer(r"[^\n]+", text))
    attributions = tuple(
        Attribution(
            f"a{n}",
            (Span(text.index(content), text.index(content) + len(content)),),
            "indirect",
            speaker=Actor(who, who),
            act="state",
        )
        for n, (who, content) in enumerate(said.items(), start=1)
    )
    return Reading(Article(text, paragraphs, headline=headline), attributions)


def test_passages_are_added_dropped_changed_and_moved():
    found = changes(reading(FIRST), reading(SECOND)).passages
    assert [(one.kind, one.was, one.now) for one in found] == [
        (
            "changed",
            "The dam at Orlec is safe, the operator said on Monday.",
            "The dam at Orlec is not safe, the operator said on Tuesday.",
        ),
        ("moved", "Visits resume in May.", "Visits resume in May."),
        ("dropped", "The road along the lake stays open.", None),
        ("added", None, "Families in the lower valley were told to leave."),
    ]
    words = found[0].words
    assert [(one.was, one.now) for one in words] == [("", "not"), ("Monday", "Tuesday")]
    assert [(one.before.of(FIRST), one.after.of(SECOND)) for one in words] == [
        (one.was, one.now) for one in words
    ]


def test_what_stands_over_the_article_is_told():
    before, after = reading(FIRST), reading(FIRST, headline="Dam not safe")
    (headline,) = changes(before, after).fields
    assert (headline.name, headline.was, headline.now) == ("headline", "Dam checked", "Dam not safe")
    assert not changes(before, after).passages


def test_statements_are_compared_by_what_they_say():
    before = reading(
        FIRST, operator="The dam at Orlec is safe", mayor="two cracks in the outlet", guide="Visits resume"
    )
    after = reading(
        SECOND,
        operator="The dam at Orlec is not safe",
        police="Families in the lower valley were told to leave",
        mayor="two cracks in the outlet",
    )
    found = changes(before, after).statements
    assert [(one.kind, one.before, one.after) for one in found] == [
        ("dropped", "a3", None),
        ("changed", "a1", "a1"),
        ("added", None, "a2"),
    ]
    assert (found[1].was, found[1].now) == (
        "operator states: The dam at Orlec is safe",
        "operator states: The dam at Orlec is not safe",
    )


def test_the_same_words_of_somebody_else_are_a_change():
    before = reading(FIRST, mayor="two cracks in the outlet")
    after = reading(FIRST, operator="two cracks in the outlet")
    (found,) = changes(before, after).statements
    assert (found.kind, found.was, found.now) == (
        "changed",
        "mayor states: two cracks in the outlet",
        "operator states: two cracks in the outlet",
    )


def test_a_huge_paragraph_is_compared_in_bounded_time():
    """Ends that are equal are found whatever lies between them."""
    middle, other = "one two " * 5000, "three four " * 5000
    found = changes(reading(f"The start. {middle}The end."), reading(f"The start. {other}The end."))
    kinds = [one.kind for one in found.passages]
    assert kinds == ["dropped", "added"]
    (same,) = changes(reading(f"{other}{middle}"), reading(f"{other}x {middle}")).passages
    assert [(one.was, one.now) for one in same.words] == [("", "x")]


PARAGRAPHS = st.lists(st.sampled_from(["Aye.", "No one said so.", "No one said no.", "It rained.", "Zed"]))


@given(PARAGRAPHS, PARAGRAPHS)
def test_the_newer_text_follows_from_the_older_and_the_changes(first, second):
    before, after = reading("\n".join(first)), reading("\n".join(second))
    found = changes(before, after).passages
    old, new = before.article.text, after.article.text
    for one in found:
        assert one.before is None or one.before.of(old) == one.was
        assert one.after is None or one.after.of(new) == one.now
        for words in one.words:
            assert (words.before.of(old), words.after.of(new)) == (words.was, words.now)
    gone = [one.before for one in found if one.kind in {"dropped", "moved"}]
    come = [one.after for one in found if one.kind in {"added", "moved"}]
    reworded = {one.before: one.now for one in found if one.kind == "changed"}
    kept = [reworded.get(span, span.of(old)) for span in before.article.paragraphs if span not in gone]
    there = [span.of(new) for span in after.article.paragraphs if span not in come]
    assert kept == there


@given(PARAGRAPHS)
def test_nothing_changes_in_the_same_text(paragraphs):
    one = reading("\n".join(paragraphs))
    found = changes(one, replace(one))
    assert not (found.fields or found.passages or found.statements)
