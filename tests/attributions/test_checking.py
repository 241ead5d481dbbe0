"""What the tagger marks, set right where the words around it show otherwise."""

from __future__ import annotations

from reportedly.attributions.checking import checked
from reportedly.model import Article, Attribution, Span


def spans(text: str, *words: str) -> list[Span]:
    return [Span(text.index(each), text.index(each) + len(each)) for each in words]


def test_who_follows_the_cue_after_a_quotation_is_its_source():
    text = "It rained. The two have “bonds of iron,” underlined the old king in a letter."
    cue, content = spans(text, "underlined", "the old king")
    article = Article(text, (Span(0, len(text)),))
    found = next(checked(article, [Attribution("a1", (content,), "indirect", cue=cue)]))
    assert found.source == content
    assert found.content[0].of(text) == "The two have “bonds of iron,”"


def test_nothing_attributed_to_nobody_is_no_statement():
    text = "No deal was reached. However, it was officially signed."
    cue, content = spans(text, "was officially signed", "it")
    article = Article(text, (Span(0, len(text)),))
    assert not list(checked(article, [Attribution("a1", (content,), "indirect", cue=cue)]))


def test_according_to_which_is_whose_the_noun_before_it_is():
    text = "The trip revived the fears of the West according to which Orlec could sell its shells."
    cue, first, last = spans(
        text, "according to", "the fears of the West", "which Orlec could sell its shells"
    )
    article = Article(text, (Span(0, len(text)),))
    found = next(checked(article, [Attribution("a1", (first, last), "indirect", cue=cue)]))
    assert (found.source and found.source.of(text), found.cue and found.cue.of(text)) == ("the West", "fears")
    assert [span.of(text) for span in found.content] == ["Orlec could sell its shells"]
