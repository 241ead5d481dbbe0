"""A quotation is one speaker's, from its opening mark to its closing one, and so is one that stands after it.

The tagger reads long paragraphs in windows, and looks for the cue of a quotation on both sides of it. Where a
window ends, or where the next speaker is as near as the last, it breaks what one of them said in two.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace
from spacy.tokens import Doc

from reportedly.attributions.quotations import SINGLE
from reportedly.language import covered
from reportedly.model import Attribution, Span

_FEWEST = 4
"""Words of a quotation that is an utterance; fewer are a phrase that anybody may take up. A judgement."""

_OPENS_AFTER = re.compile(r"(?:^|[\s(\[—–:-])$")
_CLOSES_BEFORE = re.compile(r"\S[”\"»]$")
_OPENS_AGAIN = re.compile(r"(?<![.!?…]\s)[“«]")
_ENDED = re.compile(r"[.!?…][”\"’»)]*\s*$|^\s*$")
_WHOLE = re.compile(r"\W*[A-Z\d\[].*[.!?…][”\"»]$", re.DOTALL)
_MARK = re.compile(r"[“\"«]")
_GOES_ON = re.compile(r"\s+[a-z]")


def of_one_voice(
    text: str, doc: Doc, found: Sequence[Attribution], quoted: Sequence[Span]
) -> list[Attribution]:
    """The attributions, with each utterance whole, and with who says it.

    >>> from reportedly.language import parse
    >>> text = "Lund added: “We waited. He begged us to stay. Nobody came.”"
    >>> cut = Attribution("a1", (Span(12, 22),), "direct", source=Span(0, 4), cue=Span(5, 11))
    >>> inner = Attribution("a2", (Span(37, 44),), "direct", source=Span(24, 26), cue=Span(27, 36))
    >>> whole = of_one_voice(text, parse(text), [cut, inner], [Span(12, 59)])
    >>> [(one.source.of(text), one.content[0].of(text)) for one in whole]
    [('Lund', '“We waited. He begged us to stay. Nobody came.”')]
    """
    ours = list(found)
    for span in quoted:
        if _is_utterance(text, span):
            ours = _of_who_follows(text, _held_whole(text, ours, span), span)
            if _stands_alone(text, span):
                ours = _of_who_spoke_before(text, doc, ours, span)
                ours = [_not_beyond(text, one, span) for one in ours]
    return ours


def _is_utterance(text: str, span: Span) -> bool:
    """Whether marks certainly open and close a quotation of some length.

    >>> text = 'of 6" and 9" nails, or "We have no nails of 12 inches"'
    >>> [_is_utterance(text, span) for span in (Span(4, 12), Span(23, 54))]
    [False, True]

    A mark that opens another in its midst closes it in truth, save where a paragraph began there:

    >>> text = "a “fast review“ of the dam and a “slow one”, “They left. “Nobody came.”"
    >>> [_is_utterance(text, span) for span in (Span(2, 43), Span(45, 71))]
    [False, True]
    """
    words = span.of(text)
    marked = text[span.start] not in SINGLE and bool(_CLOSES_BEFORE.search(words))
    opens = _OPENS_AFTER.search(text[max(0, span.start - 1) : span.start]) is not None
    return marked and opens and len(words.split()) >= _FEWEST and not _OPENS_AGAIN.search(words, 1)


def _held_whole(text: str, found: Sequence[Attribution], span: Span) -> list[Attribution]:
    """The attributions, where who says the beginning of an utterance says all of it.

    What somebody is told to say inside it is no statement beside it, for it is looked for there again.
    """
    first = span.start + 1
    beside = [one for one in found if not _is_inside(one, span)]
    holders = [one for one in beside if any(piece.has(first) for piece in one.content)]
    return _given(text, beside, holders[0], span) if len(holders) == 1 else list(found)


def _of_who_follows(text: str, found: Sequence[Attribution], span: Span) -> list[Attribution]:
    """The attributions, with an utterance that ends on a comma given to who is named right after it.

    *Dahl <wants> a museum. {“It is being lost,”} [he] <says>. {“So I keep it.”}*: he says both, and Dahl
    wants nothing that is quoted.
    """
    holders = [one for one in found if any(piece.overlaps(span) for piece in one.content)]
    named = [one for one in found if _names_from(one) == span.end + 1 and _speaks_at_once(text, one)]
    own = any(_names_from(one) == span.end + 1 or _is_inside(one, span) for one in holders)
    if not named or own or text[span.end - 2] != "," or not _begins_sentence(text, span):
        return list(found)
    kept = [one for one in found if one not in holders or any(not p.overlaps(span) for p in one.content)]
    return _given(text, kept, named[0], span)


def _speaks_at_once(text: str, one: Attribution) -> bool:
    """Whether source and cue stand side by side: *she <said>*; not *she said, <adding>*."""
    if one.source is None or one.cue is None:
        return one.cue is not None
    first, second = sorted((one.source, one.cue), key=lambda span: span.start)
    return not text[first.end : second.start].strip()


def _names_from(one: Attribution) -> int:
    """Where the words that cite begin."""
    return min((span.start for span in (one.source, one.cue) if span), default=one.start())


def _given(text: str, found: Sequence[Attribution], speaker: Attribution, span: Span) -> list[Attribution]:
    """The attributions, with an utterance given to a speaker and taken from all others.

    None is left without a content: where one would be, all stay as they are.
    """
    ours: list[Attribution] = []
    for one in found:
        if one is speaker:
            ours.append(replace(one, content=_with(text, one.content, span)))
        elif any(piece.overlaps(span) for piece in one.content):
            rest = tuple(part for piece in one.content for part in _beyond(text, piece, span))
            if not rest:
                return list(found)
            ours.append(replace(one, content=rest))
        else:
            ours.append(one)
    return ours


def _is_inside(one: Attribution, span: Span) -> bool:
    """Whether the words that cite stand in an utterance."""
    return one.cue is not None and one.cue.overlaps(span)


def _with(text: str, content: Sequence[Span], span: Span) -> tuple[Span, ...]:
    """A content with an utterance, whole, joined to the pieces that it overlaps or follows."""
    pieces: list[Span] = []
    for piece in sorted((*content, span), key=lambda piece: piece.start):
        if pieces and not text[pieces[-1].end : piece.start].strip():
            pieces[-1] = Span(pieces[-1].start, max(pieces[-1].end, piece.end))
        else:
            pieces.append(piece)
    return tuple(pieces)


def _beyond(text: str, piece: Span, span: Span) -> Sequence[Span]:
    """What of a piece stands outside an utterance, without the white space around it."""
    parts = (Span(piece.start, min(piece.end, span.start)), Span(max(piece.start, span.end), piece.end))
    kept: list[Span] = []
    for part in parts:
        words = part.of(text) if part.start < part.end else ""
        if words.strip(" \n.,;"):
            start = part.start + len(words) - len(words.lstrip())
            kept.append(Span(start, start + len(words.strip())))
    return kept


def _stands_alone(text: str, span: Span) -> bool:
    """Whether an utterance is one or more sentences, with no word of the writer's in them."""
    after = text[span.end : span.end + 2]
    ends = not after[:1].strip() and _GOES_ON.match(after) is None
    return ends and _WHOLE.match(span.of(text)) is not None and _begins_sentence(text, span)


