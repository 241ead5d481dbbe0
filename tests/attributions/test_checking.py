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
