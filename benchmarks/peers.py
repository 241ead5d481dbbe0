"""Other ways to find who is cited, with what words: each takes a parsed text and gives bundles of spans.

A bundle is what `scoring/attributions.py` compares: role (Source, Cue, Content) to fragments.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Doc, Token

Bundle = dict[str, list[tuple[int, int]]]


def textacy_quotations(doc: Doc) -> list[Bundle]:
    """textacy's direct quotations: speaker, cue, content.

    textacy refuses a whole text for one unclosed quotation mark. To be fair to it, such a text is
    given to it paragraph by paragraph, so that only the paragraph with the mark is lost.
    """
    try:
        return list(_quotations(doc, 0))
    except ValueError:
        return [bundle for start, piece in _paragraphs(doc) for bundle in _readable_quotations(piece, start)]


def _readable_quotations(piece: Doc, start: int) -> list[Bundle]:
    try:
        return list(_quotations(piece, start))
    except ValueError:
        return []


def _quotations(doc: Doc, at: int) -> Iterator[Bundle]:
    from textacy.extract.triples import direct_quotations

    for speaker, cue, content in direct_quotations(doc):
        yield {
            "Source": [reach(speaker, at)],
            "Cue": [reach(cue, at)],
            "Content": [reach(content, at)],
        }


def _paragraphs(doc: Doc) -> Iterator[tuple[int, Doc]]:
    """Each paragraph as a text of its own, with the offset where it starts."""
    first = 0
    for token in doc:
        if "\n" in token.text or token.i == len(doc) - 1:
            piece = doc[first : token.i + 1]
            yield piece.start_char, piece.as_doc()
            first = token.i + 1


def reach(tokens: Iterable[Token], at: int = 0) -> tuple[int, int]:
    """From the first to the last of `tokens`, as a fragment."""
    offsets = [(token.idx, token.idx + len(token)) for token in tokens]
    return at + min(start for start, _ in offsets), at + max(end for _, end in offsets)
