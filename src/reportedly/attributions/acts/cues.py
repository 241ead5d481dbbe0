"""The words that do the citing: the table of cues, and which of its senses an attribution's cue has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import cast

from spacy.tokens import Doc, Token

from reportedly.attributions.acts.frames import Frame
from reportedly.attributions.acts.mainclauses import tokens_of
from reportedly.knowledge import table
from reportedly.model import Act, Factuality, Record

BETWEEN = 4
"""Words that may stand between two of a cue: `expressed his deep and sincere gratitude`. A judgement."""

BEYOND = 7
"""Tokens after the tagged cue where its rest may be: `expressed {deep regret}`. A judgement."""

_LINKS = frozenset({"ADP", "PART", "SCONJ"})
_CLOSE = frozenset({"for", "on", "upon", "of"})
"""Links that stand beside their verb: `called the Post on Monday` does not call on it."""

_VERBAL = frozenset({"VERB", "AUX"})
_OBJECTS = frozenset({"dobj", "pobj", "nsubj", "nsubjpass", "appos"})


class Sense(Record, frozen=True):
    """One sense of a cue, as knowledge/cues.tsv has it: what is done, and how sure it leaves the speaker.

    `words` are its lemmas in order. `negated` is the act of "did not …", `denied` its factuality.
    """

    words: tuple[str, ...]
    frame: str
    act: Act
    negated: Act
    factuality: Factuality
    denied: Factuality
    nests: bool


Match = tuple[Sense, tuple[Token, ...]]
"""A sense whose words are there, and the tokens that bear them."""


class Meant(Record, frozen=True):
    """The sense that a cue has where it stands, and whether it is negated there."""

    sense: Sense
    negated: bool

    @property
    def act(self) -> Act:
        """What is done."""
        return self.sense.negated if self.negated else self.sense.act

    @property
    def factuality(self) -> Factuality:
        """How sure it leaves the speaker of a plain content."""
        return self.sense.denied if self.negated else self.sense.factuality


@cache
def senses() -> tuple[Sense, ...]:
    """Every sense, in the table's order."""
    return tuple(
        Sense(
            words=tuple(row["cue"].split()),
            frame=row["frame"],
            act=cast("Act", row["act"]),
            negated=cast("Act", row["negated"]),
            factuality=cast("Factuality", row["factuality"]),
            denied=cast("Factuality", row["denied"]),
            nests=row["nests"] == "yes",
        )
        for row in table("cues")
    )


@cache
def nesting_lemmas() -> frozenset[str]:
    """Verbs that, with a subject and a clause or quotation, are by themselves evidence of a statement.

    Lemmas in British and American spelling; a verb with its particle is one entry (`point out`).

    >>> sorted({"say", "emphasize", "rule out", "want"} & nesting_lemmas())
    ['emphasize', 'rule out', 'say']
    """
    british = {" ".join(sense.words) for sense in senses() if sense.nests}
    return frozenset(british | {cue[:-3] + "ize" for cue in british if cue.endswith("ise")})


@cache
def _by_first() -> dict[str, tuple[Sense, ...]]:
    """The senses by their cue's first word."""
    found: dict[str, list[Sense]] = {}
    for sense in senses():
        found.setdefault(sense.words[0], []).append(sense)
    return {word: tuple(ones) for word, ones in found.items()}


def meant(frame: Frame) -> Meant | None:
    """The sense of the attribution's cue: the longest that is there and whose frame holds.

    >>> from reportedly.language import parse
    >>> from reportedly.model import Attribution, Span
    >>> text = "The army refused to rule out a raid."
    >>> frame = Frame(text, parse(text), Attribution("a1", (Span(29, 35),), "indirect", cue=Span(9, 28)))
    >>> meant(frame).act
    'allow'
    """
    cue = frame.attribution.cue
    tokens = tokens_of(frame.doc, [cue]) if cue else ()
    found = list(_matches(frame, tokens, BEYOND))
    return _best(frame, found, tokens)


def _best(frame: Frame, found: Sequence[Match], tokens: Sequence[Token]) -> Meant | None:
    ranked = sorted(found, key=_fit)
    fitting = [match for match in ranked if frame.holds(match[0].frame, match[1][0])]
    if not fitting:
        return None
    sense, words = next(filter(_participle, fitting), fitting[0]) if _bare(fitting[0]) else fitting[0]
    return Meant(sense, negated(frame, words, tokens))


def _bare(match: Match) -> bool:
    """Whether a sense says no more than that something is said."""
    return match[0].act == "state" and match[1][0].tag_ != "VBG"


def _participle(match: Match) -> bool:
    """A participle that says what is done by it: `wrote to the king last spring <predicting> {a war}`."""
    return match[0].act != "state" and match[1][0].tag_ == "VBG"


def _fit(match: Match) -> tuple[int, int, bool, int]:
    """The longest cue first, then the first, then the word as it stands (`prepared` before `prepare`)."""
    sense, words = match
    return -len(words), words[0].i, sense.words[0] != words[0].lower_, words[-1].i


def _matches(frame: Frame, tokens: Sequence[Token], beyond: int) -> Iterator[Match]:
    """Every sense whose first word is in the cue and whose others follow, with the words found."""
    if not tokens:
        return
    last = tokens[-1].i + 1
    window = tuple(frame.doc[tokens[0].i : min(last + beyond, len(frame.doc))])
    for token in tokens:
        if token.dep_ == "aux" and token.lemma_ == "have":
            continue  # `has called the plan absurd` has no plan
        for form in sorted(forms(token)):
            for sense in _by_first().get(form, ()):
                words = _follow(token, sense.words[1:], window[token.i - tokens[0].i + 1 :])
                if words is not None:
                    yield sense, (token, *words)


