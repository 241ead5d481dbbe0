"""A parse that is kept and had again is the same in all that stages ask of it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from reportedly.language import parse
from reportedly.language.parses import kept, parsed

TEXTS = (
    "No agreement was signed, the Kremlin said.",
    "Dam at Orlec\n\nAna Lind, the mayor, hoped for rain. She did n't  get it: “never”, she said.\n\nIt was 12 May.",
    " Two  spaces\tand a tab\n",
    "",
)


def found(doc: Doc) -> list[object]:
    return [
        [
            (token.text, token.idx, token.whitespace_, token.tag_, token.pos_, token.lemma_, token.dep_)
            for token in doc
        ],
        [(token.head.i, [child.i for child in token.children], token.is_stop) for token in doc],
        [(name.start, name.end, name.label_) for name in doc.ents],
        [(sentence.start, sentence.end, sentence.root.i) for sentence in doc.sents] if len(doc) else [],
    ]


@pytest.mark.parametrize("text", TEXTS)
def test_it_is_the_same_again(text: str) -> None:
    doc = parse(text)
    again = parsed(text, kept(doc))
    assert again.text == text
    assert found(again) == found(doc)


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=60))
def test_whatever_the_text(text: str) -> None:
    doc = parse(text)
    assert found(parsed(text, kept(doc))) == found(doc)


def test_it_is_small() -> None:
    text = " ".join(TEXTS[:2]) * 20
    assert len(kept(parse(text))) < 3 * len(text)
