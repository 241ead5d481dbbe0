"""Who is behind what is cited without a name: a document's author, `the official agency`, `this source`."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from reportedly.actors.called import nearest
from reportedly.actors.capitals import runs
from reportedly.actors.cast import Cast
from reportedly.actors.discourse import Discourse, Resolved
from reportedly.actors.identities import adjectives, agencies_from, identity
from reportedly.actors.nations import nations_in
from reportedly.actors.roles import DEFINITE
from reportedly.actors.titles import documents, short_names

_ANY_DOCUMENT = frozenset({"document", "text", "paper"})
_SAME_SOURCE = re.compile(r"(?:this|that|the same) source$", re.IGNORECASE)
_THIS_OUTLET = re.compile(
    r"this (?:newspaper|paper|news ?site|website|site|magazine|publication|outlet)$", re.IGNORECASE
)
"""The page's own outlet."""

_STATE_AGENCY = re.compile(
    r"the (?:[\w-]+ )*?(?:official|state|state-run|national|news)\b(?: [\w-]+)* agency\b", re.IGNORECASE
)
_BRANDED = re.compile(
    r"(?:(?:an?|the)\s)?(?P<name>[A-Z][\w.&’-]*(?: [A-Z][\w.&’-]*)*)\s(?:[a-z-]+\s)?(?P<noun>[a-z]+)"
)
_OWNED_AND_SENT = re.compile(r"(\S.*?['’]s?\s(?:[\w-]+\s){0,2}?[a-z]+)\s(?:to|on|about|into)\s.+", re.DOTALL)
_BESIDE = 200
"""Characters between an agency's description and its name that still go together. A judgement."""


@cache
def _documented() -> re.Pattern[str]:
    nouns = "|".join(sorted(documents()))
    return re.compile(
        rf"(?:(?P<owner>\S.*?)['’]s?\s|(?:an?|the|this|that)\s)(?:[\w-]+\s){{0,3}}?(?P<noun>{nouns})"
        r"(?:\s(?:last|this|earlier this)\s(?:week|month|year))?"
        r"(?:\s(?:from|by|issued by|published by|released by)\s(?P<author>.+)|\s\w+ed by\s.+)?",
        re.IGNORECASE | re.DOTALL,
    )


def _sent_to(words: str) -> str:
    """A document of somebody's without to whom it was and what about.

    >>> _sent_to("City’s letter to the league"), _sent_to("a report on fish")
    ('City’s letter', 'a report on fish')
    """
    sent = _OWNED_AND_SENT.match(words)
    return sent[1] if sent else words


class Cited:
    """Reads such words with what the article has said so far; `meant` reads the words of an owner."""

    def __init__(self, so_far: Discourse, meant: Callable[[str, int], Resolved | None]) -> None:
        self.so_far = so_far
        self.cast: Cast = so_far.cast
        self._meant = meant

    def document(self, words: str, start: int) -> Resolved | None:
        """Who made a document that is the source: `the ministry’s report`, `a bulletin from the Branch`.

        A bare `statement` is of whoever spoke last.
        """
        match = _documented().fullmatch(words.strip(" ,")) or _documented().fullmatch(
            _sent_to(words.strip(" ,"))
        )
        if match is None:
            return self._branded(words, start)
        place = "owner" if match["owner"] else "author"
        if match[place]:
            at = start + match.start(place)
            made = self._meant(match[place], at)
            unnamed = made is None or (place == "owner" and made[0][0].kind == "unknown")
            return None if unnamed or made is None else (made[0], "role")
        if match["noun"] != match["noun"].lower():
            return None
        if DEFINITE.match(words) and (found := self._written(match["noun"], start)):
            return found
        if match["noun"] not in {"statement", "communique", "communiqué"} or not self.so_far.last_spoken(
            start
        ):
            return None
        place_said, said = next(one for one in reversed(self.so_far.spoken) if one[0] < start)
        near = place_said >= self.so_far.paragraph_before(start)
        return (said, "role") if near and said[0].kind not in {"group", "unknown"} else None

    def _branded(self, words: str, start: int) -> Resolved | None:
        """A body whose name stands before what it makes: `LSEG data`, `a Reuters poll`; not `German data`."""
        match = _BRANDED.fullmatch(words.strip(" ,"))
        if match is None or match["noun"] not in documents() or match["name"] in adjectives():
            return None
        known = identity(match["name"])
        if (known is None and not match["name"].isupper()) or (known and known.kind == "country"):
            return None
        made = self._meant(match["name"], start + match.start("name"))
        return (made[0], "role") if made and made[0][0].kind not in {"person", "place"} else None

    def _written(self, noun: str, start: int) -> Resolved | None:
        """Whose a document is that was named before: `the bank said in a report`, then `the document`."""
        for place, found in reversed(self.so_far.spoken):
            sentence = self.so_far.sentence_at(place).lower() if place < start else ""
            said = set(re.findall(r"\w+", sentence)) & documents()
            if noun in said or (noun in _ANY_DOCUMENT and said):
                return (found, "role") if found[0].kind != "person" or noun == "letter" else None
        return None

    def agency(self, words: str, start: int) -> Resolved | None:
        """`the official agency` is the one named beside it; `the T agency`, filtered to a letter, is TASS."""
        named = [words[first:last] for first, last in runs(words)]
        if letter := re.fullmatch(r"the ([A-Z]) agency", words.strip(" ,")):
            found = agencies_from(letter[1], self.cast.nations)
            return ([self.cast.other(found, "agency")], "name") if found else None
        if not _STATE_AGENCY.match(words) or any(one not in short_names() | adjectives() for one in named):
            return None
        body = nearest(self.cast, "agency", next(iter(sorted(nations_in(words))), None), start)
        near = body and any(abs(place - start) <= _BESIDE for place in body.at)
        return ([body], "role") if body and near else None

    def same_source(self, words: str, start: int) -> Resolved | None:
        """`this source` is the one just cited, and `this newspaper` the page's own."""
        if _THIS_OUTLET.match(words.strip(" ,")) and self.so_far.site:
            return [self.cast.other(self.so_far.site, "outlet")], "role"
        if _SAME_SOURCE.match(words.strip(" ,")):
            last = self.so_far.last_spoken(start)
            return (last, "role") if last else None
        return None
