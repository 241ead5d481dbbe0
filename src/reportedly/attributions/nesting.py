"""Attributions inside the contents of others: what somebody says that another voice has said.

The tagger marks each word once, and so finds the outermost attribution alone. Its content, read
again by itself, shows the next: *He said [she had told him that …]*.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from msgspec.structs import replace
from spacy.tokens import Doc, Token
from spacy.tokens import Span as DocSpan

from reportedly.attributions import tagger
from reportedly.attributions.acts.cues import nesting_lemmas, senses
from reportedly.attributions.complements import linked, taking
from reportedly.attributions.noun_cues import is_somebodys, statement_nouns
from reportedly.attributions.quotations import manner, quotations
from reportedly.attributions.same_voice import MARKS, has_another_voice
from reportedly.attributions.voices import (
    cited,
    cites_another,
    cites_clauses,
    is_charged,
    may_cite,
    subject_of,
)
from reportedly.language import covered
from reportedly.model import Article, Attribution, Span

DEEPEST = 4
"""Attributions inside one another that are looked for. Nobody writes more."""

LEAST_WORDS = 4
"""Words of a content that can hold an attribution: `she said no` is shorter, and its own voice."""

SURE = 0.6
"""The certainty from which a nested attribution is believed: from the gold's dev part."""

SURE_WITH_PARSE = 0.45
"""The same where the parse has its source as the subject of a verb that cites."""

SURE_OF_ANY = 0.75
"""The same where its cue is a verb or an adjective that more often cites nothing: `raised that boy`."""

_WHO = frozenset({"who", "which", "that"})
_SUPPOSING = frozenset({"if", "unless", "should", "could", "can", "may", "might", "must"})
_COMING = frozenset({"will", "would", "'ll", "’ll"})
_SETTLING = frozenset({"agree", "confirm", "announce", "report"})
_HEDGING = frozenset({"state", "believe", "expect"})

_BETWEEN = ".\n\n"
"""What parts the contents where they are read by themselves: each is a paragraph."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """A piece of a content: which attribution's, and where it stands in the text and among the pieces."""

    outer: int
    start: int
    at: int
    length: int


