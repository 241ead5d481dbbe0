"""The pieces of a content: joined where the parse says so, parted where another cue goes on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace
from spacy.tokens import Doc, Token

from reportedly.attributions.acts.cues import nesting_lemmas
from reportedly.attributions.complements import linked
from reportedly.attributions.voices import cites_clauses, may_cite
from reportedly.language import covered, spanned
from reportedly.model import Attribution, Span

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_AND = frozenset({"and", "but"})
_PARTING = frozenset({",", ";", "–", "—", "-"})
_QUOTES = frozenset('“”"')

_GAP = 6
"""Tokens between two pieces of one content that belong to it where the parse says so. A judgement."""


def joined(doc: Doc, one: Attribution) -> Attribution:
    """The content with the words between its pieces that the parse says are its own.

    *said {it is deeply sorry} and accepts {the finding of a review}*: it says both.
    """
    pieces = list(one.content)
    for place in range(len(pieces) - 1, 0, -1):
        before, after = pieces[place - 1], pieces[place]
        gap = _gap(doc, one, before, after)
        if gap is not None and not any(map(_may_part, gap)) and _belongs(doc, before, gap, after):
            pieces[place - 1 : place + 1] = [Span(before.start, after.end)]
    return replace(one, content=tuple(pieces)) if len(pieces) < len(one.content) else one


def parted(doc: Doc, one: Attribution) -> Iterator[Attribution]:
    """*told us {the tour was planned} and thanked {the rescuers}*: two, of one source."""
    for place, piece in enumerate(one.content):
        verb = next((token for token in covered(doc, piece) or () if _goes_on(doc, one, token, piece)), None)
        if verb is not None and one.source is not None:
            yield from _before(one, place, end_before(verb))
            last = verb if (link := linked(verb)) is None or link[0].i != verb.i + 1 else link[0]
            rest = (Span(last.nbor().idx, piece.end), *one.content[place + 1 :])
            yield from parted(doc, replace(one, cue=spanned(verb, last), content=rest))
            return
    for place in range(1, len(one.content)):
        gap = _gap(doc, one, one.content[place - 1], one.content[place])
        verb = next(filter(_may_part, gap), None) if gap is not None else None
        if gap is None or verb is None or one.source is None or gap[0].lower_ not in _AND | {","}:
            continue
        first = next(token for token in gap if token.dep_ not in {"cc", "punct"})
        yield replace(one, content=one.content[:place])
        if not _is_beside(verb):
            return
        made = replace(one, cue=Span(first.idx, gap[-1].idx + len(gap[-1].text)), content=one.content[place:])
        yield from parted(doc, made)
        return
    yield one


def _before(one: Attribution, place: int, end: int) -> Iterator[Attribution]:
    """What is left of an attribution whose piece at a place ends earlier; nothing where no content is left.

    *{He did not know}, he said, {but <hoped> it would end}*: of the second piece nothing is.

    >>> said = Attribution("", (Span(0, 15), Span(26, 47)), "indirect")
    >>> [one.content for one in _before(said, 1, 24)]
    [(Span(start=0, end=15),)]
    """
    piece = one.content[place]
    left = (*one.content[:place], *([Span(piece.start, end)] if end > piece.start else []))
    if left:
        yield replace(one, content=left)


def _goes_on(doc: Doc, one: Attribution, verb: Token, piece: Span) -> bool:
    """Whether a verb inside a piece goes on from the cue, though parses hang it on what is said.

    *conceded that the paper should have said so and <promised> …*: a past tense beside one that is none;
    *disputes {the account and <says> it acted}*: the cue's own tense, as the parse has it. What has `had`
    before it, or `to`, is as much of the past: *told us {that Rome had agreed to wait and promised help}*.
    """
    cue = covered(doc, one.cue)
    if verb.dep_ != "conj" or cue is None or verb.nbor(-1).dep_ not in {"cc", "advmod"}:
        return False
    said, own = verb.head, any(child.dep_ in _SUBJECTS for child in verb.lefts)
    if own or verb.tag_ != cue.root.tag_ or not piece.start < verb.idx < piece.end - len(verb.text):
        return False
    if said.i == cue.root.i:
        return cites_clauses(verb)
    helping = {child.lower_ for child in said.lefts if child.dep_ == "aux"}
    shifted = said.tag_ in {"VBZ", "VBP"} or bool(helping - {"to", "had"})
    says = verb.lemma_.lower() in nesting_lemmas()
    return verb.tag_ == "VBD" and piece.start <= said.idx and shifted and says


def end_before(verb: Token) -> int:
    """Where the words before `and promised` end."""
    if verb.i == 0:
        return 0
    token = verb.nbor(-1)
    while token.i > 0 and (token.dep_ in {"cc", "advmod"} or token.text in _PARTING):
        token = token.nbor(-1)
    return token.idx + len(token.text)


def _may_part(token: Token) -> bool:
    """Whether a word between two pieces cites by itself: `and thanked`."""
    own = any(child.dep_ in _SUBJECTS for child in token.lefts)
    return token.pos_ == "VERB" and not own and may_cite(token)


def _is_beside(verb: Token) -> bool:
    """Whether a verb stands beside the cue: `and thanked`; not `, known as`, which the writer adds."""
    return verb.dep_ == "conj" or verb.tag_ in _FINITE


def _gap(doc: Doc, one: Attribution, before: Span, after: Span) -> Sequence[Token] | None:
    """The few words between two pieces in one sentence, where neither source nor cue is among them."""
    between = Span(before.end, after.start)
    own = [span for span in (one.source, one.cue) if span and span.overlaps(between)]
    words = doc.char_span(between.start, between.end, alignment_mode="contract")
    if own or not words or len(words) > _GAP or any(token.text in _QUOTES for token in words):
        return None
    last = covered(doc, after)
    inside = last is not None and words.start > 0 and doc[words.start - 1].sent == last[0].sent
    return tuple(words) if inside else None


def _belongs(doc: Doc, before: Span, gap: Sequence[Token], after: Span) -> bool:
    """Whether the second piece hangs on a word of the first, if need be by way of the gap.

    So does one that begins with `and that`, whichever verb parses hang it on.
    """
    first, last = covered(doc, before), covered(doc, after)
    if first is None or last is None:
        return False
    if gap[-1].lower_ in _AND and last[0].lower_ == "that" and last[0].dep_ == "mark":
        return True
    top = last.root
    while top.head.i != top.i and top.head.i >= gap[0].i:
        top = top.head
    return first.start <= top.head.i < first.end
