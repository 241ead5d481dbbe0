"""The outermost attributions: each content as far as it goes, each sentence under who tells it."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace
from spacy.tokens import Doc

from reportedly.attributions.framing.carrying import carried_on
from reportedly.attributions.framing.frames import frame_of, is_found, opened_by, put_within
from reportedly.attributions.framing.pieces import joined, parted
from reportedly.attributions.framing.quoting import quoted_as
from reportedly.attributions.framing.reach import alone
from reportedly.attributions.framing.trimming import trimmed
from reportedly.attributions.framing.utterances import of_one_voice
from reportedly.attributions.framing.widening import widened
from reportedly.attributions.quotations import manner, quotations
from reportedly.attributions.trailing import told_by
from reportedly.model import Article, Attribution, Manner, Span


def framed(article: Article, doc: Doc, found: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """The outermost attributions, with those that frame a whole sentence put right, numbered anew."""
    quoted = quotations(article.text, article.paragraphs)
    whole = of_one_voice(article.text, doc, found, quoted)
    said = [alone(doc, quoted_as(doc, one), quoted) for one in whole]
    said = [trimmed(doc, one) for one in said]
    said = [widened(doc, one, said) for one in said]
    ours = [part for one in said for part in parted(doc, joined(doc, one))]
    ours = carried_on(doc, ours)
    for sentence in doc.sents:
        frame = frame_of(sentence.root)
        if frame is not None:
            ours = list(put_within(article.text, ours, *frame))
            continue
        cues = [one.cue for one in ours if one.cue]
        for unseen in (told_by(sentence, cues), opened_by(sentence.root, cues)):
            if unseen is not None and not is_found(ours, *unseen):
                ours = list(put_within(article.text, ours, *unseen))
    ours = [widened(doc, one, ours) for one in ours]
    if ours == list(found):
        return tuple(found)
    told = {id(one) for one in found}
    ordered = sorted(ours, key=Attribution.start)
    return tuple(
        replace(one, id=f"a{number}", manner=_manner(article.text, one, quoted, id(one) in told))
        for number, one in enumerate(ordered, start=1)
    )


def _manner(text: str, one: Attribution, quoted: Sequence[Span], known: bool) -> Manner:
    return one.manner if known else manner(text, one.content, quoted)
