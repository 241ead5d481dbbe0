"""The attributions of an article: the tagger's words, numbered, with their manner."""

from __future__ import annotations

from reportedly.attributions import tagger
from reportedly.attributions.quotations import manner, quotations
from reportedly.model import Article, Attribution


def find(article: Article) -> tuple[Attribution, ...]:
    """The article's attributions in the order of their first words: source, cue, content, manner."""
    quoted = quotations(article.text, article.paragraphs)
    return tuple(
        Attribution(
            id=f"a{number}",
            source=found.source,
            cue=found.cue,
            content=found.content,
            manner=manner(article.text, found.content, quoted),
            certainty=found.certainty,
        )
        for number, found in enumerate(tagger.find(article.text), start=1)
    )