def _follow(first: Token, words: Sequence[str], after: Sequence[Token]) -> tuple[Token, ...] | None:
    """The tokens that bear these words, in order, each near the one before."""
    found: list[Token] = []
    place = 0
    for word in words:
        between = 0
        while place < len(after):
            token = after[place]
            place += 1
            if word in forms(token) and (between == 0 or _belongs((first, *found), token, between)):
                found.append(token)
                break
            if token.is_punct and token.text not in {"-", "“", "”", '"', "‘", "’", "'"}:
                return None
            between += not token.is_punct
            if between > BETWEEN:
                return None
        else:
            return None
    return tuple(found)


def _belongs(before: Sequence[Token], token: Token, between: int) -> bool:
    """Whether a word at a distance is the cue's: *called the vote a win for peace* does not call for it."""
    if token.pos_ in _LINKS or token.dep_ in {"prt", "prep"}:
        return token.head in before and (between == 1 or token.lower_ not in _CLOSE)
    return True


@cache
def _stripped(word: str) -> frozenset[str]:
    """What a word may be a form of, where the parse took it for something else: `vows`, `denied`."""
    found = {word}
    for ending, instead in (
        ("ies", "y"),
        ("ied", "y"),
        ("s", ""),
        ("es", ""),
        ("ed", ""),
        ("ed", "e"),
        ("ing", ""),
        ("ing", "e"),
    ):
        if word.endswith(ending) and len(word) - len(ending) > 2:
            stem = word.removesuffix(ending) + instead
            found.add(stem)
            if len(stem) > 3 and stem[-1] == stem[-2] and not instead:
                found.add(stem[:-1])
    return frozenset(found)


def forms(token: Token) -> frozenset[str]:
    """The lemmas a token may have, in British spelling.

    >>> from reportedly.language import parse
    >>> sorted(forms(parse("She emphasized it.")[1]))
    ['emphasise', 'emphasised', 'emphasiz', 'emphasize', 'emphasized']
    """
    return _forms(token.lower_, token.lemma_.lower())


@cache
def _forms(word: str, lemma: str) -> frozenset[str]:
    known = {lemma} | _stripped(word)
    return frozenset(known | {_british(form) for form in known})


def _british(word: str) -> str:
    for american, british in (("ize", "ise"), ("ized", "ised"), ("izing", "ising")):
        if word.endswith(american):
            return word.removesuffix(american) + british
    return word


# --- Negation ----------------------------------------------------------------------------------


@cache
def hedges(kind: str) -> dict[str, str]:
    """The words of one kind in hedges.tsv, with their grade.

    >>> hedges("modal")["could"]
    'PS'
    """
    return {row["word"]: row["grade"] for row in table("hedges") if row["kind"] == kind}


def negated(frame: Frame, words: Sequence[Token], tokens: Sequence[Token]) -> bool:
    """Whether the cue says that it is not done: `did not confirm`, `without naming`, `nobody expects`.

    `words` are the tokens of the sense, `tokens` those of the tagged cue.
    """
    head, end = words[0], words[-1].i
    governs = head.pos_ not in _VERBAL and (head.dep_ not in _OBJECTS or head.head in tokens)
    verb = head.head if governs else head
    beside = [token for token in (*tokens, *frame.doc[head.i : end]) if token.i < end]
    around = [token for token in (*head.children, *verb.children) if token.i < end]
    for token in (*beside, *around):
        if token in words or _affirms(token) or abs(token.i - head.i) > BEYOND:
            continue
        if token.lower_ in hedges("negation"):
            return True
        if token.lower_ == "no" and (token in beside or token.i >= head.i):
            return True
    return _unsaid(frame, head) or _by_nobody(frame)


def _affirms(token: Token) -> bool:
    """`not only`, `no doubt`: nothing is denied."""
    following = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    return following is not None and following.lower_ in hedges("affirming")


@cache
def _unsaying() -> dict[str, tuple[tuple[str, ...], ...]]:
    """The phrases that take a cue back, by their last word."""
    phrases = [tuple(phrase.split()) for phrase in hedges("unsaid")]
    return {last: tuple(one for one in phrases if one[-1] == last) for last in {one[-1] for one in phrases}}


def _unsaid(frame: Frame, head: Token) -> bool:
    """Words before the cue that take it back: `failed to mention`, `without naming`, `has yet to say`."""
    place = head.i - 1
    while place >= 0 and frame.doc[place].pos_ == "ADV" and frame.doc[place].lower_ not in _unsaying():
        place -= 1
    if place < 0:
        return False
    ends = (phrase for form in forms(frame.doc[place]) for phrase in _unsaying().get(form, ()))
    return any(_stands(frame.doc, phrase, place) for phrase in ends)


def _stands(doc: Doc, phrase: Sequence[str], last: int) -> bool:
    """Whether the words of a phrase end at a place."""
    first = last - len(phrase) + 1
    return first >= 0 and all(word in forms(doc[first + n]) for n, word in enumerate(phrase))


def _by_nobody(frame: Frame) -> bool:
    """A source that is nobody: `neither side expects`, `no party has claimed`."""
    return bool(frame.source) and frame.source[0].lower_ in {"no", "neither", "nobody", "none"}
