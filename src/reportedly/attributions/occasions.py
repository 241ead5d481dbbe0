"""Statements of one occasion share their chain: `he added` goes through the letter of what it adds to."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence

from spacy.tokens import Doc

from reportedly.attributions.outlets import words
from reportedly.attributions.tying import indices
from reportedly.model import Article, Attribution, Relay

_OTHERS = 2
"""Attributions of others after which a speaker is still on the same occasion; tuned on the dev gold."""

_PARAGRAPHS = 2
"""Paragraphs over which an occasion goes on; tuned on the gold's dev part."""

_REACH = 1500
"""Characters over which an occasion goes on, for pages that lost their paragraphs. A judgement."""

_NEAR = 600
"""Characters to the statement after it that says through what both came. A judgement."""

_LEAD = 2
"""Paragraphs that tell in short what the body tells again: the headline and the lead."""

_LEAD_REACH = 6
"""Paragraphs from the lead in which the same statement comes again. A judgement."""

_AGAIN = 2
"""Longer words, at least, of a lead that come again in what its house's officer says: one is no sign."""

_ALIKE = 0.25
"""Share of a lead's longer words that come again; tuned on the gold's dev part."""

_INNER = frozenset({"want", "hope", "believe", "fear", "doubt", "intend", "suspect"})
"""Acts that are no saying: what one wants was not said in the letter for that."""

_STANDING = _INNER | {"deny", "refuse", "agree", "withhold", "allow", "regret"}
"""Acts told in short before the words that were said on some occasion, and not on that one alone:
`The maker rejects the charge. “Our data showed nothing,” it said in a statement.`"""

_ALONE = (_STANDING - {"deny"}) | {"criticise", "accuse", "expect"}
"""Acts that the next statement's medium does not reach back to in the body, though in the lead it does:
`Its leader condemned the coup. “Let us see him,” she wrote on Facebook.`"""

_BODIES = frozenset({"organisation", "government", "company", "unknown"})
_NAME = re.compile(r"[^\W\d_][\w-]*")
_WORD = re.compile(r"[^\W\d_]{4,}")

Chains = Sequence[Sequence[Relay]]


def joined(
    article: Article, attributions: Sequence[Attribution], own: Chains, again: Mapping[int, str]
) -> list[list[Relay]]:
    """The chains, with one for both where a statement points back to the medium of the one before.

    `“We are brothers,” he wrote in a message to his guest. “We stay so,” he added in this press release
    relayed by the agency KCNA`: both went through the message, and through KCNA. `again` holds the word
    that points back, by the index of the attribution.
    """
    out = [list(chain) for chain in own]
    places = _Places(article, attributions)
    for index in places.order:
        earlier = _pointed_at(index, again, out, places) if index in again else None
        if earlier is None:
            continue
        media = [link for link in out[earlier] if link.kind == "medium"]
        others = [link for link in (*out[earlier], *out[index]) if link.kind != "medium"]
        out[earlier] = [*media, *others]
        out[index] = [*media, *others]
    return out


def shared(
    article: Article, doc: Doc, attributions: Sequence[Attribution], chains: Chains
) -> list[list[Relay]]:
    """The chains, with those that statements take over from another of the same occasion."""
    occasions = _Occasions(doc, _Places(article, attributions), chains)
    occasions.go_on()
    occasions.look_ahead()
    occasions.go_on(in_paragraph=True)
    return occasions.chains


class _Places:
    """The attributions in reading order, with their paragraphs and speakers."""

    def __init__(self, article: Article, attributions: Sequence[Attribution]) -> None:
        starts = [span.start for span in article.paragraphs]
        self.text = article.text
        self.attributions = attributions
        self.at = [_start(attribution) for attribution in attributions]
        self.paragraph = [bisect_right(starts, at) for at in self.at]
        self.order = sorted(range(len(attributions)), key=self.at.__getitem__)
        self._rank = {index: rank for rank, index in enumerate(self.order)}
        self.speakers = [_speakers(attribution) for attribution in attributions]

    def before(self, index: int) -> Iterator[int]:
        """The attributions before one, the nearest first, as far as an occasion reaches."""
        for other in reversed(self.order[: self._rank[index]]):
            far = self.paragraph[index] - self.paragraph[other] > _PARAGRAPHS
            if far or self.at[index] - self.at[other] > _REACH:
                return
            yield other

    def after(self, index: int) -> Iterator[int]:
        """The attributions after one that are not nested, the nearest first."""
        for other in self.order[self._rank[index] + 1 :]:
            if not self.attributions[other].within:
                yield other


def _start(attribution: Attribution) -> int:
    spans = [span for span in (attribution.cue, attribution.source, *attribution.content) if span]
    return spans[0].start if spans else 0


def _speakers(attribution: Attribution) -> tuple[str, ...]:
    actors = attribution.speakers or (attribution.speaker,)
    return tuple(sorted(actor.id for actor in actors if actor))


def _pointed_at(index: int, again: Mapping[int, str], chains: Chains, places: _Places) -> int | None:
    """The statement whose medium `this letter` is. `the letter` is so only if it was one."""
    names = {link.name for link in chains[index] if link.kind == "medium"}
    for other in places.before(index):
        media = {link.name for link in chains[other] if link.kind == "medium"}
        known = places.speakers[index] and places.speakers[other]
        if not media or (known and places.speakers[index] != places.speakers[other]):
            continue
        return other if media & names or again[index] != "the" else None
    return None


