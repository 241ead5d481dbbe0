"""What does not fit the rest of the text: names that are odd, statements that cannot both hold."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc

from reportedly.coherence.contradictions import contradictions
from reportedly.coherence.odd_names import misspelt_names, wrong_holders
from reportedly.coherence.odd_places import odd_places
from reportedly.model import Article, Damage

__all__ = ["doubts"]


def doubts(article: Article, doc: Doc) -> Iterator[Damage]:
    """Names that do not fit what the article says of the same thing, and sentences that contradict others."""
    yield from odd_places(article.text, doc)
    yield from misspelt_names(article.text)
    yield from wrong_holders(article)
    yield from contradictions(doc)
