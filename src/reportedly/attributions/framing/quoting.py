"""Who is quoted `as saying`: the words are that one's, and who quotes only passes them on."""

from __future__ import annotations

from msgspec.structs import replace
from spacy.tokens import Doc

from reportedly.language import covered, spanned
from reportedly.model import Attribution, Span

_QUOTES = frozenset({"quote", "cite"})
_SAYING = frozenset({"saying", "telling"})


def quoted_as(doc: Doc, one: Attribution) -> Attribution:
    """*The Post <quoted> {a guard as saying that it was over}*: the guard says so.

    >>> from reportedly.language import parse
    >>> text = "The Post quoted a guard as saying that it was over."
    >>> one = Attribution("a1", (Span(16, 50),), "indirect", source=Span(0, 8), cue=Span(9, 15))
    >>> found = quoted_as(parse(text), one)
    >>> found.source.of(text), found.cue.of(text), found.content[0].of(text)
    ('a guard', 'as saying', 'that it was over')
    """
    cue = covered(doc, one.cue)
    if cue is None or cue.root.lemma_.lower() not in _QUOTES or not one.content:
        return one
    piece, *others = one.content
    words = covered(doc, piece)
    if words is None or words.start < cue.end:
        return one
    for token in words[1:-2]:
        if token.lower_ == "as" and token.nbor().lower_ in _SAYING:
            said = Span(token.nbor(2).idx, piece.end)
            source, cited = spanned(words[0], token.nbor(-1)), spanned(token, token.nbor())
            return replace(one, source=source, cue=cited, content=(said, *others))
    return one
