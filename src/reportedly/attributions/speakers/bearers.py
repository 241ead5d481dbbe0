"""Who bears a role, an epithet or a kind: `the spokesman`, `the 54-year-old`, `the firm`, `the Welshman`."""

from __future__ import annotations

import re

from reportedly.actors.ahead import Ahead
from reportedly.actors.capitals import runs
from reportedly.actors.cast import Cast
from reportedly.actors.discourse import Discourse, Resolved
from reportedly.actors.identities import adjectives, identity
from reportedly.actors.known import Known, before, last_before
from reportedly.actors.meant import Meant, is_epithet
from reportedly.actors.parents import parent_of
from reportedly.actors.roles import DEFINITE, Role, role_after, role_before, role_of
from reportedly.actors.titles import HANGING, PARTIES, bodies, body_kind, genders, groups_of, roles, titles
from reportedly.attributions.speakers.elsewhere import is_anothers, is_for_else, is_of, is_other
from reportedly.attributions.speakers.epithets import TAG, Epithets
from reportedly.attributions.speakers.source_names import SourceNames
from reportedly.attributions.speakers.styles import Styles
from reportedly.attributions.speakers.trades import Called, Trades

_INDEFINITE = re.compile(r"(?:an?|another|some|one|two|three|several|many|most|other)\s", re.IGNORECASE)
_NEW = re.compile(r"an? (?!second|third|fourth)", re.IGNORECASE)
_THE_OTHER = re.compile(r"the other (?!two\b|side\b)[a-z-]+,?$", re.IGNORECASE)
"""One more of whom nothing was said: `The other man told them`."""

_CALLS = re.compile(r"^(?:[\w-]+ )?[\w-]{3,}(?:er|or|ist|ian|man|ant)$")
"""A noun whose ending may be that of a calling."""

_ANYBODY = frozenset({"man", "woman", "boy", "girl"})
"""Words that say no more than a pronoun."""

_OWNED = re.compile(r"(?:his|her|its|their) ", re.IGNORECASE)
_MINE = re.compile(r"(?:my|our) ", re.IGNORECASE)

_AGED = re.compile(r"\d+-year-old\b")
_OLD = re.compile(r"(?:old|elderly|ageing|aging|veteran|retired)\b", re.IGNORECASE)
_OF_A_WORK = re.compile(
    r"[Tt]he (?:author|writer|director|creator|star|singer|composer|painter|editor|maker) of"
    r" (?:[“‘\"']|(?:The|A) [A-Z])"
)
"""Who is called by a work: `The author of The Salt Road`."""

_BASED = re.compile(r"(?:[A-Z]\w+ )*[A-Z]\w+-based (?=[a-z])")
"""Where a body sits, which is no part of what it is called: `the Geneva-based agency`."""

_TRADES = frozenset({"coach", "artist", "analyst", "doctor", "teacher", "cleric"})
"""Groups of roles by which a lead tells of somebody whom it then names: `A nurse who fled`, `Ann Lee, 44`."""

_THERE = re.compile(r" (?:there|here)$")
_DESCRIBES = re.compile(
    r"\b(?:\w+-(?:time|born|based|year-old)|ex-\w+|outspoken|seasoned|self-\w+|number \w+) "
)
"""What only describes somebody, and tells him from nobody: `the three-time champion`, `the number two`."""

_VAGUE = 4
"""Groups of roles of a word that says too little of somebody to mean him again: `politician`. A judgement."""

_SAYS_WHO = re.compile(r"[Tt]he [a-z-]+(?: [a-z-]+)?, an? [a-z][^,]* who\b")
"""Who is brought in with what he is, and so is not whoever spoke last: `the informant, a fitter who left`."""

_IN_MARKS = re.compile(r"“[^”]*”|\"[^\"]*\"")
_NOT_TOLD = r"(?<!, )(?<!is )(?<!was )(?<!as )(?<!be )"
"""What does not stand before somebody new: `Ann Lee, a bowler,`, `he is a bowler`."""

_SINCE = 300
"""Characters back to somebody who was brought in by a noun. A judgement: two sentences."""

_BARE = 2
"""Words of a description that may mean whoever was last spoken of: `the prime minister`. A judgement."""