def nested(article: Article, doc: Doc, found: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """The attributions and those that stand inside their contents, an outer one before its inner ones.

    An inner one has the number of the outer one in its id (`a3.1` in `a3`) and points to it with `within`.
    """
    text = article.text
    quoted = quotations(text, article.paragraphs)
    every, level = list(found), list(found)
    for _ in range(DEEPEST - 1):
        level = [replace(one, manner=manner(text, one.content, quoted)) for one in _inside(text, doc, level)]
        if not level:
            break
        every += level
    return tuple(sorted(every, key=lambda one: [int(part) for part in one.id[1:].split(".")]))


def arranged(attributions: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """The outermost attributions, each holding those that are nested in it.

    >>> outer, inner = Attribution("a1", (), "indirect"), Attribution("a1.1", (), "indirect", within="a1")
    >>> [(one.id, [each.id for each in one.nested]) for one in arranged([outer, inner])]
    [('a1', ['a1.1'])]
    """

    def with_nested(one: Attribution) -> Attribution:
        inner = [with_nested(each) for each in attributions if each.within == one.id]
        return replace(one, nested=tuple(inner)) if inner else one

    return tuple(with_nested(one) for one in attributions if one.within is None)


def _inside(text: str, doc: Doc, level: Sequence[Attribution]) -> Iterator[Attribution]:
    """What the contents of these attributions hold, outermost first, with ids that follow theirs."""
    pieces = list(_pieces(text, doc, level))
    found = sorted((*_again(text, doc, pieces), *_parsed(doc, pieces)), key=lambda pair: _first(pair[1]))
    kept: list[tuple[int, Attribution]] = []
    for outer, inner in found:
        if not has_another_voice(text, doc, level[outer], inner) or not _cites(text, doc, inner):
            continue
        if not any(_overlaps(inner, other) for place, other in kept if place == outer):
            kept.append((outer, inner))
    counts = dict.fromkeys(range(len(level)), 0)
    for outer, inner in kept:
        counts[outer] += 1
        yield replace(inner, id=f"{level[outer].id}.{counts[outer]}", within=level[outer].id)


def _first(one: Attribution) -> tuple[int, int]:
    """Where it begins; of two that begin at one place, the longer comes first."""
    ends = [span.end for span in (one.source, one.cue, *one.content) if span]
    return one.start(), -max(ends)


def _overlaps(inner: Attribution, other: Attribution) -> bool:
    """Whether one's cue stands in the other: the same one again, or one that is nested deeper."""
    return _reaches(inner.cue, other) or _reaches(other.cue, inner)


def _reaches(cue: Span | None, other: Attribution) -> bool:
    return cue is not None and any(span.overlaps(cue) for span in (*other.content, other.cue) if span)


def _pieces(text: str, doc: Doc, level: Sequence[Attribution]) -> Iterator[_Piece]:
    """The contents that may hold another voice, as they stand one after the other in a text of their own."""
    at = 0
    for outer, attribution in enumerate(level):
        for span in attribution.content:
            tight = _tight(text, span)
            if _may_hold(doc, attribution, tight):
                yield _Piece(outer, tight.start, at, tight.end - tight.start)
                at += tight.end - tight.start + len(_BETWEEN)


def _again(text: str, doc: Doc, pieces: Sequence[_Piece]) -> Iterator[tuple[int, Attribution]]:
    """What the tagger finds in the contents, all at once, for that is faster."""
    alone = _BETWEEN.join(text[one.start : one.start + one.length].replace("\n", " ") for one in pieces)
    for one in tagger.find(alone) if alone else ():
        placed = _placed(one, pieces)
        if placed is None:
            continue
        outer, inner = placed[0], _trimmed(text, _cut(doc, _sourced(doc, placed[1])))
        least = SURE_WITH_PARSE if _is_parsed(doc, inner) else SURE if _may_say(doc, inner) else SURE_OF_ANY
        if one.certainty >= least:
            yield outer, inner


def _parsed(doc: Doc, pieces: Sequence[_Piece]) -> Iterator[tuple[int, Attribution]]:
    """What the parse finds in the contents."""
    for piece in pieces:
        for one in cited(doc, Span(piece.start, piece.start + piece.length)):
            made = Attribution("", one.content, "indirect", source=one.source, cue=one.cue, certainty=SURE)
            yield piece.outer, made


def _is_parsed(doc: Doc, inner: Attribution) -> bool:
    """Whether the parse has the source as the subject of a verb that cites."""
    cue, source = covered(doc, inner.cue), covered(doc, inner.source)
    if cue is None or source is None:
        return False
    subjects = [subject_of(verb) for verb in cue if verb.pos_ in {"VERB", "AUX"} and cites_clauses(verb)]
    return any(subject is not None and source.start <= subject.i < source.end for subject in subjects)


def _may_say(doc: Doc, inner: Attribution) -> bool:
    """Whether the cue has a verb that cites, a noun for what is said, or words that are no verb's."""
    cue = covered(doc, inner.cue)
    verbs = [token for token in cue or () if token.pos_ == "VERB"]
    described = any(token.pos_ == "ADJ" for token in cue or ())
    return any(map(cites_clauses, verbs)) or not (verbs or described)


def _sourced(doc: Doc, inner: Attribution) -> Attribution:
    """The cue's own subject for the source: `the colleague says the helmsman <answered> …`."""
    cue, source = covered(doc, inner.cue), covered(doc, inner.source)
    own = next((child for child in cue.root.lefts if child.dep_ == "nsubj"), None) if cue else None
    if cue is None or source is None or own is None or source.start <= own.i < source.end:
        return inner
    if source.start > cue.start or own.lower_ in _WHO:
        return inner
    first, last = own.left_edge, own.right_edge
    return replace(inner, source=Span(first.idx, last.idx + len(last.text)))


def _cut(doc: Doc, inner: Attribution) -> Attribution:
    """The content as far as the next speaker: `he asked {why} and one of them answered that …`.

    What follows in other sentences stays where it is quoted, or where nothing stands in the cue's own.
    """
    cue = covered(doc, inner.cue)
    if cue is None:
        return inner
    sentence = cue.root.sent
    here = [span for span in inner.content if span.start < sentence.end_char]
    ends = [_start_of(word) for word in sentence if word.i > cue.end and _begins_anew(word, cue)]
    end = min((at for at in ends if at is not None), default=sentence.end_char)
    cut = [Span(span.start, min(span.end, end)) for span in here if span.start < end]
    return replace(inner, content=tuple(cut)) if cut else inner


def _begins_anew(word: Token, cue: DocSpan) -> bool:
    """Whether a verb with a subject of its own goes on beside the cue."""
    own = any(child.dep_ in {"nsubj", "nsubjpass"} for child in word.lefts)
    return word.dep_ == "conj" and own and cue.start <= word.head.i < cue.end


def _start_of(verb: Token) -> int | None:
    """Where the words before a verb that goes on end: before `and`, or its first word."""
    first = verb.left_edge
    while first.i > 0 and (first.nbor(-1).dep_ == "cc" or first.nbor(-1).text == ","):
        first = first.nbor(-1)
    before = first.nbor(-1) if first.i > 0 else None
    return before.idx + len(before.text) if before is not None else None


def _trimmed(text: str, inner: Attribution) -> Attribution:
    return replace(inner, source=_without_that(text, inner.source)) if inner.source else inner


def _tight(text: str, span: Span) -> Span:
    """A span without the marks and spaces at its ends.

    >>> text = '“They told us.” '
    >>> _tight(text, Span(0, len(text))).of(text)
    'They told us'
    """
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip(MARKS))
    return Span(start, max(start, span.start + len(words.rstrip(MARKS))))


def _may_hold(doc: Doc, outer: Attribution, piece: Span) -> bool:
    """Whether a piece of content has a word that cites another voice, beside the outer attribution's own."""
    tokens = covered(doc, piece)
    if tokens is None or len(tokens) < LEAST_WORDS:
        return False
    own = outer.cue
    return any(cites_another(token) and not (own and own.start <= token.idx < own.end) for token in tokens)


def _cites(text: str, doc: Doc, inner: Attribution) -> bool:
    """Whether the cue has a word that cites: what a tagger marks in half a sentence is not always one."""
    tokens = covered(doc, inner.cue)
    if not tokens or not any(may_cite(token) for token in tokens) or tokens[0].lower_ == "not":
        return False
    if tokens[0].lower_ == "to" and (inner.source is None or tokens.root.head.lemma_ not in taking("call")):
        return False
    if any(token.lemma_.lower() in taking("deed") for token in tokens if token.pos_ == "VERB"):
        return False
    if _is_addressed(doc, inner, tokens.root):
        return False
    titled = tokens.root.is_title and tokens.root.pos_ == "VERB" and not tokens.root.is_sent_start
    if titled or _is_supposed(tokens.root):
        return False
    return inner.source is not None or _is_told(text, tokens.root, inner)


def _is_addressed(doc: Doc, inner: Attribution, verb: Token) -> bool:
    """`denied having asked the governors to wait`: the governors ask nothing."""
    source = covered(doc, inner.source)
    asked = next((child for child in verb.rights if child.dep_ in {"dobj", "dative"}), None)
    return source is not None and asked is not None and source.start <= asked.i < source.end


def _is_supposed(verb: Token) -> bool:
    """`if the agency asks`, `he should ask`, `it could ask`: nobody has said so yet; not `could not say`."""
    words = {child.lower_ for child in verb.lefts if child.dep_ in {"aux", "mark"}}
    denied = any(child.dep_ == "neg" for child in verb.lefts)
    coming = bool(words & _COMING) and verb.lemma_.lower() in _settling_lemmas()
    return (bool(words & _SUPPOSING) or coming) and not denied


@cache
def _settling_lemmas() -> frozenset[str]:
    """Verbs that, of what is to come, say what will be and not what was said: `the congress will confirm`."""
    return frozenset(sense.words[0] for sense in senses() if sense.act in _SETTLING)


def _is_told(text: str, word: Token, inner: Attribution) -> bool:
    """Whether somebody unnamed speaks: `had been told that …`, `a report that …`; not `was announced`."""
    if word.pos_ == "NOUN":
        says = inner.content[0].of(text).startswith(("that ", "to ", "not to "))
        return says and word.lemma_.lower() in statement_nouns() and is_somebodys(word)
    if is_charged(word):
        return True
    passive = any(child.dep_ == "auxpass" for child in word.children)
    clause = any(child.dep_ in {"ccomp", "xcomp"} for child in word.rights)
    clause = clause or inner.content[0].of(text).startswith("that ") or linked(word) is not None
    return passive and clause and word.lemma_.lower() in nesting_lemmas() and not _is_hedge(word)


def _is_hedge(word: Token) -> bool:
    """`was believed to be there` says how sure it is, and that nobody in particular says so."""
    plain = (word.lemma_.lower(),)
    hedges = any(sense.act in _HEDGING for sense in senses() if sense.words == plain and not sense.frame)
    return hedges and any(child.dep_ == "xcomp" for child in word.rights)


def _placed(one: tagger.Found, pieces: Sequence[_Piece]) -> tuple[int, Attribution] | None:
    """Which attribution it stands in, and its place in the text; what is in other contents is left out."""
    home = _home(one.cue, pieces)
    if home is None:
        return None

    def moved(span: Span | None) -> Span | None:
        place = _home(span, pieces) if span else None
        if span is None or place is None or place.outer != home.outer:
            return None
        return Span(place.start + span.start - place.at, place.start + min(span.end - place.at, place.length))

    content = tuple(filter(None, map(moved, one.content)))
    if not content:
        return None
    source = moved(one.source)
    return home.outer, Attribution(
        "", content, "indirect", source=source, cue=moved(one.cue), certainty=one.certainty
    )


def _home(span: Span, pieces: Sequence[_Piece]) -> _Piece | None:
    return next((piece for piece in pieces if piece.at <= span.start < piece.at + piece.length), None)


def _without_that(text: str, span: Span) -> Span:
    """`that the ministry`, as a source, is `the ministry`: the content it stands in begins so."""
    return Span(span.start + len("that "), span.end) if span.of(text).startswith("that ") else span
