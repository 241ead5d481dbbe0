"""Who is named at the end of a sentence, or in its midst, as telling all of it: `…, an inquest heard`.

The parse shows most of them; where it goes astray, the order of the words does.
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Span as DocSpan
from spacy.tokens import Token

from reportedly.attributions.acts.cues import nesting_lemmas
from reportedly.attributions.voices import Cited, cites_another, cites_clauses, of_verb, subject_of
from reportedly.language import TIMES
from reportedly.model import Span

_LONGEST = 16
"""Tokens of the words that name who tells, at most. A judgement."""

_FINITE = frozenset({"VBD", "VBZ", "VBN", "NNS"})
_NAMING = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "ADP", "PRON", "PART", "ADV", "CCONJ"})
_NAMES = frozenset({"NOUN", "PROPN"})
_VERBAL = frozenset({"VERB", "AUX"})
_TIMES = frozenset({"ADP", "ADV", "NUM", "DET", "ADJ", "NOUN", "PROPN", "PRON"})
_LINKING = frozenset({"of", "for", "to", "at", "in", "into", "on", "from", "and", "with"})
_OPENING, _CLOSING = frozenset("“«"), frozenset("”»")


def told_by(sentence: DocSpan, cues: Sequence[Span] = ()) -> tuple[Cited, Span] | None:
    """Who tells a sentence in which somebody speaks, by the order of its words; and the cue that is told.

    `cues` are those that are known already.

    >>> from reportedly.language import parse
    >>> def told(text):
    ...     found = told_by(next(parse(text).sents))
    ...     return found and (found[0].source.of(text), found[0].cue.of(text), found[1].of(text))
    >>> told("He advised me to leave it, added Mr Pask, to gasps from the seats.")
    ('Mr Pask', 'added', 'advised')
    >>> told("A nurse begged for a consultant to be called, an inquest heard yesterday.")
    ('an inquest', 'heard', 'begged')
    >>> told("She had asked, Jana Lund told the radio, that nobody sing.")
    ('Jana Lund', 'told', 'had asked')
    >>> told("He asked her to wait, and she agreed.")
    """
    tokens = [token for token in sentence if not token.is_space]
    commas = [place for place, token in enumerate(tokens) if token.text == ","]
    for place in reversed(commas):
        if not _is_open(tokens[:place]):
            found = _named(tokens[place + 1 :])
            told = found and _said(tokens[:place], cues)
            if found and told:
                source, cue, rest = found
                pieces = [_span(_from_semicolon(tokens[:place]))]
                pieces += [_span(rest)] if rest else []
                return Cited(_span(source), _span(cue), tuple(pieces)), told
    return None


def _is_open(tokens: Sequence[Token]) -> bool:
    """Whether a quotation has begun, and has not ended."""
    opened = sum(token.text in _OPENING for token in tokens) - sum(token.text in _CLOSING for token in tokens)
    return opened > 0 or sum(token.text == '"' for token in tokens) % 2 == 1


def _from_semicolon(tokens: Sequence[Token]) -> Sequence[Token]:
    ends = [place for place, token in enumerate(tokens) if token.text == ";"]
    return tokens[ends[-1] + 1 :] if ends else tokens


def _said(tokens: Sequence[Token], cues: Sequence[Span]) -> Span | None:
    """The first cue of what is told, where another than `I` is its subject."""
    for token in tokens:
        if any(cue.has(token.idx) for cue in cues):
            return _span([token])
        if token.pos_ == "VERB" and cites_clauses(token) and cites_another(token) and subject_of(token):
            said = of_verb(token)
            return said.cue if said is not None else _span([token])
    return None


def _named(tail: Sequence[Token]) -> tuple[Sequence[Token], Sequence[Token], Sequence[Token]] | None:
    """The source and the cue that words after a comma begin with, and what is told after them."""
    if not tail:
        return None
    return _inverted(tail) if _tells(tail[0]) else _straight(tail)


def _tells(token: Token) -> bool:
    """Whether it is a verb of saying, as it stands in a sentence of its own; parses take some for nouns."""
    return token.tag_ in _FINITE and token.lemma_.lower() in nesting_lemmas() | {"hear"}


def _inverted(
    tail: Sequence[Token],
) -> tuple[Sequence[Token], Sequence[Token], Sequence[Token]] | None:
    """`claims Samir, the coffee seller`; not `told the minister`, which is whom it is said to."""
    if tail[0].lemma_.lower() == "tell":
        return None
    source = _until_mark(tail[1:])
    if not source or not _is_name(source):
        return None
    after = tail[1 + len(source) :]
    if (
        len(after) > 1
        and after[0].text == ","
        and after[1].pos_ == "DET"
        and _is_name(_until_mark(after[1:]))
    ):
        source = [*source, after[0], *_until_mark(after[1:])]
    return source, tail[:1], ()


def _straight(
    tail: Sequence[Token],
) -> tuple[Sequence[Token], Sequence[Token], Sequence[Token]] | None:
    """`an inquest heard yesterday`, `Jana Lund told the radio, that nobody sing`."""
    place = next((place for place, token in enumerate(tail[:_LONGEST]) if token.pos_ in _VERBAL), None)
    if not place or not _tells(tail[place]) or not _is_name(tail[:place]):
        return None
    beyond = _until_mark(tail[place + 1 :])
    told = tail[place].lemma_.lower() == "tell"
    if any(token.pos_ not in _TIMES for token in beyond) or told != _is_whom(beyond):
        return None
    rest = tail[place + 1 + len(beyond) :]
    follows = rest[1:-1] if len(rest) > 2 and rest[0].text == "," and rest[1].lower_ == "that" else ()
    return tail[:place], tail[place : place + 1], follows


def _is_whom(words: Sequence[Token]) -> bool:
    """Whether words after a verb begin with whom it is said to, and not with when or where."""
    return bool(words) and words[0].pos_ not in {"ADP", "ADV"} and words[0].ent_type_ not in TIMES


def _until_mark(tokens: Sequence[Token]) -> Sequence[Token]:
    end = next((place for place, token in enumerate(tokens) if token.is_punct and token.text != "-"), None)
    return tokens[:end]


def _is_name(words: Sequence[Token]) -> bool:
    """Whether words are a noun phrase, with a noun or a name in it."""
    if not words or len(words) > _LONGEST or words[0].pos_ in {"ADP", "CCONJ", "ADV"}:
        return False
    naming = all(token.pos_ in _NAMING or token.text == "-" for token in words)
    linked = all(token.lower_ in _LINKING for token in words if token.pos_ in {"ADP", "CCONJ"})
    relative = any(token.tag_ in {"WDT", "WP", "WP$", "PRP"} for token in words)
    return naming and linked and not relative and any(token.pos_ in _NAMES for token in words)


def _span(tokens: Sequence[Token]) -> Span:
    return Span(tokens[0].idx, tokens[-1].idx + len(tokens[-1].text))
