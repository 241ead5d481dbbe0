"""Who tells a whole sentence in which somebody else speaks, by the parse: `…, the inquiry heard`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace
from spacy.tokens import Token

from reportedly.attributions.acts.cues import nesting_lemmas
from reportedly.attributions.complements import edges
from reportedly.attributions.quotations import CLOSES
from reportedly.attributions.voices import Cited, of_verb
from reportedly.language import spanned
from reportedly.model import Attribution, Span

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def frame_of(root: Token) -> tuple[Cited, Span] | None:
    """`…, the inquiry heard`, `…, said the sister`, `…, according to a letter`: around a clause that cites.

    >>> from reportedly.language import parse
    >>> text = "A nurse told managers that the ward was unsafe, a public inquiry heard on Monday."
    >>> found, told = frame_of(next(parse(text).sents).root)
    >>> found.source.of(text), found.cue.of(text), found.content[0].of(text)
    ('a public inquiry', 'heard', 'A nurse told managers that the ward was unsafe')
    >>> told.of(text)
    'told'
    """
    return _after_clause(root) or _by_document(root)


def _after_clause(verb: Token) -> tuple[Cited, Span] | None:
    """`…, the inquiry heard`, `…, said the sister`."""
    clause = next((child for child in verb.lefts if child.dep_ == "ccomp"), None)
    subjects = [child for child in verb.children if child.dep_ in _SUBJECTS]
    subject = next((child for child in subjects if clause is not None and child.i > clause.i), None)
    if clause is None or subject is None or verb.lemma_.lower() not in nesting_lemmas() | {"hear"}:
        return None
    said, (first, last) = said_in(clause), edges(clause)
    comma = last if last.text == "," else verb.doc[last.i + 1]
    ends = last.i < subject.left_edge.i and comma.text == ","
    if said is None or not ends or first.text in CLOSES or any(token.text == ";" for token in clause.subtree):
        return None
    last = verb.doc[comma.i - 1]
    if subject.dep_ == "nsubjpass":
        return Cited(None, spanned(subject.left_edge, verb), (spanned(first, last),)), said
    return Cited(spanned(*edges(subject)), spanned(verb, verb), (spanned(first, last),)), said


def _by_document(root: Token) -> tuple[Cited, Span] | None:
    """`…, according to a letter`."""
    doc, sentence = root.doc, root.sent
    if root.pos_ not in {"VERB", "AUX"}:
        return None
    by = next((token for token in sentence if token.lower_ == "according" and _ends(token)), None)
    to = next((child for child in by.rights if child.lower_ == "to"), None) if by is not None else None
    named = next((child for child in to.rights if child.dep_ == "pobj"), None) if to is not None else None
    said = said_in(root)
    if by is None or to is None or named is None or said is None or by.i < root.i:
        return None
    if sentence[0].text in CLOSES or doc[by.i - 1].text != ",":
        return None
    content = spanned(doc[_begins(root)], doc[by.i - 2])
    return Cited(spanned(*edges(named)), spanned(by, to), (content,)), said


def opened_by(root: Token, cues: Sequence[Span] = ()) -> tuple[Cited, Span] | None:
    """`The minutes show that …`: before a clause that cites, or one in which a cue is known.

    >>> from reportedly.language import parse
    >>> text = "The minutes of the meeting show that the head of the yard told them to wait."
    >>> found, told = opened_by(next(parse(text).sents).root)
    >>> found.source.of(text), found.content[0].of(text), told.of(text)
    ('The minutes of the meeting', 'that the head of the yard told them to wait', 'told')
    """
    clause = next((child for child in root.rights if child.dep_ == "ccomp"), None)
    if clause is None or root.lemma_.lower() not in nesting_lemmas():
        return None
    told = of_verb(root)
    if told is None or told.source is None:
        return None
    known = () if any(cue.overlaps(told.cue) for cue in cues) else cues
    inside = [
        said for said in (said_in(clause), *known) if said and any(span.holds(said) for span in told.content)
    ]
    return (told, inside[0]) if inside else None


def _begins(root: Token) -> int:
    """Where what is told begins: after `, while`, for the writer has told what stands before."""
    places = (token.i for token in root.sent[1:-1] if token.lower_ == "while" and token.i < root.i)
    return max((place + 1 for place in places if root.doc[place - 1].text == ","), default=root.sent.start)


def _ends(by: Token) -> bool:
    """Whether nothing follows the document but the end of the sentence."""
    return by.right_edge.i >= by.sent.end - 2


def said_in(clause: Token) -> Span | None:
    """The cue of a clause in which somebody who is named speaks."""
    said = of_verb(clause)
    subject = next((child for child in clause.lefts if child.dep_ in _SUBJECTS), None)
    named = subject is not None and subject.pos_ != "PRON"
    return said.cue if said is not None and said.source is not None and named else None


def put_within(text: str, found: Sequence[Attribution], frame: Cited, said: Span) -> Iterator[Attribution]:
    """The attributions, with the frame as the outermost of its sentence; `said` is the cue that it tells.

    What is quoted after the frame stays its own.
    """
    around = frame.content[0]
    own = next((one for one in found if one.cue and one.cue.overlaps(frame.cue)), None)
    if own is not None and any(span.holds(said) for span in own.content):
        yield from found
        return
    made = Attribution("", frame.content, "indirect", source=frame.source, cue=frame.cue)
    if own is not None:
        beyond = [span for span in own.content if span.start >= max(around.end, frame.cue.end)]
        beyond = [span for span in beyond if text[span.start] in CLOSES]
        apart = [span for span in (*frame.content, frame.source) if span]
        beyond = [span for span in beyond if not any(span.overlaps(other) for other in apart)]
        made = replace(own, source=frame.source, cue=frame.cue, content=(*frame.content, *beyond))
    for one in found:
        if one is own:
            continue
        inside = one.cue is not None and around.holds(one.cue)
        if not inside or any(not around.holds(span) for span in one.content):
            yield one
    yield made


def is_found(found: Sequence[Attribution], frame: Cited, said: Span) -> bool:
    """Whether the cue of a frame is known with what it tells, or stands in what somebody is known to say.

    Where who tells it is taken for what is told, *added {Mr Pask, to laughter}*, it is not; nor where its
    content is half of what is told: *One manager replied {that it was safe}, the complaint <states>*.
    """
    for one in found:
        turned = frame.source is not None and any(span.overlaps(frame.source) for span in one.content)
        if one.cue is not None and one.cue.overlaps(frame.cue):
            if not turned and not _is_half(one, frame, said):
                return True
        elif any(span.overlaps(frame.cue) for span in one.content):
            return True
    return False


def _is_half(one: Attribution, frame: Cited, said: Span) -> bool:
    """Whether an attribution holds a part of what a frame tells, and not the cue in it."""
    part = any(span.overlaps(told) for span in one.content for told in frame.content)
    return part and one.manner != "direct" and not any(span.holds(said) for span in one.content)
