"""Words of a content that may be another's cue, with the source and the content that they would have."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from msgspec.structs import replace
from spacy.tokens import Doc, Token

from reportedly.attributions.acts.cues import nesting_lemmas
from reportedly.attributions.complements import edges, lemma_of, quotation_before, taking
from reportedly.attributions.nesting.bare import bare
from reportedly.attributions.nesting.listeners import of_who_is_told, unheard
from reportedly.attributions.noun_cues import clause_of_noun, statement_nouns
from reportedly.attributions.voices import (
    charging_lemmas,
    cited_by,
    is_past_infinitive,
    is_wrong_done,
    may_cite,
    subject_of,
)
from reportedly.language import covered, spanned
from reportedly.model import Attribution, Span

_HELPING = frozenset({"aux", "auxpass", "amod"})
_GROUP = frozenset({"aux", "auxpass", "neg", "prt"})
_SAID = frozenset({"dobj", "dative", "ccomp", "xcomp", "prep", "advcl", "oprd", "acomp", "attr", "intj"})
_ALONE = frozenset({"WRB", "WP", "UH"})
_CIRCUMSTANCE = frozenset({"after", "as", "before", "while", "since", "when", "because", "if", "until", "in"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """A word in a content that may be a cue: what the tagger makes of it, and what the parse does."""

    word: Token
    outer: Attribution
    piece: Span
    tagged: Attribution | None
    parsed: Attribution | None

    @property
    def source(self) -> Span | None:
        """Who would say it: the parse's subject, for the tagger's may be another's."""
        found = (self.parsed, self.tagged, _by_objects(self))
        return next((one.source for one in found if one is not None and one.source is not None), None)


def candidates(doc: Doc, outer: Attribution, tagged: Sequence[Attribution]) -> Iterator[Candidate]:
    """The words of an attribution's content that may be cues; `tagged` is what the tagger finds in it."""
    own = outer.cue
    for piece in outer.content:
        for word in doc.char_span(piece.start, piece.end, alignment_mode="contract") or ():
            again = next((one for one in tagged if one.cue and one.cue.has(word.idx)), None)
            if not (_may_be(word) or _is_sole(doc, word, again)) or (own and own.holds(spanned(word, word))):
                continue
            found = cited_by(word, piece)
            parsed = found and Attribution("", found.content, "indirect", source=found.source, cue=found.cue)
            yield Candidate(word, outer, piece, again, parsed)


def _is_sole(doc: Doc, word: Token, again: Attribution | None) -> bool:
    """Whether the tagger takes for a cue what the parse takes for no verb: *the insurer disputes that*."""
    cue = covered(doc, again.cue) if again is not None else None
    return cue is not None and word.i == cue.root.i and not any(map(_may_be, cue))


def _may_be(word: Token) -> bool:
    """Whether a word can be a cue by its kind: any verb, a noun for what is said, an adjective that cites."""
    if word.dep_ in _HELPING:
        return False
    if word.pos_ == "NOUN":
        return word.lemma_.lower() in statement_nouns()
    return word.pos_ == "VERB" or (word.pos_ in {"AUX", "ADJ"} and may_cite(word))


def made(candidate: Candidate) -> Attribution | None:
    """The attribution of a word that is a cue: the tagger's, else the parse's, else the words beside it.

    None of a noun that has nothing said beside it: *the decision that ended the strike*.
    """
    word = candidate.word
    if word.pos_ == "NOUN" and word.lemma_.lower() in statement_nouns() and clause_of_noun(word) is None:
        return None
    if is_wrong_done(word):
        return None
    found, before = _made(candidate), _quoted_before(candidate)
    if before is not None:
        return before
    if found is None:
        return bare(word, candidate.piece)
    found = of_who_is_told(word, unheard(word, found))
    return replace(found, content=_as_far(word.doc, found.content))


def _as_far(doc: Doc, content: Sequence[Span]) -> tuple[Span, ...]:
    """The pieces of a content as far as the next thing that is said: none that begins with *and that*."""
    ours = [_before_next(doc, content[0])]
    for span in content[1:]:
        words = covered(doc, span)
        if words is not None and words[0].lower_ == "that" and words[0].nbor(-1).dep_ == "cc":
            break
        ours.append(_before_next(doc, span))
    return tuple(ours)


def _quoted_before(candidate: Candidate) -> Attribution | None:
    """`‘Not today,’ she goes. I was asked to wait`: the quotation that ends with a comma before her."""
    verb, subject = candidate.word, subject_of(candidate.word)
    if subject is None or subject.head.i != verb.i or subject.i > verb.i or subject.pos_ == "SCONJ":
        return None
    first = subject.left_edge
    said = quotation_before(first) if lemma_of(verb) in nesting_lemmas() | taking("quotation") else None
    content = spanned(*said) if said is not None else None
    if content is None or content.start < candidate.piece.start:
        return None
    helping = (child for child in verb.lefts if child.dep_ in _GROUP and child.i > subject.i)
    cue = spanned(min((verb, *helping), key=_place), verb)
    return Attribution("", (content,), "direct", source=spanned(first, subject.right_edge), cue=cue)


def _made(candidate: Candidate) -> Attribution | None:
    best, beside = candidate.tagged or candidate.parsed, _by_objects(candidate)
    if best is None:
        return beside
    if candidate.tagged is not None and candidate.parsed is not None:
        best = _of_both(candidate.tagged, candidate.parsed)
    charged = candidate.word.pos_ == "VERB" and candidate.word.lemma_.lower() in charging_lemmas()
    if charged and _is_suffered(candidate.word):
        return replace(best, source=None)
    named = best.source is not None or beside is None or _is_suffered(candidate.word)
    return best if named or beside is None else _sourced(best, beside.source)