class Bearers:
    """Reads such words, in reading order, with what the article has said so far."""

    def __init__(self, so_far: Discourse, names: SourceNames) -> None:
        self.so_far = so_far
        self.text = so_far.text
        self.cast: Cast = so_far.cast
        self.names = names
        self.people = Meant(so_far)
        self.ahead = Ahead(so_far, self.people.may_be)
        self.epithets = Epithets(so_far, self.people, self.ahead.lead)
        self.trades = Trades(so_far, names, self.ahead.lead)
        self.styles = Styles(so_far, self.people)

    def by_word(self, words: str, start: int) -> Resolved | None:
        """A person by a capitalised word that looks like something else.

        `Bishop told reporters`, once Julie Bishop is named; `the Welshman`, of whoever was last spoken of.
        """
        word = words.strip(" ,")
        if (styled := self.styles.meant(words, start)) is not None:
            return [styled], "role"
        called = re.fullmatch(r"[Tt]he ([A-Z]\w+)", word.split(",")[0])
        one = called and called[1] in adjectives() and role_after(word, called.end())
        if called and (one or is_epithet(called[1])):
            meant = self.epithets.of_people(called[1], start)
            return ([meant], "role") if meant else None
        if not word.isalpha() or not word[:1].isupper() or word.lower() not in titles():
            return None
        named = [one for one in self.cast.people if " " in one.name and one.surname() == word.lower()]
        return (named, "surname") if len(named) == 1 and before(named[0].at, start) else None

    def by_role(self, words: str, start: int) -> Resolved | None:
        """`the spokesman`, `Varnia’s finance minister`, `the 54-year-old`: someone whom the article names."""
        if (_INDEFINITE.match(words) and not self.ahead.in_lead(start)) or _THE_OTHER.match(words):
            return self._new_one(words, start)
        if (mine := _MINE.match(words)) is not None:
            return self._of_mine(words[mine.end() :], start)
        phrase = _hyphened(_BASED.sub("", DEFINITE.sub("", _THERE.sub("", words), count=1)))
        core = re.split(r"\s(?:of|at|for|in|from|with|to|on|who|which|that|speaking|whose)\b|,", phrase)[
            0
        ].strip()
        role = role_of(phrase)
        definite = bool(DEFINITE.match(words))
        names = [_untitled(_without_party(core[first:last])) for first, last in runs(core)]
        proper = [
            name
            for name in names
            if name not in adjectives() and name.lower() not in PARTIES and not identity(name)
        ]
        core = phrase if parent_of(phrase) else core
        if definite and core.islower() and (trader := self.trades.trader(core, start)):
            return [trader], "role"
        person = self._person(role, words, core, start, proper)
        if person is not None and not self._is_told_there(person, words, start):
            if (
                role is not None
                and (definite or (_NEW.match(words) and groups_of(role.head) <= _TRADES))
                and phrase not in person.roles
                and len(groups_of(role.head)) < _VAGUE
                and self.people.is_new_role(person, role)
            ):
                person.roles.append(phrase.strip(" ,"))
                if definite:
                    self._noted(person, words, start)
            return [person], "role"
        bare = self.ahead.in_lead(start) and not _INDEFINITE.match(words)
        of_people = bool(names) and not proper
        said = Called(core, phrase[len(core) :], start, definite, bare, of_people, bool(proper))
        return self.trades.meant(said, role)

    def _is_told_there(self, person: Known, words: str, start: int) -> bool:
        """Whether somebody is only spoken of in the words: `The officer who shot Ben Tolle said so.`"""
        first = min(person.at, default=-1)
        return person.is_named() and start < first < start + len(words)

    def _new_one(self, words: str, start: int) -> Resolved | None:
        """Who is brought in by what he is, and named soon: `a clerk lied`, `The clerk, Ann Lee, left`."""
        role = role_of(words) if _NEW.match(words) and self.so_far.outer else None
        soon = self.epithets.named_soon(role, start) if role else None
        return ([soon], "role") if soon else None

    def _of_mine(self, phrase: str, start: int) -> Resolved | None:
        """A relative of whoever is quoted, once the article has named one: `“My nephew says I must.”`"""
        role = role_of(phrase)
        relative = role is not None and "relative" in groups_of(role.head)
        found = self.people.by_role(role, start, []) if role and relative else None
        if found and (
            found in self.so_far.outer
            or any(parent_of(part) for told in found.roles for part in told.split(" and "))
        ):
            return None  # a `mother of three` is nobody's `my mother`
        return ([found], "role") if found else None

    def _noted(self, person: Known, words: str, start: int) -> None:
        """From here on the same words mean the same person: `the defendant`."""
        again = re.compile(rf"\b{re.escape(words.strip(' ,').lower())}\b", re.IGNORECASE)
        later = {match.start() for match in again.finditer(self.text, start + 1)}
        person.at = sorted({*person.at, *later})

    def _person(
        self, role: Role | None, words: str, core: str, start: int, proper: list[str]
    ) -> Known | None:
        tells = role is None and self._tells(words, core, start)
        if self._is_plural(words, start) or (role is None and not is_epithet(core) and not tells):
            return None
        gender = genders().get(role.head, "") if role else ""
        if _INDEFINITE.match(words):
            later = self.ahead.named_later(role, start, gender, proper)
            clear = later and role and later.likeness(role) >= 1
            return later if clear else self.ahead.dropped_in(role, start, gender) if role else None
        if DEFINITE.match(words) and (aged := self.people.of_age(core, start)):
            return aged
        if role is None or parent_of(core):
            if not DEFINITE.match(words):
                return None
            told = genders().get(parent_of(core), "")
            return self.people.last_speaker(role, start) or (self.so_far.main(start, told) if told else None)
        return self._of_role(role, words, core, start, proper)

    def _tells(self, words: str, core: str, start: int) -> bool:
        """Whether a word of no table calls somebody who is quoted: `“He is happy,” the scaffolder said.`"""
        called = (
            DEFINITE.match(words)
            and core.islower()
            and _CALLS.search(core)
            and not body_kind(core.rsplit(maxsplit=1)[-1])
        )
        return bool(called) and bool(TAG.search(self.text[max(0, start - 20) : start]))

    def _of_role(self, role: Role, words: str, core: str, start: int, proper: list[str]) -> Known | None:
        """Who has a role, by what is said of him, by what a lead tells ahead, by the office, or who spoke."""
        gender = genders().get(role.head, "")
        found = self._called(role, words, core, start, proper)
        if found is not None and is_anothers(self.text, found, role, words):
            return None
        told = self.so_far.outer and DEFINITE.match(words)
        found = found or (self.epithets.told_of(role, core, start) if told else None)
        plain = DEFINITE.match(words) and " " not in core
        found = found or (self.ahead.told_in_lead(role, start, gender) if plain else None)
        again = proper and DEFINITE.match(words)
        found = found or (self.people.just_told_of(role, start) if again else None)
        early = self.ahead.in_lead(start) and role.head not in _ANYBODY
        found = found or (self.epithets.of_quoted(role, core, start) if early else None)
        found = found or self._told_ahead(role, start, gender, proper)
        found = found or self.people.in_office(role, core, start)
        if found or not DEFINITE.match(words):
            return found or self.ahead.dropped_in(role, start, gender)
        found = (
            (self.people.only_one(role, start) or self.people.just_told_of(role, start)) if proper else None
        )
        new = self._brought_in(role, start) or bool(_SAYS_WHO.match(words))
        found = found or (None if new else self.epithets.meant(role, core, start))
        if found or self._described_so(role, start):
            return found
        titled = core[:1].isupper() and core.lower() in roles() and not groups_of(role.head) & PARTIES
        titled = titled and (words[:1].islower() or not self.ahead.in_lead(start))
        again = self._calls_again(role, words, start)
        longer = len(core.split()) > _BARE or self._goes_on(words, core)
        more = titled or (longer and not again) or re.search(r"['’]", core)
        last = None if self.so_far.outer or more else self.people.last_speaker(role, start)
        same = last is not None and role.former and self._has_just_said(last, start)
        last = None if last and not same and (is_other(last, role) or (new and last.is_named())) else last
        last = (None if more else self.ahead.named_below(role, start)) or last
        last = last or (None if more else self.epithets.of_a_kind(role, start))
        last = last or (
            None if role.words or self.so_far.outer else self.ahead.named_next(role, start, gender)
        )
        last = last or (None if more or new else self.epithets.of_topic(role, core, start))
        if found := self.people.accused(role, start) or last:
            return found
        if more:
            return self.epithets.headlined(role, start) if _AGED.match(core) else None
        named = None if proper else self.epithets.headlined(role, start)
        return self._of_gender(role, start) or self._old(core, start, gender) or named

    def _called(self, role: Role, words: str, core: str, start: int, proper: list[str]) -> Known | None:
        """Who has a role by what is said of him, if the word is not a new one for who has just spoken."""
        found = self.people.by_role(role, start, proper)
        more = words[words.find(core) + len(core) :]
        if found is not None and (not is_of(found, more) or is_for_else(found, role, more)):
            return None
        new = found is not None and self._is_newly_called(role, core, found, start)
        return self.people.last_speaker(role, start) if new else found

    def _is_newly_called(self, role: Role, core: str, found: Known, start: int) -> bool:
        """Whether a new word is for who has just spoken, of whom no calling is told, not for one of a like.

        `The chief scientist disagrees.` and then `Mei Tanaka thinks so too. The chemist warns …`
        """
        here = self.text.rfind("\n", 0, start)
        last = self.so_far.last_person(start)
        if last is None or last is found or last.roles or not last.is_named() or " " in core:
            return False
        near = last.latest(start) > here
        held = [one for one in map(role_of, (*found.roles, *found.offices)) if one]
        latest = found.latest(start)
        other = latest <= here and all(one.head != role.head for one in held)
        tagged = TAG.search(self.text[max(0, start - 20) : start])
        long_ago = (
            bool(tagged) and 0 < latest < self.so_far.paragraph_before(start) and found.kind == "person"
        )
        return near and (other or long_ago) and self.people.may_be(last, role)

    def _old(self, core: str, start: int, gender: str) -> Known | None:
        """Whom a word for somebody old means: whom the story is about, `the old whaler`."""
        if not _OLD.match(core) or self.so_far.outer:
            return None
        among = [one for one in self.cast.people if one.is_named() and one.at]
        among = [one for one in among if one.gender in {gender, ""} or not gender]
        ranked = sorted(among, key=lambda one: -len(before(one.at + one.said, start)))
        clear = ranked and min(ranked[0].at) == min(min(one.at) for one in among)
        return ranked[0] if clear else None

    def _of_gender(self, role: Role, start: int) -> Known | None:
        """Whom a word that says no more than a pronoun means: `the old man`, of whom her words just told."""
        told = any(
            role.head in found[0].name.lower().split() for place, found in self.so_far.spoken if place < start
        )
        if told or self.so_far.outer or role.head not in _ANYBODY:
            return None
        near = self.text[self.so_far.paragraph_before(start) : start]
        gender = genders()[role.head]
        kin = [word for word in re.findall(r"\w+", near) if "relative" in groups_of(word)]
        if any(genders().get(word) == gender for word in kin):
            return None  # `her grandmother, who wrote every year`, and then `the old woman`
        return self.so_far.person(start, gender)

    def _told_ahead(self, role: Role, start: int, gender: str, proper: list[str]) -> Known | None:
        """Whom a lead tells of before naming him: who begins the next paragraph, before a like role later.

        `The leader of the council has resigned.`, `Margit Ost said …`, and then `Labour’s leader, Dev Ram`.
        """
        later = self.ahead.named_later(role, start, gender, proper)
        if later and _OWNED.match(self.text, start) and later.likeness(role) < 1:
            later = None  # `her supervisor` is none of those who are named far below
        next_up = self.ahead.dropped_in(role, start, gender)
        if later is None and next_up is not None and not role_before(self.text, min(next_up.at)):
            return next_up  # `The chairwoman of the board resigned` and then `Ellen Truesdale, a retired …`
        if later and any(role_of(said) == role and not HANGING.search(said) for said in later.roles):
            return later  # `driver`, and then `the driver, Ian Coote`
        return next_up if later and next_up and min(next_up.at) < min(later.at) else later

    def _goes_on(self, words: str, core: str) -> bool:
        """Whether a description says of what, and so brings in somebody new: `the curator of the day`."""
        after = words[words.find(core) + len(core) :].strip(" ,")
        return bool(re.match(r"(?:of|at|for|in|from)\b", after))

    def _calls_again(self, role: Role, words: str, start: int) -> bool:
        """Whether more is only said of whoever has just been heard: `The former mayoress of the town`.

        So too in the next paragraph, before it names anybody: `On Friday the three-time champion said …`.
        """
        last, here = self.so_far.last_person(start), self.text.rfind("\n", 0, start)
        opens = not any(here < place < start for one in self.cast.people for place in one.at + one.said)
        since = self.so_far.paragraph_before(start) if opens else self.text.rfind("\n", 0, start)
        near = last is not None and last.latest(start) >= since
        told = genders().get(role.head, "")
        fits = near and last is not None and (not told or last.gender in {told, ""})
        if fits and last and self._shares_office(words, last):
            return True
        return fits and (role.former or bool(_OF_A_WORK.match(words) or _DESCRIBES.search(words)))

    def _shares_office(self, words: str, last: Known) -> bool:
        """Whether what somebody heads is what his office is for: a minister, `the head of fisheries`."""
        told = re.fullmatch(r"[Tt]he (?:head|chief|boss|holder|owner) of (.+)", words.strip(" ,"))
        held = {word for said in last.roles for word in re.findall(r"[^\W\d_]{5,}", said.lower())}
        return told is not None and bool(held & set(re.findall(r"[^\W\d_]{5,}", told[1].lower())))

    def _brought_in(self, role: Role, start: int) -> bool:
        """Whether the noun has told of somebody else: `It rested on a net bowler.` and then `the bowler`."""
        since = max(start - _SINCE, self.ahead.lead)
        new = rf"{_NOT_TOLD}\b(?:[Aa]n?|[Hh]is|[Hh]er) (?:[a-z-]+ )?{re.escape(role.head)}\b(?!,? [A-Z])"
        return bool(re.search(new, _IN_MARKS.sub("", self.text[since:start])))

    def _has_just_said(self, one: Known, start: int) -> bool:
        """Whether the words right before are somebody’s: `… again. “Or not,” the retired judge said.`"""
        tagged = TAG.search(self.text[max(0, start - 20) : start])
        return bool(tagged) and last_before(one.said, start) > self.text.rfind("\n", 0, start)

    def _described_so(self, role: Role, start: int) -> bool:
        """Whether an unnamed source was described with the same noun: `A spokesman for the ministry`."""
        return any(
            place < start and found[0].kind == "group" and role.head in found[0].name.lower()
            for place, found in self.so_far.spoken
        )

    def _is_plural(self, words: str, start: int) -> bool:
        root = self.names.root(start, start + len(words))
        return root is not None and root.tag_ in {"NNS", "NNPS"}


def _untitled(name: str) -> str:
    """A name without the office that a headline has after it: whose it is.

    >>> _untitled("Assam CM"), _untitled("Marlow Port"), _untitled("Speaker")
    ('Assam', 'Marlow Port', 'Speaker')
    """
    *before, last = name.split()
    return " ".join(before) if before and last.lower() in titles() else name


def _hyphened(phrase: str) -> str:
    """A noun of two words that the table has with a hyphen.

    >>> _hyphened("think tank"), _hyphened("US think tank"), _hyphened("tank")
    ('think-tank', 'US think-tank', 'tank')
    """
    *before, one, other = ["", *phrase.split(" ")] if " " in phrase else ["", "", phrase]
    return " ".join([*before, f"{one}-{other}"]).strip() if f"{one}-{other}" in bodies() else phrase


def _without_party(name: str) -> str:
    """What a party's member is of.

    >>> _without_party("New Mexico Democrat"), _without_party("Orlec"), _without_party("Republican")
    ('New Mexico', 'Orlec', 'Republican')
    """
    *words, last = name.split()
    return " ".join(words) if words and last.lower() in PARTIES else name
