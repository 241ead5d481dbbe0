"""What the writer tells in the midst of what somebody said: `…, hours after the firm announced a loss`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace
from spacy.tokens import Doc, Token

from reportedly.attributions.complements import edges
from reportedly.attributions.framing.pieces import end_before
from reportedly.attributions.framing.reach import to_semicolon
from reportedly.attributions.voices import cites_clauses, of_verb
from reportedly.language import covered, text_of
from reportedly.model import Attribution, Span

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_WHEN = frozenset({"after", "as", "before", "while", "since"})
_PRESENT = frozenset({"VBZ", "VBP"})
_COMMAS = frozenset({",", "–", "—"})

_TIME = 3
"""Tokens between a comma and a clause of time: `, two days after`. A judgement."""


def asides(doc: Doc, one: Attribution, found: Sequence[Attribution]) -> Iterator[Attribution]:
    """*said {he had been pushed out}, hours after {the firm announced …}*: the writer tells the second.

    The clause is taken off the content, and is a statement of its own where nobody has found it.
    """
    content = [to_semicolon(doc, one, piece) for piece in one.content]
    made: list[Attribution] = []
    for place, piece in enumerate(content):
        words = covered(doc, piece) or ()
        verb = next((token for token in words if _is_aside(one, token, piece)), None)
        verb = verb or next((token for token in words if _is_gloss(doc, one, token, piece)), None)
        said = of_verb(verb) if verb is not None else None
        if verb is None or said is None:
            continue
        first, last = edges(verb.head if verb.head.dep_ == "appos" else verb)
        end = end_before(first) if verb.dep_ != "relcl" else _end_of(first)
        if end > piece.start and last.idx + len(last.text) >= piece.end - 1:
            content[place] = Span(piece.start, end)
        elif first.idx <= piece.start:
            content[place] = _after(doc, last, piece)
        if content[place] != piece and not any(other.cue and other.cue.overlaps(said.cue) for other in found):
            told = tuple(Span(span.start, min(span.end, piece.end)) for span in said.content)
            made.append(Attribution("", told, "indirect", source=said.source, cue=said.cue))
    yield replace(one, content=tuple(content)) if tuple(content) != one.content else one
    yield from made


def _end_of(first: Token) -> int:
    """Where the words before a clause and its comma end."""
    before = first.nbor(-2)
    return before.idx + len(before.text)


def _is_set_off(first: Token) -> bool:
    """Whether a comma stands before a clause, or before the words of time it begins with: `, hours after`."""
    before = first.doc[max(first.sent.start, first.i - _TIME) : first.i]
    return any(token.text in _COMMAS for token in before)


def _after(doc: Doc, last: Token, piece: Span) -> Span:
    """What is left of a piece after a clause and its comma; all of it where nothing is.

    >>> from reportedly.language import parse
    >>> doc = parse("As he spoke, she fell.")
    >>> _after(doc, doc[2], Span(0, 21)), _after(doc, doc[2], Span(0, 11))
    (Span(start=13, end=21), Span(start=0, end=11))
    """
    follows = doc[last.i + 1 : last.i + 3]
    is_left = len(follows) == 2 and follows[0].text == "," and follows[1].idx < piece.end
    return Span(follows[1].idx, piece.end) if is_left else piece


def _is_aside(one: Attribution, verb: Token, piece: Span) -> bool:
    """Whether a verb that cites heads a clause of time or circumstance: `as ministers vow not to pay`.

    Without a comma, save with `as`, it is the speaker's: `said it had closed after a guard reported smoke`.
    """
    if verb.dep_ not in {"advcl", "pcomp"} or one.manner == "direct" or not cites_clauses(verb):
        return False
    marks = [child for child in verb.lefts if child.lower_ in _WHEN and child.dep_ in {"mark", "advmod"}]
    first = verb.left_edge
    told = all(mark.lower_ != "as" for mark in marks) and first.idx > piece.start and not _is_set_off(first)
    if not marks or told:
        return False
    subject = next((child for child in verb.lefts if child.dep_ in _SUBJECTS), None)
    return subject is not None and subject.pos_ in {"NOUN", "PROPN"} and verb.idx > piece.start


def _is_gloss(doc: Doc, one: Attribution, verb: Token, piece: Span) -> bool:
    """Whether a verb heads a relative clause that the writer adds to what was said.

    *The court ruled {that he may be sent to Varland}, where prosecutors accuse him of theft*: the present is
    not what the court said in the past. *…, a condition that the Front calls surrender* stands beside it.
    """
    cue, named = covered(doc, one.cue), verb.head
    if verb.dep_ != "relcl" or cue is None or one.manner == "direct" or not cites_clauses(verb):
        return False
    beside = named.dep_ == "appos"
    tenses = {verb.tag_, *(child.tag_ for child in verb.lefts if child.dep_ == "aux")}
    shifts = cue.root.tag_ == "VBD" and bool(tenses & _PRESENT)
    first = named.left_edge if beside else verb.left_edge
    comma = first.i > 1 and first.nbor(-1).text in _COMMAS
    before = text_of(doc)[piece.start : first.idx]
    quoted = before.count("“") > before.count("”") or before.count('"') % 2 == 1
    subject = next((child for child in verb.lefts if child.dep_ in _SUBJECTS), None)
    others = subject is not None and subject.pos_ in {"NOUN", "PROPN"}
    return (shifts or beside) and comma and others and not quoted and first.idx > piece.start
