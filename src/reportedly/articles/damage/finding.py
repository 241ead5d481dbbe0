"""All that is found in a text, kind by kind; of two that overlap, the one that is told first."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Callable, Iterable, Iterator

from reportedly.articles.damage.doubling import doubled_text
from reportedly.articles.damage.encoding import mojibake
from reportedly.articles.damage.endings import truncated
from reportedly.articles.damage.filtered import filtered_letters
from reportedly.articles.damage.fragments import stray_fragments
from reportedly.articles.damage.gaps import dropped_words
from reportedly.articles.damage.gluing import glued_words
from reportedly.articles.damage.markup import stray_markup
from reportedly.articles.damage.printed import Printed
from reportedly.articles.damage.quoting import unbalanced_quotes
from reportedly.articles.damage.splitting import split_words
from reportedly.model import Article, Damage

# What explains letters that are none comes first: a tag is no missing space, and half a name no dropped word.
FINDERS: tuple[Callable[[Printed], Iterator[Damage]], ...] = (
    stray_markup,
    mojibake,
    stray_fragments,
    doubled_text,
    truncated,
    split_words,
    filtered_letters,
    glued_words,
    dropped_words,
    unbalanced_quotes,
)


def found(article: Article) -> tuple[Damage, ...]:
    """What is not as it was written in the article's text, in the text's order.

    >>> article = Article("The Kremlin ures that it is true.<br>")
    >>> [(each.kind, each.span.of(article.text)) for each in found(article)]
    [('filtered-letters', 'ures'), ('stray-markup', '<br>')]
    """
    printed = Printed.of(article)
    return kept(damage for finder in FINDERS for damage in finder(printed))


def kept(damages: Iterable[Damage]) -> tuple[Damage, ...]:
    """Those that overlap none told before them, in the text's order."""
    told: list[Damage] = []  # by where they stand
    for damage in damages:
        place = bisect(told, damage.span.start, key=lambda other: other.span.start)
        if not any(damage.span.overlaps(other.span) for other in told[max(place - 1, 0) : place + 1]):
            told.insert(place, damage)
    return tuple(told)
