"""Pronouns, by whom they may mean: one of a gender, several, the speaker, a body."""

from __future__ import annotations

from functools import lru_cache

from spacy.tokens import Doc

GENDERED = {
    "he": "m",
    "him": "m",
    "his": "m",
    "himself": "m",
    "she": "f",
    "her": "f",
    "hers": "f",
    "herself": "f",
}
TOGETHER = frozenset({"both", "the two", "the pair", "the couple", "the duo"})
PLURAL = TOGETHER | {"they", "them", "their"}
FIRST = frozenset({"i", "we", "me", "us", "myself", "ourselves"})
NEUTER = frozenset({"it", "its", "itself"})
PRONOUNS = GENDERED.keys() | FIRST | PLURAL | NEUTER


@lru_cache(maxsize=1)
def subject_pronouns(doc: Doc) -> tuple[tuple[int, str], ...]:
    """Where `he` and `she` are the subjects of the story's sentences."""
    return tuple(
        (token.idx, GENDERED[token.lower_])
        for token in doc
        if token.lower_ in {"he", "she"} and token.dep_ in {"nsubj", "nsubjpass"}
    )
