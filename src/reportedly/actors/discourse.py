"""Whom the pronouns of an article mean, by what it has said so far."""

from __future__ import annotations

import re
from datetime import date

from spacy.tokens import Doc

from reportedly.actors.heard import Heard
from reportedly.actors.known import Known, before
from reportedly.actors.pronouns import FIRST, GENDERED, NEUTER, PLURAL, TOGETHER, subject_pronouns
from reportedly.actors.several import pair
from reportedly.actors.titles import roles

_REACH = 4
"""Sentences a pronoun looks back over for a name; speakers stay in reach for longer. A judgement."""

_BODY_REACH = 2
"""Sentences `it` looks back over for a body that was named and has not spoken. A judgement."""

_SPOKE = 1.5
"""How much nearer `it` finds a body without a name that has just spoken: as a subject's. A judgement."""

_SAID = 0.75
"""How much nearer a pronoun finds somebody whose gender the article tells. On the gold's dev part."""

_SAME_VOICE = 0.75
"""How much nearer `she` finds whoever speaks, in what is told and not quoted. A judgement."""

_TOPIC = 0.75
"""How much nearer a pronoun finds somebody whom the headline names. A judgement."""

_NEAR_KIN = 30
"""Characters before a name in which `her daughter, the cellist` stands. A judgement."""

_NO_BODY = frozenset({"person", "group", "place"})

Resolved = tuple[list[Known], str]


