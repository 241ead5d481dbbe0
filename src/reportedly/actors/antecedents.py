"""Whom `they` takes up: people, bodies and those told of together, in the story before it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from spacy.tokens import Doc

from reportedly.actors.discourse import Discourse, Resolved
from reportedly.actors.identities import slug
from reportedly.actors.known import Known
from reportedly.actors.roles import role_of
from reportedly.actors.several import singular
from reportedly.actors.titles import ARTICLE, HANGING, groups_of
from reportedly.actors.told import OBJECT, SUBJECT, Told, told_in
from reportedly.articles.marks import leaves_open

_REACH = 4
"""Sentences back to whom `they` may mean. A judgement: a paragraph, or two short ones."""

_TWO = 2
_LEAST = -2.0
"""How near somebody must be for `they` to take him up. A judgement."""

_SEVERAL = 1.0
"""How much nearer people are than a body, which is `it` as often."""

_SPOKE = 1.0
"""How much nearer who has spoken is. A judgement."""

_AGAINST = 1.5
"""How much nearer, in somebody's words, is whom the sentence that leads up to them has him speak of."""

_TOPIC = 1.25
"""How much nearer whom the headline names is."""

_TOLD = -1.0
"""How much farther who is only told of in somebody's words is, in the story's own."""

_PRIVATE = frozenset({"citizen", "relative", "aged"})
"""Groups of people who hold no office: whoever is cited among them is one of them."""

_AUDIENCE = frozenset({"reporter"})
"""Those to whom the words are said: `Vera Dorn told reporters`."""

_PUBLIC = frozenset(
    {
        "official",
        "police",
        "minister",
        "leader",
        "mayor",
        "lawmaker",
        "elected",
        "judge",
        "prosecutor",
        "boss",
    }
)
_FAR = -1.5
"""How much farther people without an office are, in the words of one who holds one."""

_NO_BODY = frozenset({"person", "place", "outlet", "agency"})
_NO_NAME = frozenset({"GPE", "LOC", "FAC", "PERSON", "DATE", "PRODUCT", "WORK_OF_ART"})
_ITS = re.compile(r"\b[Ii]ts (?:[\w’'-]+ ){1,6}?$")


