"""The attributions with the `act` that cue and frame tell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import cast

from msgspec.structs import replace
from spacy.tokens import Doc, Token

from reportedly.actors.titles import bodies
from reportedly.attributions.acts.cues import Meant, hedges, meant
from reportedly.attributions.acts.frames import Frame
from reportedly.attributions.acts.hedges import graded
from reportedly.attributions.acts.mainclauses import Clause
from reportedly.attributions.noun_cues import statement_nouns
from reportedly.language import covered
from reportedly.model import Act, Attribution, Factuality, Span

NEUTRAL: frozenset[Act] = frozenset({"state"})
_PERSONAL = frozenset({"he", "she"})
_OTHERS = frozenset({"it", "they"})
_SELF = frozenset({"i", "we"})
_MIGHT = frozenset({"will", "would", "can", "could", "may", "might", "should", "’ll", "'ll"})
_FUTURE = frozenset({"will", "would", "’ll", "'ll"})
_OPENING = 5
"""Tokens of a quotation within which its speaker must come to be doing something by it. A judgement."""
_WEAK: frozenset[Factuality] = frozenset({"PS+", "PR+", "PS-", "PR-"})

# What a speaker does of himself in a clause under a neutral cue: "said {he hoped …}".
_ATTITUDES: frozenset[Act] = frozenset(
    {
        *("believe", "doubt", "expect", "fear", "hope", "want", "intend", "regret", "suspect", "withhold"),
        *("apologise", "thank", "praise", "criticise", "agree", "refuse", "allow"),
    }
)
# What is kept back where it is not done.
_TOLD: frozenset[Act] = frozenset({"state", "report", "confirm", "announce", "withhold"})
# What a speaker does by saying so, in a quotation: "“We apologise”, he said", "“I declare the games open”".
_PERFORMED: frozenset[Act] = frozenset(
    {"apologise", "thank", "congratulate", "announce", "promise", "regret"}
)


def classified(text: str, doc: Doc, attributions: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """The attributions with the `act` that cue and frame tell.

    >>> from reportedly.language import parse
    >>> from reportedly.model import Span
    >>> text = "The army denied that it had left."
    >>> found = Attribution("a1", (Span(16, 32),), "indirect", source=Span(0, 8), cue=Span(9, 15))
    >>> classified(text, parse(text), [found])[0].act
    'deny'
    """
    inner = cue_starts(attributions)
    return tuple(
        replace(attribution, act=act_of(Frame(text, doc, attribution), inner)) for attribution in attributions
    )


def cue_starts(attributions: Sequence[Attribution]) -> frozenset[int]:
    """Where the cues of all attributions stand: a verb that is one of them cites another voice."""
    return frozenset(
        place
        for attribution in attributions
        if attribution.cue is not None
        for place in range(attribution.cue.start, attribution.cue.end)
    )


def act_of(frame: Frame, cited: frozenset[int] = frozenset()) -> Act:
    """What is done by one attribution; `cited` are the places of all cues."""
    _, found = deed(frame, cited)
    act = found.act if found else _noun_act(frame)
    if act not in NEUTRAL:
        return act
    if looks_ahead(frame):
        return "expect"
    return "report" if frame.told_by("document") else act


def _noun_act(frame: Frame) -> Act:
    """What is done by what a noun stands for, where no sense of a cue is: `Kim’s {invitation} to visit`."""
    cue = covered(frame.doc, frame.attribution.cue)
    noun = cue.root if cue is not None and cue.root.pos_ == "NOUN" else None
    return cast("Act", statement_nouns().get(noun.lemma_.lower(), "state")) if noun is not None else "state"


def deed(frame: Frame, cited: frozenset[int] = frozenset()) -> tuple[Frame, Meant | None]:
    """The sense of the cue, or under a neutral cue of the speaker's own verb in the content; its frame."""
    found = meant(frame)
    if found is not None and found.act not in NEUTRAL:
        return frame, found
    own = _own_deed(frame, cited)
    return own if own is not None else (frame, found)


# --- The speaker's own deed in the content -----------------------------------------------------


