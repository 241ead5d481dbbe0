"""Who speaks in the headline and the lead, which tell in short what somebody named says below."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from reportedly.actors.discourse import Resolved
from reportedly.actors.known import Known
from reportedly.actors.roles import role_of
from reportedly.actors.titles import genders, stop_words
from reportedly.attributions.quotations import LEAST_QUOTED, quotations, quoted_words
from reportedly.attributions.relays.outlets import words
from reportedly.attributions.relays.places import LEAD, Places
from reportedly.model import Article, Attribution

_AGAIN = 3
"""Longer words, at least, that come again. A judgement."""

_ALIKE = 0.5
"""Share of a short statement's longer words that come again. A judgement."""

_STEM = 5
"""Letters of a word that stay the same as it is inflected. A judgement."""

_HEARING = frozenset({"testimony", "hearing"})
_HEARS = re.compile(r"\b(?:hears?|heard|told)$", re.IGNORECASE)
_TELLS = re.compile(r" the ((?:[\w-]+ ){0,2}[a-z]+)")
_OF_WHAT = re.compile(r" (?:into|of|in|at|for|on|that|which)\b")
_ARTICLE = re.compile(r"(?:an?|one)\s", re.IGNORECASE)
_LONG = re.compile(r"[^\W\d_]{4,}")


class Retold:
    """Which named speaker of the body says what the headline or the lead gives to nobody known."""

    def __init__(
        self, article: Article, attributions: Sequence[Attribution], spoken: Mapping[int, Resolved]
    ) -> None:
        self.text = article.text
        self.places = Places(article, attributions)
        self.attributions = attributions
        self.spoken = spoken
        self.quoted = quotations(article.text, article.paragraphs)

    def speakers(self) -> Iterator[tuple[int, Known]]:
        """The statements of headline and lead whose speaker the body names, with that speaker.

        `Nurse “begged” for help, inquest hears … Ann Lee told the coroner that she had “begged” for help.`
        """
        heard: Known | None = None
        waiting: list[int] = []
        for index, attribution in enumerate(self.attributions):
            if self.places.paragraph[index] > LEAD or attribution.within or not self._is_open(index):
                continue
            found = self._again(index)
            if found:
                yield index, found
            if is_hearing(self._source(index)):
                heard = heard or found
                waiting += [] if found else [index]
        heard = heard or (self._first_witness() if waiting else None)
        yield from ((index, heard) for index in waiting if heard)

    def _source(self, index: int) -> str:
        source = self.attributions[index].source
        return source.of(self.text) if source else ""

    def _first_witness(self) -> Known | None:
        """Who is the first by name to tell the court, of whose words headline and lead tell most often."""
        for index in self.places.order:
            cue = self.attributions[index].cue
            told = _TELLS.match(self.text, cue.end) if cue else None
            named = index in self.spoken and _is_one_named(self.spoken[index][0])
            if told and named and not self.attributions[index].within and is_hearing(told[1]):
                return self.spoken[index][0][0]
        return None

    def _is_open(self, index: int) -> bool:
        """Whether nobody known speaks: a court hears, or an unnamed somebody tells it."""
        said = self._source(index)
        if is_hearing(said) and (index not in self.spoken or self._is_heard(index)):
            return True
        if index not in self.spoken or len(self.spoken[index][0]) > 1:
            return False
        known, how = self.spoken[index][0][0], self.spoken[index][1]
        return known.kind == "person" and (
            not known.is_named() or (how == "role" and bool(_ARTICLE.match(said)))
        )

    def _is_heard(self, index: int) -> bool:
        """Whether a cue says that the source was only told: `Committee told …`, `jurors hear …`."""
        cue = self.attributions[index].cue
        return cue is not None and bool(_HEARS.search(cue.of(self.text)))

    def _again(self, index: int) -> Known | None:
        """The named person of the body who says it, the likest statement first."""
        ranked = [
            (self._likeness(index, other), -other, self.spoken[other][0][0])
            for other in self.places.after(index)
            if self.places.paragraph[other] > LEAD and other in self.spoken and self._may_be(index, other)
        ]
        best = max((one for one in ranked if one[0]), key=lambda one: one[:2], default=None)
        return best[2] if best else None

    def _may_be(self, index: int, other: int) -> bool:
        """Whether one person with a name speaks, of the gender that the short statement tells."""
        found = self.spoken[other][0]
        if not _is_one_named(found):
            return False
        role = role_of(self._source(index))
        told = genders().get(role.head, "") if role else ""
        return not told or found[0].gender in {told, ""}

    def _likeness(self, index: int, other: int) -> float:
        """How much of a short statement another has: the same quoted words, or most of the longer ones."""
        mine, theirs = self.attributions[index], self.attributions[other]
        pieces = quoted_words(self.text, mine.content, self.quoted)
        whole = " ".join(span.of(self.text).lower() for span in theirs.content)
        told, again = self._words(mine), self._words(theirs)
        shared = told & again
        share = len(shared) / max(len(told), 1)
        if any(piece in whole for piece in pieces if len(piece) >= LEAST_QUOTED):
            return 1 + share
        return share if len(shared) >= _AGAIN and share >= _ALIKE else 0.0

    def _words(self, attribution: Attribution) -> set[str]:
        """The longer words of a content, by how they begin: `boasted` and `boasting` are one."""
        said = (word for span in attribution.content for word in _LONG.findall(span.of(self.text).lower()))
        return {word[:_STEM] for word in said} - stop_words()


def _is_one_named(found: Sequence[Known]) -> bool:
    return len(found) == 1 and found[0].kind == "person" and found[0].is_named()


def is_hearing(source: str) -> bool:
    """Whether a source is where others are heard: `inquest`, `the Crown Court jury`.

    >>> is_hearing("an inquest into the deaths"), is_hearing("the council")
    (True, False)
    """
    noun = _OF_WHAT.split(source.lower())[0].strip(" ,").split()[-1:]
    return bool(noun) and words("medium").get(noun[0]) in _HEARING