def _begins_sentence(text: str, span: Span) -> bool:
    """Whether a sentence has ended before an utterance, or a paragraph begins with it."""
    return _ENDED.search(text[text.rfind("\n", 0, span.start) + 1 : span.start]) is not None


def _not_beyond(text: str, one: Attribution, span: Span) -> Attribution:
    """A content without what the writer tells after it: *he <says>. {“I keep it.” His aunt}*; no heading."""
    if one.cue is None or one.cue.start > span.start:
        return one
    content = tuple(
        Span(piece.start, span.end)
        if piece.start <= span.start + 1 <= span.end < piece.end
        and not _MARK.search(text[span.end : piece.end])
        else piece
        for piece in one.content
    )
    return replace(one, content=content)


def _of_who_spoke_before(text: str, doc: Doc, found: Sequence[Attribution], span: Span) -> list[Attribution]:
    """The attributions, with an utterance that stands alone given to who speaks in the sentence before it.

    *“It is old,” Lund said. “It leaks.” Dahl said that it was new*: the tagger gives the second to Dahl, who
    has a content of his own; or to nobody.
    """
    holders = [one for one in found if any(piece.overlaps(span) for piece in one.content)]
    speaker = _speaks_before(text, doc, found, span)
    asked = text[span.end - 2] in "?!"
    own = any(
        _is_inside(one, span) or _names_from(one) < span.end or (asked and _names_from(one) == span.end + 1)
        for one in holders
    )
    begins = not text[text.rfind("\n", 0, span.start) + 1 : span.start].strip()
    if speaker is None or own or len(holders) > (0 if begins else 1):
        return list(found)
    return _given(text, found, speaker, span)


def _speaks_before(text: str, doc: Doc, found: Sequence[Attribution], span: Span) -> Attribution | None:
    """Who says something in the sentence before an utterance: who is quoted there, or else the only one."""
    before = text[: span.start].rstrip()
    line = before.rfind("\n") + 1
    words = covered(doc, Span(line, len(before))) if before[line:] else None
    if not words:
        return None
    start = words[-1].sent.start_char
    here = [one for one in found if any(start < piece.end <= span.start for piece in _pieces(one))]
    quoted = [one for one in here if one.manner != "indirect"]
    chosen = quoted if len(quoted) == 1 else here
    return chosen[0] if len(chosen) == 1 else None


def _pieces(one: Attribution) -> Sequence[Span]:
    return one.content if one.cue is None else (*one.content, one.cue)