class Antecedents:
    """Reads `they`, with what the article has said so far; `described` tells whom words mean."""

    def __init__(self, so_far: Discourse, doc: Doc, described: Callable[[str, int], Resolved | None]) -> None:
        self.so_far = so_far
        self.text = so_far.text
        self._doc = doc
        self._described = described
        self._known: dict[int, list[Known]] = {}

    def they(self, at: int) -> Resolved | None:
        """Whom `they` at an offset means: the nearest of whom the sentences before it tell."""
        ranked = [*self._ranked(at), *self._spoke(at)]
        if ranked and (best := max(ranked, key=lambda one: one[:2]))[0] >= _LEAST:
            return best[2], "pronoun"
        last = (found for place, found in reversed(self.so_far.spoken) if place < at)
        found = next((one for one in last if self._may_speak(one)), None)
        return (found, "pronoun") if found else None

    def people(self, at: int) -> Known | None:
        """Of whom `some`, `others` and `one of them` are: the people told of, or who spoke, last."""
        told = {one.at: one for one in told_in(self._doc) if one.several and not one.joined}
        ranked = [
            (score, place, found)
            for score, place, found in (*self._ranked(at), *self._spoke(at))
            if place in told or (len(found) == 1 and found[0].kind == "group")
        ]
        if not ranked:
            return self.so_far.people_last(at)
        _, place, found = max(ranked, key=lambda one: one[:2])
        words = ARTICLE.sub("", told[place].words, count=1) if place in told else ""
        return found[0] if len(found) == 1 else self.so_far.cast.described(words, "group")

    def _ranked(self, at: int) -> Iterator[tuple[float, int, list[Known]]]:
        for told in told_in(self._doc):
            if told.at >= at:
                break
            away = self.so_far.sentences_between(told.at, at)
            if away > _REACH or (self.so_far.in_quote and self._is_quoted(told.at)):
                continue
            found = self._meant(told)
            if found and not self._is_unfit(found, told):
                yield self._score(told, found, at) - away, told.at, found

    def _may_speak(self, found: list[Known]) -> bool:
        own = self.so_far.is_outer(found) or self._is_one_of(found)
        return found[0].kind not in {"person", "unknown", "place"} and not own

    def _spoke(self, at: int) -> Iterator[tuple[float, int, list[Known]]]:
        """Those of several who spoke: `the three European powers` are Germany, France and the UK."""
        for place, found in self.so_far.spoken:
            away = self.so_far.sentences_between(place, at)
            several = len(found) > 1 or found[0].kind == "group"
            near = place < at and away <= _REACH and several
            if near and not self.so_far.is_outer(found) and not self._is_one_of(found):
                yield SUBJECT + _SEVERAL + _SPOKE - away, place, found

    def _score(self, told: Told, found: list[Known], at: int) -> float:
        ends = told.at + len(told.words)
        score = told.weight + _SEVERAL * told.several
        score += (
            _SPOKE * (told.weight > 0) * any(told.at <= place < ends for one in found for place in one.said)
        )
        score += _TOPIC * any(self._is_in_headline(word) for word in (told.head, found[0].name))
        if self.so_far.in_quote:
            private = told.several and bool(_groups(told.head) & _PRIVATE)
            score += _FAR if private else _AGAINST * self._is_spoken_of(told.at, at)
        elif any(span.has(told.at) for span in self.so_far.contents):
            score += _TOLD
        return score

    def _is_in_headline(self, word: str) -> bool:
        headline = self.text[: self.so_far.headline]
        return re.search(rf"\b{re.escape(word)}\b", headline, re.IGNORECASE) is not None

    def _is_one_of(self, found: list[Known]) -> bool:
        """Whether somebody speaks for people who are told of, so that his `they` is none of them.

        `Residents of Holt expect little. “They have promised us this road,” said Ann Lee, a trader.`
        """
        noun = HANGING.split(found[0].name.lower())[0].strip(" ,").split(" ")[-1]
        own = self.so_far.in_quote and len(found) == 1
        return own and any(_is_like(one, noun) for one in self.so_far.outer)

    def _meant(self, told: Told) -> list[Known]:
        """Who is told of there, as the words are first understood."""
        if told.at not in self._known:
            self._known[told.at] = []  # `their` in the words that are being read means none of these words
            self._known[told.at] = self._read(told)
        return self._known[told.at]

    def _read(self, told: Told) -> list[Known]:
        """Whom the words mean; a body that is named only if it is known by that name."""
        if not told.name:
            found = self._described(told.words, told.at)
            together = found is not None and (len(found[0]) > 1 or found[0][0].kind == "group")
            return found[0] if found and (together or not told.joined) else []
        ends = told.at + len(told.words)
        cast = self.so_far.cast
        named = [
            one
            for one in (*cast.others.values(), *cast.unsorted.values())
            if any(told.at <= place < ends for place in one.at)
        ]
        sure = [one for one in named if slug(one.name) in cast.others]
        return sure[:1] or (named[:1] if self._may_be_body(told) else [])

    def together(self, at: int, size: int, fits: Callable[[Known], bool]) -> list[Known]:
        """Those last told of together before an offset, if they are so many and fit: `the two leaders`."""
        since = self.so_far.paragraph_before(self.so_far.paragraph_before(at))
        told: list[tuple[int, list[Known]]] = [
            (one.at, found)
            for one in told_in(self._doc)
            if since <= one.at < at and (one.joined or _is_two(one))
            if len(found := self._meant(one)) == size or (size == _TWO and _is_two(one))
        ]
        told += [
            (place, found)
            for place, found in self.so_far.spoken
            if since <= place < at and len(found) == size
        ]
        fit = [(place, found) for place, found in told if all(map(fits, found))]
        return max(fit, key=lambda one: one[0])[1] if fit else self._in_sentence(at, size, fits)

    def _in_sentence(self, at: int, size: int, fits: Callable[[Known], bool]) -> list[Known]:
        """All who fit in the sentence before, if they are so many: `Ana Borg rang the king, Olav Stern.`"""
        cast = self.so_far.cast
        for all_told in (cast.people, [*cast.others.values(), *cast.unsorted.values()]):
            near = {
                id(one): (place, one)
                for one in all_told
                for place in one.at
                if place < at and self.so_far.sentences_between(place, at) <= 1 and fits(one)
            }
            if len(near) == size:
                return [one for _, one in sorted(near.values(), key=lambda pair: pair[0])]
        return []

    def _may_be_body(self, told: Told) -> bool:
        """Whether a name of which nothing is told does something: `TransNord offered it`."""
        span = self._doc.char_span(told.at, told.at + len(told.words), alignment_mode="expand")
        if span is None or span.root.ent_type_ in _NO_NAME:
            return False
        organisation = span.root.ent_type_ == "ORG" and told.weight >= OBJECT
        return organisation or (bool(self.so_far.outer) and told.weight in {SUBJECT, OBJECT})

    def _is_unfit(self, found: list[Known], told: Told) -> bool:
        one = found[0]
        alone = one.kind == "person" and not (one.gender or one.is_named() or self.so_far.outer)
        if (
            len(found) == 1
            and not alone
            and (one.kind in _NO_BODY or (one.kind == "unknown" and not told.several))
        ):
            return True
        return bool(self.so_far.outer) and (
            self.so_far.is_outer(found)
            or any(
                self._is_own(known, one)
                or (self.so_far.in_quote and told.several and _is_like(known, told.head))
                for known in self.so_far.outer
            )
        )

    def _is_own(self, person: Known, body: Known) -> bool:
        """Whether a body is that of whoever speaks: `its chief executive, Per Aldo, said`."""
        if body.kind == "country" and body.country in person.nations():
            return True
        for place in person.at:
            if own := _ITS.search(self.text, max(0, place - 80), place):
                found = self.so_far.body(own.start())
                return found is not None and found[0][0] is body
        return False

    def _is_quoted(self, place: int) -> bool:
        """Whether somebody is told of between quotation marks."""
        return leaves_open(self.text[self.text.rfind("\n", 0, place) + 1 : place])

    def _is_spoken_of(self, place: int, at: int) -> bool:
        """Whether the sentence that leads up to somebody's words has him speak of them.

        `She accused the firm of greed. “They want it all,” she said.`
        """
        if self.so_far.sentences_between(place, at) > 1:
            return False
        return any(
            own < place and self.so_far.sentences_between(own, place) == 0
            for one in self.so_far.outer
            for own in (*one.at, *one.said)
        )


def _is_two(told: Told) -> bool:
    """Whether two are told of who stay unnamed: `two teenagers`, and then `the pair`."""
    return told.several and told.words.lower().startswith("two ")


def _groups(head: str) -> frozenset[str]:
    return groups_of(head) or groups_of(singular(head))


def _is_like(person: Known, head: str) -> bool:
    """Whether somebody is one of such people, as far as the article tells what he is."""
    own = {group for role in person.roles if (held := role_of(role)) for group in groups_of(held.head)}
    groups = _groups(head)
    if head == "members" or groups == _AUDIENCE:  # his own, or those whom he tells it
        return True
    return bool(groups & own) or (bool(groups & _PRIVATE) and not own & _PUBLIC)