class _Occasions:
    """The chains as statements take them over."""

    def __init__(self, doc: Doc, places: _Places, chains: Chains) -> None:
        self.doc = doc
        self.places = places
        self.attributions = places.attributions
        self.own = chains
        self.chains = [list(chain) for chain in chains]
        self.days = [one.when.timex if one.when else "" for one in places.attributions]

    def _open(self) -> list[int]:
        """The attributions that say nothing of their way here."""
        return [
            index
            for index in self.places.order
            if not self.chains[index] and not self.attributions[index].within and self.places.speakers[index]
        ]

    def go_on(self, in_paragraph: bool = False) -> None:
        """Give statements the chain of the one they go on from, in the same paragraph only where so asked."""
        for index in self._open():
            earlier = self._earlier(index)
            beside = earlier is not None and self._is_beside(index, earlier)
            if earlier is not None and (beside or not in_paragraph):
                self.chains[index] = list(self.chains[earlier])
                self.days[index] = self.days[index] or self.days[earlier]

    def look_ahead(self) -> None:
        """Give statements the chain of the next that says through what both came, and the lead the body's."""
        for index in reversed(self._open()):
            attribution = self.attributions[index]
            if not attribution.content:
                continue
            later = self._later(index) if self._may_be_ahead(index) else None
            if later is None and attribution.act not in _STANDING:
                later = self._told_again(index)
            if later is not None:
                self.chains[index] = list(self.own[later])

    def _is_beside(self, index: int, other: int) -> bool:
        return self.places.paragraph[index] == self.places.paragraph[other]

    def _earlier(self, index: int) -> int | None:
        """The last statement of the same speaker, if it is of the same occasion."""
        others = 0
        for other in self.places.before(index):
            same = self.places.speakers[other] == self.places.speakers[index]
            if self.attributions[other].within and not (same and self._is_reported(index, other)):
                continue
            if others > _OTHERS:
                return None
            if same:
                return other if self._goes_on(index, other) else None
            others += 1
        return None

    def _goes_on(self, index: int, other: int) -> bool:
        inner = self.attributions[index].act in _INNER
        return (
            bool(self.chains[other])
            and self._same_day(index, other)
            and self._is_past(index) == self._is_past(other)
            and not self._is_standing(index, other)
            and (not inner or self._is_beside(index, other))
        )

    def _is_reported(self, index: int, other: int) -> bool:
        """Whether a nested statement is an agency's report that goes on: `ANK said that Roth …. He also …`"""
        outlet = any(link.kind in {"agency", "outlet"} for link in self.chains[other])
        return outlet and self._is_beside(index, other)

    def _same_day(self, index: int, other: int) -> bool:
        return len({self.days[index], self.days[other]} - {""}) < 2

    def _is_past(self, index: int) -> bool:
        """Whether the cue is set before its time: `had said` tells of another occasion than `said`."""
        return bool(self._cue(index) & {"had", "'d", "’d"})

    def _is_standing(self, index: int, other: int) -> bool:
        """Whether a cue tells of no one time, beside one that does: `She has called the plan a disgrace`."""
        perfect = {"has", "have", "'s", "’s"}
        stands = self._cue(index) & perfect or self._is_plea(index)
        return bool(stands) and not (self._cue(other) & perfect or self._is_plea(other))

    def _is_plea(self, index: int) -> bool:
        """Whether a cue is a denial that goes on: `He denies arson`."""
        attribution = self.attributions[index]
        cue = indices(self.doc, attribution.cue)
        return attribution.act == "deny" and any(self.doc[i].tag_ in {"VBZ", "VBP"} for i in cue)

    def _cue(self, index: int) -> set[str]:
        return {self.doc[i].lower_ for i in indices(self.doc, self.attributions[index].cue)}

    def _may_be_ahead(self, index: int) -> bool:
        """Whether a statement may come through what only the next one names."""
        cue = indices(self.doc, self.attributions[index].cue)
        aside = any(self.doc[i].tag_ == "VBG" for i in cue) or self._cue(index) & {"has", "have"}
        return self.attributions[index].act not in _ALONE and not aside

    def _later(self, index: int) -> int | None:
        """The next statement in the same paragraph, which says through what both came.

        `Roth had said that it would rain. It would snow too, he told the agency ANK.`
        """
        for other in self.places.after(index):
            far = self.places.at[other] - self.places.at[index] > _NEAR
            if (
                far
                or not self._is_beside(index, other)
                or self.places.speakers[other] != self.places.speakers[index]
            ):
                return None
            if self.own[other]:
                told_of = self._is_past(other) and not self._is_past(index)
                return other if self._same_day(index, other) and not told_of else None
        return None

    def _told_again(self, index: int) -> int | None:
        """The statement of the body that the headline or the lead tells in short."""
        places = self.places
        if len(set(places.paragraph)) < _LEAD or places.paragraph[index] > _LEAD:
            return None
        for other in places.after(index):
            if places.paragraph[other] - places.paragraph[places.order[0]] > _LEAD_REACH:
                return None
            same = places.speakers[other] == places.speakers[index]
            if self.own[other] and (same or self._is_of_house(index, other)):
                fits = self._same_day(index, other) and self._is_past(index) == self._is_past(other)
                return other if fits else None
            if same and places.paragraph[other] > _LEAD:
                return None
        return None

    def _is_of_house(self, index: int, other: int) -> bool:
        """Whether somebody of the same house tells in full what the headline or the lead tells in short.

        `The agency said the danger was past. … “The danger is past,” its director told a press conference.`
        """
        short, full = self.attributions[index], self.attributions[other]
        if short.speaker is None or full.speaker is None or full.source is None:
            return False
        near = self.places.paragraph[other] - max(self.places.paragraph[index], _LEAD) <= 1
        if not near or short.speaker.kind not in _BODIES or full.speaker.kind in _BODIES:
            return False
        told, again = (_content_words(one, self.places.text) for one in (short, full))
        alike = len(told & again) >= max(_AGAIN, _ALIKE * len(told))
        return alike or _is_officer(full.source.of(self.places.text), full.speaker.name, short.speaker.name)


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
