"""What a page is about, as far as that tells it from pages of other matters: names and words, by rarity."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from math import log, sqrt

from reportedly.articles.damage.vocabulary import frequency
from reportedly.model import Reading

SHORTEST = 4
"""Letters of a word that counts."""

MOST_TERMS = 80
"""Terms of a page that are kept, those of most weight."""

NAMED = 2.0
"""How much more somebody who is named weighs than a word. A judgement."""

HEADED = 2
"""How often a word of the headline counts."""

PAGES = 200
"""Pages of news in general that the frequencies of words stand for, beside those of the ledger."""

NAMES_OF = 20
"""The same of names, which no dictionary has: those that most pages of a ledger share tell little there. With
200, 41 of 125 reports on one war were one storyline; with 20, its peace talks are one, and a campaign one."""

WORDS_OF_A_PAGE = 500
PRINTED = 1e12
"""Of how many words the dictionary's frequencies are, about."""

LEAD = 700
"""Code points of headline and text whose meaning stands for the page's: headline and lead tell the matter."""

_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")


def terms(reading: Reading) -> dict[str, int]:
    """The terms of a page and how often each is there: `@id` for somebody who is named, else a word.

    >>> from reportedly.model import Article
    >>> terms(Reading(Article("The dam at Orlec cracked. The dam holds.", headline="Crack in the wall")))
    {'crack': 2, 'cracked': 1, 'hold': 1, 'orlec': 1, 'wall': 2}
    """
    found = Counter(_words(reading.article.text))
    for word in _words(reading.article.headline or ""):
        found[word] += HEADED
    found.update(f"@{one.actor.id}" for one in reading.mentions)
    return dict(sorted(found.items()))


def names(reading: Reading) -> dict[str, str]:
    """The names behind the terms of a page that stand for somebody."""
    return {f"@{one.actor.id}": one.actor.name for one in reading.mentions}


def in_words(found: Iterable[str], named: Mapping[str, str]) -> list[str]:
    """Terms as people read them: those who are named by name, and words that are not part of a name.

    >>> in_words(["@halden-hydro", "orlec", "halden", "crack"], {"@halden-hydro": "Halden Hydro"})
    ['Halden Hydro', 'orlec', 'crack']
    """
    told = [(term, named.get(term, term.removeprefix("@"))) for term in found]
    parts = {part for term, name in told if term.startswith("@") for part in _words(name)}
    return [name for term, name in told if term.startswith("@") or term not in parts]


def weighed(found: Mapping[str, int], pages: int, held: Callable[[str], int]) -> dict[str, float]:
    """The terms of most weight, together of length 1; `held` says on how many of so many pages a term is."""
    weights = {
        term: (1 + log(times)) * rarity(term, pages, held(term)) * (NAMED if term.startswith("@") else 1)
        for term, times in found.items()
    }
    kept = sorted(weights, key=lambda term: (-weights[term], term))[:MOST_TERMS]
    length = sqrt(sum(weights[term] ** 2 for term in kept)) or 1.0
    return {term: round(weights[term] / length, 4) for term in kept}


def rarity(term: str, pages: int, held: int) -> float:
    """How much a term tells: the logarithm of how few pages have it, of the ledger's and of news in general.

    >>> rarity("orlec", 100, 3) > rarity("government", 100, 3) > rarity("government", 100, 90)
    True
    """
    if term.startswith("@"):
        return log((pages + NAMES_OF + 1) / (held + 1))
    share = min(1.0, WORDS_OF_A_PAGE * frequency(term) / PRINTED)
    return log((pages + PAGES + 1) / (held + PAGES * share + 1))


def likeness(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """How alike two pages are by their weighed terms, from 0 to 1."""
    fewer, more = sorted((one, other), key=len)
    return sum(weight * more[term] for term, weight in fewer.items() if term in more)


def headed(headlines: Iterable[str], matter: Mapping[str, float]) -> str | None:
    """The headline that says most of a matter in the fewest words; none where there is none.

    >>> headed(["What we know", "Crack found in Orlec dam"], {"orlec": 0.7, "crack": 0.5})
    'Crack found in Orlec dam'
    """
    told = [line for line in headlines if line.strip()]
    return max(told, key=lambda line: _says(line, matter), default=None)


def _says(headline: str, matter: Mapping[str, float]) -> float:
    found = _words(headline)
    return sum(matter.get(word, 0.0) for word in set(found)) / sqrt(len(headline.split()) + 1)


def _words(text: str) -> list[str]:
    return [_plain(word) for word in _WORD.findall(text) if len(word) >= SHORTEST]


def _plain(word: str) -> str:
    """A word in small letters, without accents and the ending of a plural or genitive."""
    apart = unicodedata.normalize("NFD", word.lower().replace("’", "'").removesuffix("'s"))
    plain = "".join(letter for letter in apart if not unicodedata.combining(letter))
    return plain[:-1] if plain.endswith("s") and not plain.endswith("ss") and len(plain) > SHORTEST else plain
