"""Whether a content leaves open that it is so: questions, conditions, commands, what is only imagined."""

from __future__ import annotations

from collections.abc import Callable

from reportedly.attributions.acts.cues import hedges
from reportedly.attributions.acts.frames import Frame
from reportedly.attributions.acts.framewords import words_of
from reportedly.attributions.acts.mainclauses import Clause

_NAMES = frozenset({"NOUN", "PROPN"})
_BIDDING = frozenset({"do", "n't", "n’t", "not", "never", "always", "please", "just"})
_INVERTED = frozenset({"should", "had", "were"})


def leaves_open(frame: Frame, clause: Clause) -> bool:
    """Whether the main clause is asked, depends on something, is a command or is only imagined."""
    return any(opens(frame, clause) for opens in _OPENS)


def is_asked(frame: Frame) -> bool:
    """Whether a content is a question."""
    return frame.clause is not None and _asked(frame, frame.clause)


def _asked(frame: Frame, clause: Clause) -> bool:
    """`“Why did nobody tell us?”`, `whether the road was open`."""
    if frame.begins in {"whether", "if"} and not _main_after_if(clause):
        return True
    last = [token for token in clause.sentence if not token.is_quote and not token.is_space][-1:]
    return bool(last) and last[0].text == "?"


def _main_after_if(clause: Clause) -> bool:
    """A clause that begins with `if` and goes on after it, `If it rains, we stay`, is no question."""
    return any(child.dep_ == "advcl" and child.i < clause.root.i for child in clause.root.children)


def _conditional(frame: Frame, clause: Clause) -> bool:
    """`would return if its terms were met`, `should others follow, steps would be taken`."""
    joined = next((child.i for child in clause.children("conj")), len(clause.root.doc))
    for child in clause.children("advcl"):
        if child.i > joined:
            continue
        first = min(child.subtree, key=lambda token: token.i)
        marks = [token for token in child.children if token.dep_ in {"mark", "advmod"}]
        for mark in marks:
            before = mark.nbor(-1).lower_ if mark.i else ""
            if mark.lower_ in hedges("condition") and before not in {"even", "as", "what"}:
                return mark.lower_ != "whether"
        if first.lower_ in _INVERTED and first.head.i == child.i and first.dep_ in {"aux", "auxpass"}:
            return True
        if first.lower_ in hedges("condition") and first.lower_ != "whether":
            return True
    return _inverted(clause) or _condition_apart(frame, clause)


def _inverted(clause: Clause) -> bool:
    """A content that begins with one: `should others follow, steps would be taken`."""
    words = [token.lower_ for token in clause.sentence if token.is_alpha and token.lower_ != "that"]
    return bool(words) and words[0] in _INVERTED and "would" in words[1:]


def _condition_apart(_: Frame, clause: Clause) -> bool:
    """A piece that begins with `if`, which the parse hung elsewhere: *“We will go,” he said, “if …”*."""
    words = [token.lower_ for token in clause.held if not token.is_punct]
    if words[:1] and words[0] in hedges("condition") and words[0] != "whether":
        return True
    depends = {"would", "will", "could"} & {child.lower_ for child in clause.children("aux")}
    return bool(depends or clause.infinitive or clause.root.pos_ in _NAMES) and any(
        token.lower_ in {"if", "unless"} and token.nbor(-1).lower_ not in {"even", "as", "ask", "whether"}
        for token in clause.sentence[1:]
    )


def _commanded(frame: Frame, clause: Clause) -> bool:
    """An imperative: `“Follow the moss”`, `my wife said {put up a camera}`, `“Don’t wake the baby”`."""
    root = clause.root
    words = [token for token in clause.sentence if not token.is_punct]
    opening = {child.i for child in clause.children("aux", "neg", "advmod") if child.lower_ in _BIDDING}
    first = next((token.i for token in words if token.i not in opening), -1)
    if root.i != first or clause.subject is not None or root.pos_ not in {"VERB", "AUX"}:
        return False
    if any(child.i not in opening for child in clause.children("aux")):
        return False
    if frame.quoted or opening:
        return root.tag_ == "VB"
    told = frame.attribution.manner == "indirect" and root.text.islower() and root.lower_ == root.lemma_
    return told and root.tag_ in {"VB", "VBP"} and _is_neutral(frame)


def _is_neutral(frame: Frame) -> bool:
    """Whether the words were said, and no more: not `plans {close the hall}`."""
    cue = frame.attribution.cue
    return cue is not None and bool(set(cue.of(frame.text).lower().split()) & words_of("bidding"))


def _imagined(frame: Frame, clause: Clause) -> bool:
    """`“I would have stayed”`: a quotation's own `would` is no future told from the past."""
    helpers = {child.lower_ for child in clause.children("aux")}
    had = clause.root.tag_ == "VBN" and "have" not in helpers  # `they’d never heard`
    if not helpers & {"would", "’d", "'d"} or had:
        return False
    if "have" in helpers and "had" not in helpers:
        return True
    subject = clause.subject
    if (
        clause.root.lemma_ == "be"
        and subject is not None
        and subject.lower_ == "it"
        and any(clause.children("attr"))
    ):
        return frame.attribution.manner == "mixed"
    return frame.quoted and clause.root.lemma_ not in {"say", "like"}


_OPENS: tuple[Callable[[Frame, Clause], bool], ...] = (
    _asked,
    _conditional,
    _commanded,
    _imagined,
)
