"""Who is cited in a headline by a mark alone: `Two dead in flood: ministry`, `Police: driver fled`."""

from __future__ import annotations

import re

from reportedly.actors.identities import identity
from reportedly.actors.titles import body_kind, documents, groups_of
from reportedly.model import Article, Span

_LAST = re.compile(r"(?P<content>\S.*\S)(?P<cue>: | [-–—] )(?P<source>[^:“”‘’\"]{2,40})")
_FIRST = re.compile(r"(?P<source>[A-Z][a-z]+(?: [a-z]+)?)(?P<cue>: )(?P<content>\S.*\S)")
_LONGEST = 4
"""Words of the longest source that stands behind a mark. A judgement."""

_SHORTEST = 3
"""Words of the shortest content: fewer are a heading. A judgement."""

_CITED = frozenset({"government", "organisation", "agency", "outlet", "company"})


def headlined(article: Article) -> tuple[Span, Span, Span] | None:
    """Source, cue and content of a headline that cites somebody by a mark alone; none where it does not.

    >>> from reportedly.articles import from_text
    >>> heads = "Two dead in flood: ministry", "Police: driver fled the crash", "Live: the vote as it happens"
    >>> for head in (*heads, "Bridge to open in May – Nordal mayor", "Spring in Oslo: a guide for walkers"):
    ...     found = headlined(from_text(f"{head}\\n\\nIt rained on Monday."))
    ...     print(found and [span.of(head) for span in found])
    ['ministry', ':', 'Two dead in flood']
    ['Police', ':', 'driver fled the crash']
    None
    ['Nordal mayor', '–', 'Bridge to open in May']
    None
    """
    if not article.paragraphs[1:]:
        return None
    start = article.paragraphs[0].start
    line = article.paragraphs[0].of(article.text)
    last, first = _LAST.fullmatch(line), _FIRST.fullmatch(line)
    found = last if last and _is_cited(last["source"]) else first
    if found is None or not _is_cited(found["source"], named=found is last):
        return None
    if len(found["content"].split()) < _SHORTEST or line.endswith((".", "?", "!")):
        return None
    mark = found["cue"]
    cue = start + found.start("cue") + len(mark) - len(mark.lstrip())
    spans = {name: Span(start + found.start(name), start + found.end(name)) for name in ("source", "content")}
    return spans["source"], Span(cue, cue + 1), spans["content"]


def _is_cited(words: str, named: bool = True) -> bool:
    """Whether words are for somebody who is cited: an office, a body, a document, or a `named` body."""
    known = identity(words) if named else None
    if known is not None:
        return known.kind in _CITED or known.seat
    *more, noun = words.lower().split()
    if len(more) >= _LONGEST or {"a", "an", "the", "for", "of", "in"} & set(more):
        return False
    one = noun.removesuffix("s")
    return any(groups_of(word) or body_kind(word) or word in documents() for word in (noun, one))
