"""Which words there are: symspellpy's English dictionary with frequencies, and the names of the tables."""

from __future__ import annotations

import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from reportedly.knowledge import table

DICTIONARY = "frequency_dictionary_en_82_765.txt"
"""In symspellpy's package: 82,765 words with how often Google Books and the web print them."""

STEM = 4
"""Letters: an ending is taken from a word of at least so many, or `ures` were the plural of `ure`."""

_ENDINGS = re.compile(r"(?:ies|es|s|ers?|ed|d|ing|ly|ness|less|able|isms?|ists?|ise[ds]?|ising|isation)$")
_BEGINNINGS = re.compile(
    r"^(?:anti|bio|counter|cyber|de|dis|eco|ex|inter|micro|mini|mis|multi|neo|non|out|over|post|pre|pro|re"
    r"|self|semi|sub|super|tele|ultra|un|under)"
)
_NAME_ENDINGS = re.compile(r"(?:s|isms?|ists?|ites?|ians?)$")
_WORD = re.compile(r"[^\W\d_]+")


@cache
def frequencies() -> dict[str, str]:
    """How often each word of the dictionary is printed, as digits: few of them are ever asked for."""
    package = find_spec("symspellpy")  # symspellpy itself is slow to import, and its speller is not used
    assert package is not None and package.origin is not None
    words = Path(package.origin).with_name(DICTIONARY).read_text(encoding="utf-8-sig").split()
    return dict(zip(words[::2], words[1::2], strict=True))


def frequency(word: str) -> int:
    """How often a word is printed in some 10^12; 0 where the dictionary does not have it.

    >>> frequency("government") > frequency("embassy") > frequency("ures") == 0
    True
    """
    return int(frequencies().get(word.lower(), 0))


@cache
def names() -> frozenset[str]:
    """Every word, in lower case, of the names, adjectives, peoples and places that the tables know."""
    cells = [row["names"] + " " + row["adjectives"] + " " + row["demonyms"] for row in table("countries")]
    cells += [row["capitals"] + " " + row["metonyms"] for row in table("countries")]
    for name in ("media", "bodies", "leaders"):
        cells += [row["name"] + " " + row["aliases"] for row in table(name)]
    cells += [row["name"] for name in ("titles_names", "titles_surnames") for row in table(name)]
    return frozenset(_WORD.findall(" ".join(cells).lower()))


@cache
def proper() -> frozenset[str]:
    """Countries, their adjectives, capitals, days and months, as they are written."""
    cells = [",".join((row["names"], row["adjectives"], row["capitals"])) for row in table("countries")]
    return frozenset(name for name in ",".join(cells).split(",") if len(name) > 3) | words_for("calendar")


@cache
def words_for(use: str) -> frozenset[str]:
    """The words of the table `damage_words` with this use."""
    return frozenset(row["word"] for row in table("damage_words") if row["use"] == use)


@cache
def _listed() -> frozenset[str]:
    return names().union(frequencies(), words_for("also a word"))


def listed(word: str) -> bool:
    """Whether a word is in the dictionary, the names, or the words that the dictionary lacks."""
    return word.lower() in _listed()


def known(word: str) -> bool:
    """Whether it is a word, a name, or made of one by the usual endings and beginnings.

    >>> [word for word in ("embassy", "Rouhani", "deradicalised", "ures", "ment") if not known(word)]
    ['ures', 'ment']
    """
    if listed(word):
        return True
    low = word.lower().replace("’", "'")
    if "'" in low:
        return all(listed(part) or len(part) <= 2 for part in low.split("'"))
    if len(stem := _NAME_ENDINGS.sub("", low, count=1)) >= STEM and stem in names():
        return True
    bare = _BEGINNINGS.sub("", low, count=1)
    forms = {low, bare} | {_ENDINGS.sub("", form, count=1) for form in (low, bare)}
    return any(len(form) >= STEM and (form in frequencies() or form + "e" in frequencies()) for form in forms)
