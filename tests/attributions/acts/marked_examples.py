"""Sentences with one attribution marked, `[source] <cue> {content}`, as the tagger would give it."""

from __future__ import annotations

import re

from spacy.tokens import Doc

from reportedly.attributions.acts.classifying import classified
from reportedly.attributions.acts.factuality import judged
from reportedly.attributions.quotations import manner, quotations
from reportedly.language.syntax import pipeline
from reportedly.model import Actor, ActorKind, Attribution, Span

ROLES = {"[": "source", "<": "cue", "{": "content"}


def marked(example: str) -> tuple[str, Attribution]:
    """The text of an example, and the attribution that its marks show."""
    text, spans, opened = "", dict[str, list[Span]](), list[tuple[str, int]]()
    for piece in re.findall(r"[\[\]<>{}]|[^\[\]<>{}]+", example):
        if piece in ROLES:
            opened.append((ROLES[piece], len(text)))
        elif piece in "]>}":
            role, start = opened.pop()
            spans.setdefault(role, []).append(Span(start, len(text)))
        else:
            text += piece
    content = tuple(spans["content"])
    source, cue = (spans[role][0] if role in spans else None for role in ("source", "cue"))
    quoted = quotations(text, [Span(0, len(text))])
    return text, Attribution("a1", content, manner(text, content, quoted), source, cue)


def read(examples: list[str], kind: ActorKind | None = None) -> list[Attribution]:
    """The attribution of each example with its act and factuality; its speaker is of `kind`, if any."""
    found = [marked(example) for example in examples]
    docs: list[Doc] = list(pipeline().pipe([text for text, _ in found]))
    speaker = Actor("x", "X", kind) if kind else None
    out: list[Attribution] = []
    for (text, one), doc in zip(found, docs, strict=True):
        spoken = Attribution("a1", one.content, one.manner, one.source, one.cue, speaker=speaker)
        out += judged(text, doc, classified(text, doc, [spoken]))
    return out