def _before_next(doc: Doc, content: Span) -> Span:
    """The content as far as the next thing that is said: *had told {them to wait} and that it was shut*.

    A content that itself begins with `that` goes on. What goes on from the cue is none of its content.

    >>> from reportedly.language import parse
    >>> text = "He added that she had told the crew to wait and that the road was shut."
    >>> _before_next(parse(text), Span(27, 70)).of(text)
    'the crew to wait'
    >>> text = "He asked why and one of them told him that it was late."
    >>> _before_next(parse(text), Span(9, 54)).of(text)
    'why'
    >>> text = "He added that the police want to question him and have asked the court for the copies."
    >>> _before_next(parse(text), Span(30, 85)).of(text)
    'to question him'
    """
    words = covered(doc, content)
    if words is None or words[0].lower_ == "that":
        return content
    if len(words) > 1 and words[0].tag_ in _ALONE and words[1].dep_ == "cc":
        return spanned(words[0], words[0])
    nexts = (token for token in words[2:] if token.lower_ == "that" and token.dep_ == "mark")
    first = next((token.nbor(-1) for token in nexts if token.nbor(-1).dep_ == "cc"), None)
    beyond = next((token for token in words if is_past_infinitive(token) and token.head in words), None)
    if first is None and beyond is not None:
        first = next((child for child in beyond.head.rights if child.dep_ == "cc"), None)
    if first is None or first.i <= words.start + 1:
        return content
    last = first.nbor(-1) if first.nbor(-1).text != "," else first.nbor(-2)
    return Span(content.start, last.idx + len(last.text))


def _of_both(tagged: Attribution, parsed: Attribution) -> Attribution:
    """The tagger's words with the parse's source; the parse's content where the tagger's has holes.

    *The nurses have asked {me to walk in front}*: they have, where the tagger, which knows no more than the
    content, takes the speaker of it. *The priest told them {to stay calm}, … so everybody got scared*.
    """
    after = parsed.content[0].start > (parsed.cue.start if parsed.cue else 0)
    content = parsed.content if len(tagged.content) > 1 and after else tagged.content
    return replace(tagged, source=parsed.source, content=content)


def _sourced(one: Attribution, source: Span | None) -> Attribution:
    """With a source, which is no content of its own: *that [images] <confirmed> {it had}*."""
    content = tuple(span for span in one.content if not (source and span.overlaps(source)))
    return replace(one, source=source, content=content or one.content)


def _is_suffered(word: Token) -> bool:
    """`Moscow, suspected of wanting it`: what a participle alone is said of does not say it."""
    helped = any(child.dep_ in {"aux", "auxpass"} for child in word.children)
    return word.pos_ == "NOUN" or (word.tag_ == "VBN" and not helped)


def _by_objects(candidate: Candidate) -> Attribution | None:
    """`the lender had certified the use of the funds`: the subject, the verb, and all that follows it.

    Of a passive the subject is what is said, `the report had been promised by June`, or whom it is said to,
    `I was told no`. What somebody is told goes on where the parse loses it: `told us soon`, `told him so`,
    `used to say, rest is for Sundays`.
    """
    verb, piece = candidate.word, candidate.piece
    subject = subject_of(verb)
    if verb.pos_ == "NOUN" or subject is None or subject.i > verb.i:
        return None
    group = [verb, *(child for child in verb.children if child.dep_ in _GROUP and child.i > subject.i)]
    first, last = min(group, key=_place), max(group, key=_place)
    said = [child for child in verb.rights if child.dep_ in _SAID and child.lower_ not in _CIRCUMSTANCE]
    said = [child for child in said if child.i > last.i]
    spans = [spanned(said[0].left_edge, said[-1].right_edge)] if said else []
    listens = len(said) == 1 and said[0].tag_ == "PRP" and said[0].lower_ != "it"
    pauses = not said and last.i + 1 < len(verb.doc) and last.nbor().text in {",", ":"}
    if (listens or pauses) and verb.lemma_.lower() in nesting_lemmas():
        spans = list(_after(said[0] if listens else last, piece))
    source: Span | None = spanned(*edges(subject))
    if any(child.dep_ == "auxpass" for child in verb.lefts):
        told = verb.lemma_.lower() in nesting_lemmas() and bool(spans)
        source, spans = None, spans if told else [spanned(*edges(subject)), *spans]
    content = tuple(
        replace(span, end=min(span.end, piece.end)) for span in spans if span.start < min(span.end, piece.end)
    )
    if not content or (source is not None and source.end > first.idx):
        return None
    return Attribution("", content, "indirect", source=source, cue=spanned(first, last))


def _after(listener: Token, piece: Span) -> Iterator[Span]:
    """What follows whom it is said to, as far as the sentence and the piece go."""
    doc, end = listener.doc, min(piece.end, listener.sent.end_char)
    words = [token for token in doc[listener.i + 1 : listener.sent.end] if token.idx + len(token) <= end]
    while words and words[0].is_punct:
        del words[0]
    while words and (words[-1].is_punct or words[-1].is_space):
        del words[-1]
    if words:
        yield spanned(words[0], words[-1])


def _place(token: Token) -> int:
    return token.i
