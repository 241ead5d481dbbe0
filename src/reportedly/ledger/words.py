"""What a person asks for, in words, as an FTS5 expression: words are data, whatever they look like."""

from __future__ import annotations

import re

_PIECE = re.compile(r"[\"“”„«]([^\"“”„«»]*)(?:[\"“”„»]|$)(\*?)|([^\s\"“”„«]+)")


def matching(columns: str, asked: str) -> str:
    """An FTS5 expression for all the words asked, in any order and in any of `columns`.

    What is in quotes is found as it stands; a word that ends in `*` is a beginning.

    >>> matching("content headline", 'visit "North Korea" miss*')
    '{content headline} : ("visit" "North Korea" "miss"*)'
    >>> matching("content", "NEAR(a b) OR -c")
    '{content} : ("NEAR(a" "b)" "OR" "-c")'
    """
    pieces = (_piece(*found.groups(default="")) for found in _PIECE.finditer(asked.replace("\0", " ")))
    return f"{{{columns}}} : ({' '.join(pieces) or _quoted('')})"


def pieces(asked: str) -> tuple[str, ...]:
    """The words and phrases that are asked for, as they are, without what makes them beginnings.

    >>> pieces('visit "North Korea" miss*')
    ('visit', 'North Korea', 'miss')
    """
    found = (one.groups(default="") for one in _PIECE.finditer(asked.replace("\0", " ")))
    words = ((quoted or bare.rstrip("*")).strip() for quoted, _, bare in found)
    return tuple(word for word in words if any(letter.isalnum() for letter in word))


def phrase(column: str, *asked: str) -> str:
    """An FTS5 expression for the words asked, next to each other and in their order; any of several phrases.

    >>> phrase("site", "news.example.org")
    '{site} : "news.example.org"'
    >>> phrase("relay", "AFP", "Agence France-Presse")
    '{relay} : ("AFP" OR "Agence France-Presse")'
    """
    phrases = " OR ".join(_quoted(words.replace("\0", " ")) for words in asked)
    return f"{{{column}}} : {phrases if len(asked) == 1 else f'({phrases})'}"


def _piece(quoted: str, star: str, bare: str) -> str:
    if bare.endswith("*"):
        return f"{_quoted(bare.rstrip('*'))}*" if bare.rstrip("*") else _quoted("")
    return _quoted(bare or quoted) + star


def _quoted(words: str) -> str:
    return '"' + words.replace('"', '""') + '"'
