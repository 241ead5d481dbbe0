"""Who is quoted `as saying`: the words are that one's, and who quotes only passes them on."""

from __future__ import annotations

from msgspec.structs import replace
from spacy.tokens import Doc, Token
from spacy.tokens import Span as Words

from reportedly.attributions.complements import edges
from reportedly.language import covered, spanned, text_of
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
    if any(child.dep_ == "nsubjpass" for child in cue.root.lefts):
        return _was_quoted(doc, one, cue)
    piece, *others = one.content
    words = covered(doc, piece)
    if words is None:
        return one
    if words.start < cue.end:
        return _quoted_after(doc, one, cue)
    for token in words[1:-2]:
        if _is_as_saying(token):
            said = Span(token.nbor(2).idx, piece.end)
            source, cited = spanned(words[0], token.nbor(-1)), spanned(token, token.nbor())
            return replace(one, source=source, cue=cited, content=(said, *others))
    return one


def _quoted_after(doc: Doc, one: Attribution, cue: Words) -> Attribution:
    """*{It was over}, [the Post] <quoted> a guard as saying*: the guard says what stands before.

    >>> from reportedly.language import parse
    >>> text = "It was over, the Post quoted a guard as saying."
    >>> one = Attribution("a1", (Span(0, 11),), "indirect", source=Span(13, 21), cue=Span(22, 28))
    >>> found = quoted_as(parse(text), one)
    >>> found.source.of(text), found.cue.of(text), [piece.of(text) for piece in found.content]
    ('a guard', 'as saying', ['It was over'])
    """
    if one.source is None or one.source.end > cue[0].idx:
        return one
    after = doc[cue.end : cue[-1].sent.end]
    as_word = next((token for token in after[1:-1] if _is_as_saying(token)), None)
    before = tuple(piece for piece in one.content if piece.end <= one.source.start)
    if as_word is None or not before or any(token.pos_ == "VERB" for token in doc[cue.end : as_word.i]):
        return one
    last = as_word.nbor(-1) if as_word.nbor(-1).text != "," else as_word.nbor(-2)
    source, cited = spanned(after[0], last), spanned(as_word, as_word.nbor())
    rest = tuple(piece for piece in one.content if piece.start >= cited.end)
    return replace(one, source=source, cue=cited, content=(*before, *rest))


def _was_quoted(doc: Doc, one: Attribution, cue: Words) -> Attribution:
    """*{A clerk} <was quoted> by [the Post] {as saying that it rained}*: the clerk says that it rained.

    >>> from reportedly.language import parse
    >>> text = "A clerk was quoted by the Post as saying that it rained."
    >>> contents = (Span(0, 7), Span(31, 55))
    >>> one = Attribution("a1", contents, "indirect", source=Span(22, 30), cue=Span(8, 18))
    >>> found = quoted_as(parse(text), one)
    >>> found.source.of(text), found.cue.of(text), [piece.of(text) for piece in found.content]
    ('A clerk', 'as saying', ['that it rained'])
    """
    verb = cue.root
    first, last = edges(next(child for child in verb.lefts if child.dep_ == "nsubjpass"))
    as_word = next((token for token in doc[verb.i : verb.sent.end - 1] if _is_as_saying(token)), None)
    if as_word is None or last.i >= cue.start:
        return one
    subject, said = spanned(first, last), spanned(as_word, as_word.nbor())
    content = [part for piece in one.content if (part := _without(text_of(doc), piece, subject, said))]
    cited = one.cue if as_word.i < cue.end else said
    return replace(one, source=subject, cue=cited, content=tuple(content)) if content else one


def _is_as_saying(token: Token) -> bool:
    return token.lower_ == "as" and token.nbor().lower_ in _SAYING


def _without(text: str, piece: Span, subject: Span, said: Span) -> Span | None:
    """A piece without who is quoted at its end and `as saying` before it; none where nothing is left."""
    start = said.end if piece.has(said.start) else piece.start
    end = subject.start if start <= subject.start < piece.end else piece.end
    start += len(text[start:end]) - len(text[start:end].lstrip(" :,"))
    end -= len(text[start:end]) - len(text[start:end].rstrip())
    return Span(start, end) if start < end else None
