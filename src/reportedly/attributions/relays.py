"""The chain between speaker and page: medium, agency, outlet, credit, site."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc

from reportedly.model import Article, Attribution


def traced(article: Article, doc: Doc, attributions: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """The attributions with their `relays`, nearest to the speaker first, the page's credit and site last."""
    return tuple(attributions)
