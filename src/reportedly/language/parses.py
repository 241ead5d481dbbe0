"""A parse kept small, and had again: a fiftieth of the time that parsing takes."""

from __future__ import annotations

import zlib

import msgspec
from spacy.tokens import Doc

from reportedly.language.syntax import pipeline


class _Kept(msgspec.Struct, frozen=True, array_like=True):
    """What the pipeline found of each token; the text is kept elsewhere.

    `lengths` are of the tokens, twice, and one more where a space follows; `heads` how far away they are.
    A lemma is empty where it is the word in small letters.
    """

    lengths: list[int]
    tags: list[str]
    parts: list[str]
    lemmas: list[str]
    relations: list[str]
    heads: list[int]
    names: list[str]


def kept(doc: Doc) -> bytes:
    """What was found in a text, without the text.

    >>> from reportedly.language import parse
    >>> again = parsed(text := "They hoped for rain in Oslo.", kept(parse(text)))
    >>> [again[1].lemma_, again[1].head.text, *(name.text for name in again.ents)]
    ['hope', 'hoped', 'Oslo']
    """
    told = _Kept(
        [2 * len(token) + bool(token.whitespace_) for token in doc],
        [token.tag_ for token in doc],
        [token.pos_ for token in doc],
        ["" if token.lemma_ == token.lower_ else token.lemma_ for token in doc],
        [token.dep_ for token in doc],
        [token.head.i - token.i for token in doc],
        [f"{token.ent_iob_}-{token.ent_type_}" if token.ent_type_ else token.ent_iob_ for token in doc],
    )
    return zlib.compress(msgspec.msgpack.encode(told))


def parsed(text: str, found: bytes) -> Doc:
    """The parse of a text, by what was `kept` of it."""
    told = msgspec.msgpack.decode(zlib.decompress(found), type=_Kept)
    words: list[str] = []
    at = 0
    for length in told.lengths:
        words.append(text[at : at + length // 2])
        at += length // 2 + length % 2
    return Doc(
        pipeline().vocab,
        words=words,
        spaces=[length % 2 == 1 for length in told.lengths],
        tags=told.tags,
        pos=told.parts,
        lemmas=[lemma or word.lower() for lemma, word in zip(told.lemmas, words, strict=True)],
        deps=told.relations,
        heads=[at + head for at, head in enumerate(told.heads)],
        ents=told.names,
    )
