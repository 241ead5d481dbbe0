"""How far a content reaches: as far as its sentence, save what is quoted."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace
from spacy.tokens import Doc
from spacy.tokens import Span as Words

from reportedly.actors.titles import abbreviations
from reportedly.language import covered, text_of
from reportedly.model import Attribution, Span

_ENDED = re.compile(r"(?P<last>\S*)[.!?…][”\"’')\]]*\s*$|\n\s*$")
_SINGLE_LETTER = re.compile(r"\W*[^\W\d_]")


def alone(doc: Doc, one: Attribution, quoted: Sequence[Span]) -> Attribution:
    """The content without the sentences around its own that are not quoted: the writer tells those.

    *The envoy <said> {it broke the law}. Moscow denies it.* So also where a paper's word stands between:
    *The Post reported it. {He left by train}, <according to> [the paper]*.
    """
    cue = covered(doc, one.cue)
    if cue is None or one.manner == "direct":
        return one
    own = cue.root.sent
    if all(own.start_char <= span.start and span.end <= own.end_char for span in one.content):
        return one
    sentences = _sentences(doc)
    here = next(sentence for sentence in sentences if sentence.has(cue.start_char))
    kept = [part for span in one.content for part in _kept(text_of(doc), span, here, sentences, quoted)]
    return replace(one, content=tuple(kept)) if kept and kept != list(one.content) else one


def _kept(
    text: str, piece: Span, here: Span, sentences: Sequence[Span], quoted: Sequence[Span]
) -> Iterator[Span]:
    """The parts of a piece that stand in the cue's sentence, or in one that a quotation stands in."""
    kept: list[Span] = []
    for sentence in sentences:
        if not sentence.overlaps(piece):
            continue
        part = Span(max(sentence.start, piece.start), min(sentence.end, piece.end))
        said = part.overlaps(here) or any(part.overlaps(span) for span in quoted)
        if said and kept and not text[kept[-1].end : part.start].strip():
            kept[-1] = Span(kept[-1].start, part.end)
        elif said:
            kept.append(part)
    for part in kept:
        end = part.start + len(part.of(text).rstrip())
        if part.start < end:
            yield Span(part.start, end)


def _sentences(doc: Doc) -> list[Span]:
    """The sentences, whole: those that parses part within, *the 1974 | shoe*, are put together."""
    found: list[Span] = []
    for sentence in doc.sents:
        start = found.pop().start if found and not _begins(doc, sentence) else sentence.start_char
        found.append(Span(start, sentence.end_char))
    return found


def _begins(doc: Doc, sentence: Words) -> bool:
    """Whether a sentence begins where the parse says so: after a full stop that is no abbreviation's.

    >>> from reportedly.language import parse
    >>> doc = parse("She asked Coun. Jean Hill. He left.")
    >>> _begins(doc, doc[4:7]), _begins(doc, doc[7:10])
    (False, True)
    """
    before = text_of(doc)[: sentence.start_char]
    ended = _ENDED.search(before[-40:]) if before.strip() else None
    if ended is None:
        return not before.strip()
    word = ended["last"] or ""
    short = _SINGLE_LETTER.fullmatch(word) is not None or f"{word.lower()}." in abbreviations()
    return not short and not sentence.text[:1].islower()
