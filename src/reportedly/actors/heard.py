"""What an article has said so far: who is named in it, who has spoken, and how near that is."""

from __future__ import annotations

import re
from bisect import bisect_right
from datetime import date

from spacy.tokens import Doc

from reportedly.actors.answering import answering
from reportedly.actors.cast import cast_of
from reportedly.actors.known import Known, before, last_before
from reportedly.actors.roles import likeness, role_of
from reportedly.actors.several import plurals
from reportedly.actors.titles import ARTICLE, stop_words
from reportedly.model import Span

_APART = 1000
"""Characters of two long paragraphs, for text that has none. A judgement."""


class Heard:
    """Who is named and who has spoken, up to an offset."""

    def __init__(self, text: str, doc: Doc, on: date | None = None) -> None:
        self.text = text
        self.cast = cast_of(text, doc, on)
        self.spoken: list[tuple[int, list[Known]]] = []
        self.site: str | None = None
        self.contents: tuple[Span, ...] = ()
        self.quoted: tuple[Span, ...] = ()
        self.told: tuple[Span, ...] = ()
        self.outer: tuple[Known, ...] = ()
        self._inside: list[tuple[int, Known, Known]] = []
        self.in_quote = False
        self.replying = False
        self._plurals = plurals(doc)
        self.headline = text.find("\n") if "\n\n" in text else 0
        self.myself: Known | None = answering(text, self.cast)
        self._sentence_starts = [sentence.start_char for sentence in doc.sents]

    def remember(self, found: list[Known], at: int) -> None:
        """Note that these spoke here."""
        self.spoken.append((at, found))
        for known in found:
            known.said.append(at)

    def remember_inside(self, found: list[Known], at: int) -> None:
        """Note that somebody spoke here in the words of another, as that one tells it."""
        if self.outer and len(found) == 1:
            self._inside.append((at, self.outer[0], found[0]))
            if found[0].kind == "person" and found[0].is_named():
                self.note(found[0], at)

    def introduce(self, person: Known, role: str, at: int) -> None:
        """Give whoever spoke under a role alone the name that it is now said with.

        `“We reward nobody,” the interior minister said.` and then `The minister, Hanne Lysgaard, advised`.
        """
        asked = role_of(role)
        if asked is None or before(person.at + person.said, at):
            return
        since = self.text.rfind("\n", 0, self.paragraph_before(at)) if at else 0
        for place, found in reversed([*self.spoken]):
            one = found[0]
            if not since <= place < at or len(found) > 1 or one.kind != "person" or one.is_named():
                continue
            held = role_of(one.name)
            alike = held is not None and held.head == asked.head and likeness(asked, held) >= 1
            if alike and not _words(role) - _words(one.name) - stop_words():
                self.name(one, person)
                return

    def name(self, one: Known, person: Known) -> None:
        """Take whoever has spoken without a name for somebody who has one."""
        for _, others in self.spoken:
            others[:] = [person if known is one else known for known in others]
        person.said += one.said
        person.roles += [told for told in one.roles if told not in person.roles]
        person.gender = person.gender or one.gender
        self.cast.forget(one)

    def note(self, known: Known, place: int) -> None:
        """Keep that a subject of the story's own means somebody."""
        if place not in known.at:
            known.at = sorted((*known.at, place))
            known.subject_at = sorted((*known.subject_at, place))

    def last_spoken(self, at: int) -> list[Known] | None:
        """Those who spoke last before an offset."""
        return next((found for place, found in reversed(self.spoken) if place < at), None)

    def last_person(self, at: int) -> Known | None:
        """Who spoke last, or was the subject of a sentence since, outside what is said.

        `Prosecutor Lena Whit told the jury that Marsh had planned it. “No accident,” the barrister said.`
        """
        spoke = self._last_person(at)
        since = last_before(spoke.said, at) if spoke else -1
        subjects = [
            (place, one)
            for one in self.cast.people
            for place in before(one.subject_at, at)
            if place > since and not any(span.has(place) for span in (*self.quoted, *self.contents))
        ]
        return max(subjects, key=lambda pair: pair[0])[1] if subjects else spoke

    def _last_person(self, at: int) -> Known | None:
        return next(
            (
                found[0]
                for place, found in reversed(self.spoken)
                if place < at and len(found) == 1 and found[0].kind == "person"
            ),
            None,
        )

    def people_last(self, at: int) -> Known | None:
        """Of whom `some`, `others` and `one of them` are: the people who spoke or were the subject last."""
        spoke = [
            (place, found[0])
            for place, found in self.spoken
            if place < at and len(found) == 1 and found[0].kind == "group"
        ]
        subjects = [(place, words) for place, words in self._plurals if place < at]
        if subjects and (not spoke or subjects[-1][0] > spoke[-1][0]):
            words = ARTICLE.sub("", subjects[-1][1], count=1)
            same = [known for _, known in spoke if words.split()[-1].lower() in known.name.lower().split()]
            return same[-1] if same else self.cast.described(words, "group")
        return spoke[-1][1] if spoke else None

    def names_in_quotation(self, known: Known) -> bool:
        """Whether the words just quoted name somebody, who then does not say them."""
        return any(
            span.has(place) and self.text[place].isupper() for span in self.quoted for place in known.at
        )

    def closeness(self, known: Known, at: int) -> float:
        """How near a name is, and whether it was what the sentences before were about."""
        earlier = self._earlier(known, at)
        if not earlier:  # named in the words just quoted alone: nobody has heard of him outside them
            return -float(self._sentence(at) + 1)
        latest = max(earlier)
        here = self._sentence(at)
        recent = [place for place in before(known.subject_at, at) if place >= self._start_of(here - 1)]
        aside = latest not in known.subject_at and latest not in known.said
        return -float(here - self._sentence(latest)) + 1.5 * bool(recent) - 1.0 * aside

    def _heard(self, known: Known, at: int) -> list[int]:
        """Where somebody spoke or was a subject: not `Agnes` of `Bea, who tunes what Agnes casts`."""
        return [place for place in self._earlier(known, at) if place in (*known.said, *known.subject_at)]

    def _earlier(self, known: Known, at: int) -> list[int]:
        """Where a name stands before an offset, outside the words just quoted: nobody names himself there."""
        places = before(known.at + known.said, at)
        return [place for place in places if not any(one.has(place) for one in self.quoted)]

    def _subject_of(self, known: Known, at: int) -> list[int]:
        """Where a person was what a sentence before an offset was about, outside what is quoted."""
        return [place for place in self._earlier(known, at) if place in known.subject_at]

    def _sentence(self, offset: int) -> int:
        return bisect_right(self._sentence_starts, offset)

    def sentences_between(self, first: int, last: int) -> int:
        """How many sentences stand between two offsets, 0 in the same."""
        return self._sentence(last) - self._sentence(first)

    def _start_of(self, sentence: int) -> int:
        return self._sentence_starts[max(0, sentence - 1)] if self._sentence_starts else 0

    def sentence_at(self, offset: int) -> str:
        """The sentence that an offset stands in."""
        here = self._sentence(offset)
        ends = self._sentence_starts[here] if here < len(self._sentence_starts) else len(self.text)
        return self.text[self._start_of(here) : ends]

    def sentence_before(self, offset: int) -> str:
        """The words of its sentence that stand before an offset."""
        return self.text[self._start_of(self._sentence(offset)) : offset]

    def paragraph_before(self, at: int) -> int:
        """Where the paragraph before that of an offset begins."""
        here = self.text.rfind("\n", 0, at)
        return max(at - _APART, self.text.rfind("\n", 0, len(self.text[: max(here, 0)].rstrip())), 0)


def _words(phrase: str) -> set[str]:
    return set(re.findall(r"\w+", phrase.lower()))