def _own_deed(frame: Frame, cited: frozenset[int]) -> tuple[Frame, Meant] | None:
    """`said {he hoped to win}` hopes, `said {to be worried}` fears: the same voice, its own verb."""
    clause = frame.clause
    subject = clause.subject if clause else None
    felt = frame.told_by("felt")
    if clause is None or (subject is None and not felt) or clause.root.idx in cited:
        return None
    read = ((inner, meant(inner)) for inner in _inner(frame, clause))
    where, own = next(((inner, own) for inner, own in read if own is not None), (frame, None))
    if own is None or not _voluntary(clause, own):
        return None
    if subject is None:
        does = own.act in _ATTITUDES
    elif subject.lower_ in _SELF:
        opening = subject.i - clause.sentence[0].i < _OPENING
        does = own.act in _PERFORMED and opening and clause.root.tag_ != "VBD"
    else:
        does = own.act in _ATTITUDES and _same_voice(frame, subject)
    return (where, own) if does else None


def _voluntary(clause: Clause, own: Meant) -> bool:
    """Whether a verb in the content is done by its subject: not `it had not been seen`, `they saw smoke`.

    What `it had agreed` to before is told, not done.

    `it was devastated` is; `he would back it` is not yet, but `it would not comment` is.
    """
    if clause.root.lemma_ in hedges("perception"):
        return False
    if any(clause.children("auxpass")) and clause.root.lower_ != own.sense.words[0]:
        return False
    if own.act == "withhold" and own.sense.act not in _TOLD:
        return False  # `she did not hate anyone` keeps nothing back
    helpers = {child.lower_ for child in clause.children("aux")}
    if helpers & {"have", "has", "had", "’ve", "'ve"}:
        return False
    return own.act in {"withhold", "allow", "want"} or not helpers & _MIGHT


def _inner(frame: Frame, clause: Clause) -> Iterator[Frame]:
    """The content read as if its own verb, or the adjective after it, were the cue."""
    for word in (clause.root, *clause.children("acomp", "oprd")):
        end = word.idx + len(word)
        joins = (child.idx for child in clause.root.children if child.dep_ == "cc" and child.idx > end)
        until = next(joins, frame.attribution.content[-1].end)
        rest = tuple(
            Span(max(piece.start, end), min(piece.end, until))
            for piece in frame.attribution.content
            if max(piece.start, end) < min(piece.end, until)
        )
        one = replace(frame.attribution, cue=Span(word.idx, end), content=rest)
        yield Frame(frame.text, frame.doc, one)


def _same_voice(frame: Frame, subject: Token) -> bool:
    """Whether a pronoun in the content can be the speaker: `he` no company, `it` no person."""
    speaker = frame.attribution.speaker
    kind = speaker.kind if speaker else "unknown"
    if frame.attribution.manner == "direct":
        return False
    if subject.lower_ in _PERSONAL:
        return kind in {"person", "unknown"}
    body = subject.lower_ in bodies() and any(word.lower_ == "the" for word in subject.lefts)
    return body or subject.lower_ in _OTHERS


# --- What a neutral cue tells ------------------------------------------------------------------


def looks_ahead(frame: Frame) -> bool:
    """A hedged future: `said {rates could rise}`; not `was believed to have left`, `may matter less`."""
    clause = frame.clause
    if clause is None or graded(frame).value not in _WEAK:
        return False
    helpers = [helper.lower_ for helper in clause.helpers]
    if "have" in helpers:
        return False
    if any(helper in hedges("modal") for helper in helpers):
        return _happens(clause)
    words = [clause.root, *clause.children("acomp", "xcomp", "oprd")]
    ahead = [word for word in words if word.lower_ in hedges("ahead")]
    if ahead:
        return not any(_behind(child) for word in (*words, *ahead) for child in (word, *word.children))
    return any(helper in _FUTURE for helper in helpers)


def _behind(word: Token) -> bool:
    """`to have left`."""
    return any(child.lower_ == "have" and child.dep_ == "aux" for child in word.children)


def _happens(clause: Clause) -> bool:
    """Whether the verb tells of something that happens, not of how a thing is."""
    if clause.root.lemma_ == "be":
        return not any(clause.children("attr", "acomp", "expl"))
    return clause.root.lemma_ not in hedges("lasting")
