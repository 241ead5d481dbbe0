"""The headline and the lead tell in short what the body tells with its medium."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from reportedly.attributions.quotations import LEAST_QUOTED, quotations, quoted_words
from reportedly.attributions.relays.outlets import words
from reportedly.attributions.relays.places import LEAD, Places
from reportedly.model import Actor, Article, Attribution, Relay

_LEAD_REACH = 6
"""Paragraphs from the lead in which the same statement comes again. A judgement."""

_AGAIN = 2
"""Longer words, at least, of a lead that come again in what its house's officer says: one is no sign."""

_ALIKE = 0.25
"""Share of a lead's longer words that come again; tuned on the gold's dev part."""

_BODIES = frozenset({"organisation", "government", "company", "country", "unknown"})
_NAME = re.compile(r"[^\W\d_][\w-]*")
_WORD = re.compile(r"[^\W\d_]{4,}")
_ROLE = re.compile(r"(?:the|a|an) (?!\w+s\b)", re.IGNORECASE)

Chain = Callable[[int], Sequence[Relay]]
Fits = Callable[[int, int], bool]


class Retelling:
    """Which statement of the body one of the headline or the lead tells in short."""

    def __init__(self, article: Article, places: Places, chain: Chain, fits: Fits) -> None:
        self.text = article.text
        self.places = places
        self.attributions = places.attributions
        self.chain = chain
        self.fits = fits
        self.quoted = quotations(article.text, article.paragraphs)

    def is_short(self, index: int) -> bool:
        """Whether a statement stands in the headline or the lead of an article that goes on."""
        return len(set(self.places.paragraph)) >= LEAD and self.places.paragraph[index] <= LEAD

    def in_quotes(self, index: int) -> int | None:
        """The statement of the body that has the words quoted in the headline or the lead.

        `Minister promises talks ‘within days’ … Roth promised Radio Five to meet them “within days”`
        """
        wanted = [piece for piece in self._quoted_words(index) if len(piece) >= LEAST_QUOTED]
        for other in self.places.after(index) if wanted else ():
            if self.places.paragraph[other] > self.places.paragraph[index]:
                told = self._quoted_words(other)
                if any(piece in whole for piece in wanted for whole in told):
                    return other
        return None

    def _quoted_words(self, index: int) -> list[str]:
        return quoted_words(self.text, self.attributions[index].content, self.quoted)

    def told_again(self, index: int) -> int | None:
        """The statement of the body by the same speaker, or one of the same house."""
        places = self.places
        for other in places.after(index):
            if places.paragraph[other] - places.paragraph[places.order[0]] > _LEAD_REACH:
                return None
            same = places.speakers[other] == places.speakers[index]
            meant = same or self._is_of_house(index, other) or self._is_named(index, other)
            if meant and self.chain(other):
                return other if self.fits(index, other) else None
            if same and places.paragraph[other] > LEAD:
                return None
        return None

    def _is_named(self, index: int, other: int) -> bool:
        """Whether the paragraph after the lead names whom the lead describes.

        `The chief scientist of Halden Labs said that he had been pushed out.` — `“I did not resign,” Anders
        Roth wrote on X.`
        """
        short, full = self.attributions[index], self.attributions[other]
        next_one = self.places.paragraph[other] - self.places.paragraph[index] == 1
        if not next_one or short.source is None or full.source is None or full.speaker is None:
            return False
        role = _ROLE.match(short.source.of(self.text)) and short.speaker and short.speaker.name[:1].islower()
        bare = full.source.of(self.text) == full.speaker.name
        return bool(role) and bare and full.manner == "direct" and full.speaker.kind == "person"

    def _is_of_house(self, index: int, other: int) -> bool:
        """Whether somebody of the same house tells in full what the headline or the lead tells in short.

        `The agency said the danger was past. … “The danger is past,” its director told a press conference.`
        """
        short, full = self.attributions[index], self.attributions[other]
        if short.speaker is None or full.speaker is None or full.source is None:
            return False
        if short.speaker.kind == "country" and _is_ministry(short.speaker, full.speaker):
            return True
        near = self.places.paragraph[other] - max(self.places.paragraph[index], LEAD) <= 1
        if not near or short.speaker.kind not in _BODIES or full.speaker.kind in _BODIES:
            return False
        told, again = (_content_words(one, self.text) for one in (short, full))
        alike = len(told & again) >= max(_AGAIN, _ALIKE * len(told))
        return alike or _is_officer(full.source.of(self.text), full.speaker.name, short.speaker.name)


def _is_ministry(country: Actor, body: Actor) -> bool:
    """Whether a body is one of a country's, by its name: `Qatar's foreign ministry`."""
    return body.kind in _BODIES and body.name.startswith((f"{country.name}'s ", f"{country.name}’s "))


def _is_officer(source: str, person: str, house: str) -> bool:
    """Whether a source's words say that a person speaks for a house, and name no other.

    >>> _is_officer("the firm’s director, Ann Lee,", "Ann Lee", "Halden Hydro")
    True
    >>> _is_officer("Union director Ann Lee", "Ann Lee", "Halden Hydro")
    False
    """
    known = {*person.lower().split(), *house.lower().split(), *words("officer")}
    parts = _NAME.findall(source)
    others = [part for part in parts if part[0].isupper() and part.lower() not in known]
    return not others and any(part.lower() in words("officer") for part in parts)


def _content_words(attribution: Attribution, text: str) -> set[str]:
    return {word.lower() for span in attribution.content for word in _WORD.findall(span.of(text))}