class Discourse(Heard):
    """Reads pronouns in reading order, with who was heard before."""

    def __init__(self, text: str, doc: Doc, on: date | None = None) -> None:
        super().__init__(text, doc, on)
        self._pronouns = subject_pronouns(doc)
        self._passed = 0

    def told_of(self, lower: str, at: int, anybody: bool = False) -> Known | None:
        """Whom `he`, `it` or `they` means in somebody's words: who spoke there before, in the same paragraph.

        `“The minister promised a fence. He promised water trucks,” the chief said.` With `anybody`, in
        another's words too: `The drivers said an officer had stopped them. “He shouted,” Anton Reish said.`
        Of the same speaker, in the paragraph before too, unless the headline names one of the gender.
        """
        here, gender = self.text.rfind("\n", 0, at), GENDERED.get(lower, "")
        titled = any(
            one.gender == gender and min(one.at, default=at) < self.headline for one in self.cast.people
        )
        above = here if titled or not gender else self.paragraph_before(at)
        for place, outer, one in reversed(self._inside):
            since = above if one.gender == gender and outer is self.outer[0] else here
            if not since < place < at or one is self.outer[0] or not (anybody or outer is self.outer[0]):
                continue
            someone = one.kind == "person" or (one.kind == "unknown" and one.name[:1].islower())
            if gender and someone and one.gender in {gender, ""}:
                return one
            if lower in NEUTER and one.kind not in _NO_BODY:
                return one
            if lower in PLURAL and one.kind not in {"person", "place"}:
                return one
        return None

    def pronoun(self, lower: str, start: int) -> Resolved | None:
        """Whom a pronoun means; `I` is whoever answers in an interview, and no source of the article's."""
        if lower in FIRST and self.outer:
            return list(self.outer[:1]), "pronoun"
        if lower in GENDERED:
            self.follow(start)
            person = self.person(start, GENDERED[lower])
            return ([person], "pronoun") if person else None
        if lower in TOGETHER:
            two = pair(self.spoken, start)
            return (two, "pronoun") if two else None
        if lower in FIRST:
            return ([self.myself], "pronoun") if self.myself and lower in {"i", "me"} else None
        return self.body(start) if lower in NEUTER else None

    def person(self, at: int, gender: str) -> Known | None:
        """Whom `he` or `she` means: who spoke last, who was the subject, who was named last."""
        last = self.last_spoken(at)
        lately = self._last_person(at)
        ranked: list[tuple[float, int, Known]] = []
        here = self.text.rfind("\n", 0, at)
        taken = any(
            place > here
            for one in self.cast.people
            if one is not lately and one.gender in {gender, ""}
            for place in self._subject_of(one, at)
        )
        if not taken and self.quoted and not self.text[here + 1 : self.quoted[0].start].strip():
            here, taken = self._led_up_to(here, gender, lately)
        if self.outer:
            return self._spoken_of(at, gender)
        if self.replying and lately is not None and last == [lately]:
            others = [one for one in self.cast.people if one is not lately and one.gender in {gender, ""}]
            near = [
                one for one in others if max(self._earlier(one, at), default=-1) >= self.paragraph_before(at)
            ]
            if near:
                return max(near, key=lambda one: max(self._earlier(one, at)))
        others = self._named_after(at)
        left = lately is not None and taken and max(self._heard(lately, at), default=-1) < here
        for person in self.cast.people:
            earlier = self._earlier(person, at)
            away = self._sentence(at) - self._sentence(max(earlier, default=0))
            if person in self.outer or person in others:
                continue
            if not earlier or person.gender not in {gender, ""} or (away > _REACH and person is not lately):
                continue
            score = self.closeness(person, at) + _SAID * (person.gender == gender)
            score += _TOPIC * (min(person.at, default=at) < self.headline)
            if person is lately and not left:
                score += 2.0 if last == [person] else 1.0
            ranked.append((score, max(earlier), person))
        if not ranked:
            return self.main(at, gender)
        meant = max(ranked, key=lambda one: one[:2])[2]
        sure = meant.is_named() or not any(
            one.gender == gender and (last != [meant] or max(self._earlier(one, at)) > here)
            for _, _, one in ranked
            if one is not meant
        )
        if len(ranked) == 1 or (meant is lately and sure):
            meant.gender = gender
        return meant

    def _led_up_to(self, at: int, gender: str, lately: Known | None) -> tuple[int, bool]:
        """Where the sentence before a paragraph's quotation begins, and whether somebody else is its subject.

        `… his spokeswoman said. Bea suspects a hotel.` and then `“They will keep the chimney,” she says.`
        """
        since = self._start_of(self._sentence(max(at - 1, 0)))
        of_gender = (one for one in self.cast.people if one is not lately and one.gender == gender)
        return since - 1, any(place >= since for one in of_gender for place in self._subject_of(one, at))

    def _spoken_of(self, at: int, gender: str) -> Known | None:
        """Whom `she` means in somebody's words: who was just named, else whom the article is about."""
        near = self.text.rfind("\n", 0, at)
        others = self._named_after(at)
        ranked: list[tuple[float, int, Known]] = []
        for person in self.cast.people:
            earlier = before(person.at + person.said, at)
            if (person in self.outer and self.in_quote) or not earlier or person.gender not in {gender, ""}:
                continue
            if person in others:
                continue
            topic = min(person.at, default=at) < self.headline
            near_by = max(earlier) > near or person in self.outer
            score = 2.0 * near_by + 1.0 * topic + 0.25 * (person.gender == gender)
            score += _SAME_VOICE * (person in self.outer and person.gender == gender)
            ranked.append((score + min(len(earlier), 8) / 8, max(earlier), person))
        return max(ranked, key=lambda one: one[:2])[2] if ranked else None

    def _named_after(self, at: int) -> list[Known]:
        """Who is named in what a pronoun says, and so is not meant by it: `She said Lund would go.`"""
        told = [span for span in self.told if span.start > at]
        return [
            one
            for one in self.cast.people
            if any(span.has(place) and self.text[place].isupper() for span in told for place in one.at)
        ]

    def follow(self, at: int) -> None:
        """Note whom the story's own `he` and `she` before an offset mean: they keep a person in mind.

        `Miss Holm persuaded him. In later life she campaigned, and lost. She had asked for her ashes …`
        """
        while self._passed < len(self._pronouns) and self._pronouns[self._passed][0] < at:
            place, gender = self._pronouns[self._passed]
            self._passed += 1
            if any(span.has(place) for span in self.contents):
                continue
            meant = self._told_of(place, gender) or self.person(place, gender)
            if meant is not None:
                self.note(meant, place)

    def _told_of(self, place: int, gender: str) -> Known | None:
        """The one whom the headline names, where a paragraph of the story begins with `she`: an obituary.

        `Her daughter, Jana Holm, told them.` and then `She was born above a shop.`
        """
        if self.text[place - 1 : place] != "\n":
            return None
        of_gender = [one for one in self.cast.people if one.gender in {gender, ""}]
        told = [one for one in of_gender if one.gender and min(one.at, default=place) < self.headline]
        since = self.paragraph_before(place)
        others = [one for one in of_gender if one not in told and any(since <= at < place for at in one.at)]
        return told[0] if len(told) == 1 and others and all(self._is_kin(one) for one in others) else None

    def _is_kin(self, known: Known) -> bool:
        """Whether somebody is brought in as a relative: `her daughter, the cellist Jana Holm`."""
        ahead = self.text[max(0, min(known.at) - _NEAR_KIN) : min(known.at)]
        return any("relative" in roles().get(word, ()) for word in re.findall(r"\w+", ahead))

    def main(self, at: int, gender: str) -> Known | None:
        """The person of a gender that the article has named most, where none is near."""
        told = [one for one in self.cast.people if one.gender == gender and before(one.at, at)]
        return max(told, key=lambda one: len(before(one.at, at)), default=None)

    def is_outer(self, found: list[Known]) -> bool:
        """Whether they are those in whose words this stands, or the body that one of these works for.

        `“They told us so,” said Ann Lee, the union’s secretary`: not the `Union` of the headline.
        """
        own = " ".join(role for one in self.outer for role in one.roles)
        parts = set(re.findall(r"\w+", own.lower()))
        return any(
            one in self.outer or (one.kind != "person" and (one.name in own or one.name.lower() in parts))
            for one in found
        )

    def body(self, at: int) -> Resolved | None:
        """What `it` means: the body that spoke last, or that the sentences before are about."""
        last = next(
            (one[0] for place, one in reversed(self.spoken) if place < at and one[0].kind not in _NO_BODY),
            None,
        )
        ranked: list[tuple[float, int, Known]] = []
        fresh = self._start_of(self._sentence(at) - 1)
        new = [one for one in self.cast.unsorted.values() if any(fresh <= at_ < at for at_ in one.subject_at)]
        for known in (*self.cast.others.values(), *new):
            earlier = self._earlier(known, at)
            if not earlier or known.kind in _NO_BODY:
                continue
            away = self._sentence(at) - self._sentence(max(earlier))
            if known is last or (away <= _BODY_REACH and before(known.subject_at, at)):
                told = known is last and self._sentence(at) - self._sentence(max(known.said, default=0)) <= 1
                score = self.closeness(known, at) + 1.0 * (known is last)
                if told and not before(known.subject_at, at):
                    score += _SPOKE
                ranked.append((score, max(earlier), known))
        if ranked:
            return [max(ranked, key=lambda one: one[:2])[2]], "pronoun"
        start = self._start_of(self._sentence(at) - _BODY_REACH + 1)
        near = [
            (max(self._earlier(known, at)), known)
            for known in self.cast.others.values()
            if known.kind not in _NO_BODY and max(self._earlier(known, at), default=-1) >= start
        ]
        return ([max(near, key=lambda one: one[0])[1]], "pronoun") if near else None
