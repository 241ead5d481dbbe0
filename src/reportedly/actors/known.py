"""One actor of an article, as it becomes known."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from typing import cast

import msgspec

from reportedly.actors.identities import Identity, Leader, adjectives, family_first, short_adjective, slug
from reportedly.actors.nations import nations_in
from reportedly.actors.roles import Role, likeness, role_of
from reportedly.actors.titles import HANGING, bodies, generic, groups_of, post_nominals, with_the
from reportedly.model import Actor, ActorKind

_NO_COUNTRIES = frozenset({"EU", "UN", "NATO"})
"""What leaders.tsv has in place of a country for the heads of organisations."""


_STYLED = 2.0
"""How well `the doctor` fits `Dr Lena Holt`, of whom no more is told. A judgement."""

_PARTICLE = 3
"""Letters of the longest small word in a name: `de`, `van`."""

_PUBLIC = frozenset(
    {"leader", "minister", "lawmaker", "official", "diplomat", "democrat", "republican", "tory"}
)


_ABROAD = re.compile(r"\b(?:to|for|on|in|at|with|against)\b")
"""What begins the words for where somebody is sent, which is not whose he is: `the UN envoy for Syria`."""


class Known(msgspec.Struct):
    """One actor of the article: what it is called and is, where it is named, is a subject, and speaks.

    `styles` are the words right before the full name: `mr`, `coun`.
    """

    name: str
    kind: str = "unknown"
    country: str | None = None
    gender: str = ""
    styles: set[str] = set()
    roles: list[str] = []
    at: list[int] = []
    said: list[int] = []
    subject_at: list[int] = []
    identity: Identity | None = None
    leader: Leader | None = None
    offices: tuple[str, ...] = ()
    age: int = 0

    def copied(self) -> Known:
        """The same, with lists of its own."""
        return msgspec.structs.replace(
            self,
            styles={*self.styles},
            roles=[*self.roles],
            at=[*self.at],
            said=[*self.said],
            subject_at=[*self.subject_at],
        )

    def actor(self) -> Actor:
        """As the record that a reading keeps."""
        kind = cast("ActorKind", self.kind)
        told: set[str] = set()
        if kind == "person":
            told = {nation for role in self.roles for nation in _nations_of(role)}
        country = self.country or (told.pop() if len(told) == 1 else None)
        wikidata = next((one.wikidata for one in (self.leader, self.identity) if one), None)
        shown = f"the {self.name}" if self.name in with_the() else self.name
        told_roles = self.all_roles() if kind == "person" else ()
        return Actor(self.key(), shown, kind, country, told_roles, wikidata)

    def key(self) -> str:
        """The id: of the name that is the same in every article, where that is known."""
        known = self.leader or self.identity
        return slug(known.name if known else self.name)

    def all_roles(self) -> tuple[str, ...]:
        """What the article says one is, and the offices held that it does not mention."""
        said = [role for role in map(role_of, self.roles) if role]
        more = [words for words in self.offices if not any(_holds(words, role) for role in said)]
        return tuple(dict.fromkeys((*self.roles, *more)))

    def words(self) -> list[str]:
        """The words of the name, lower-cased, without `Jr.` and `KC`.

        >>> Known("Helena Crewe KC").words()
        ['helena', 'crewe']
        """
        return list(_words(self.name))

    def is_named(self) -> bool:
        """Whether a person is known by a name, and not only as what he is.

        >>> [Known(name).is_named() for name in ("Ann de Wit", "Kremlin official", "king of Norway")]
        [True, False, False]
        """
        lower = [word for word in self.name.split() if word[:1].islower()]
        return not HANGING.search(self.name) and all(len(word) <= _PARTICLE for word in lower)

    def surname(self) -> str:
        """The word that `Mr.` goes with."""
        words = self.words()
        east = len(words) > 1 and words[0] in family_first() and words[-1] not in family_first()
        return words[0] if east else words[-1]

    def nations(self) -> frozenset[str]:
        """The countries that the roles and offices are of."""
        found = {nation for role in (*self.roles, *self.offices) for nation in nations_in(role)}
        return frozenset(found | ({self.country} if self.country else set()))

    def likeness(self, asked: Role) -> float:
        """How well a role fits one that this person has, 0 where it does not."""
        nations = self.nations()
        held = [role for role in map(role_of, (*self.roles, *self.offices)) if role]
        styled = _STYLED if asked.head == "doctor" and "dr" in self.styles and not held else 0.0
        return max((likeness(asked, role, nations) for role in held), default=styled)

    def fits(self, noun: str) -> bool:
        """Whether a body may be called by a noun: a company `the firm`, a board of trade `the board`."""
        kind = bodies().get(noun, "")
        if self.kind in {"person", "group"}:
            return False
        teams = {"club", "team", "side"}
        nouns = teams if self.kind == "place" else generic() | teams
        if self.kind in {"unknown", "place"} and self.said and self.name[:1].isupper() and noun in nouns:
            return True
        if noun in self.words() or any(noun in role.lower().split() for role in self.roles):
            return True
        own = self.words()[-1]
        if self.name[:1].islower() and own in bodies() and own not in generic():
            # a body only known as `the union` is no company; `the health department` is an agency
            return kind == "agency" and self.kind == "government"
        watchdog = self.name[:1].islower() and kind == "company" != bodies().get(own, kind)
        if kind == "country" or noun not in generic() or watchdog:
            return kind == self.kind == "country"
        office = kind == "agency" and self.kind == "government" and self.identity is None
        paper = kind == "company" and self.kind == "outlet"
        trading = kind == "company" and self.kind == "organisation" and not self._is_no_company()
        return office or paper or kind == self.kind or trading

    def _is_no_company(self) -> bool:
        """Whether an organisation is known not to trade: a court, a union, NATO.

        >>> [Known(name, "organisation")._is_no_company() for name in ("Port Council", "Open Door")]
        [True, False]
        """
        said = (*self.words(), *self.roles)
        nouns = (word for word in said if bodies().get(word) in {"organisation", "government"})
        return self.identity is not None or any(noun not in generic() for noun in nouns)

    def latest(self, at: int) -> int:
        """Where it was last named or spoke before an offset; -1 where it was not."""
        return last_before(self.at + self.said, at)

    def is_called(self, proper: list[str]) -> bool:
        """Whether a role of it has each of these names in it: `the Indiana governor`."""
        return all(any(word in role for role in (*self.roles, *self.offices)) for word in proper)

    def become(self, terms: tuple[Leader, ...], on: date | None, nations: frozenset[str]) -> None:
        """Take on who the tables say this is, with the offices held on a day; on no day, the latest.

        Of offices in two countries, those of the countries that the article speaks of: France's president
        is a prince of Andorra too.
        """
        held = [term for term in terms if (term.holds(on) if on else term.until is None)]
        held = [term for term in held if term.country in nations] or held
        self.leader = (held or list(terms))[0]
        self.gender = self.gender or self.leader.gender
        if " " not in self.name:
            self.name = self.leader.name
        if self.country is None and self.leader.country not in _NO_COUNTRIES and held:
            self.country = self.leader.country
        self.offices = tuple(dict.fromkeys(_titled(term, title) for term in held for title in term.titles))


def _nations_of(role: str) -> frozenset[str]:
    """The countries that a role says somebody is of, and not only is sent to.

    >>> _nations_of("UN envoy for Syria"), _nations_of("Syria envoy"), _nations_of("Russian envoy to Syria")
    (frozenset(), frozenset(), frozenset({'RU'}))
    """
    own = _ABROAD.split(role)[0].strip()
    sent = own.split()[-1:] in (["envoy"], ["mediator"], ["negotiator"])
    return frozenset() if sent and not any(word in adjectives() for word in own.split()) else nations_in(own)


@lru_cache(maxsize=4096)
def _words(name: str) -> tuple[str, ...]:
    words = re.sub('[“”"‘]|’(?= )', "", name.lower()).split()
    while len(words) > 1 and words[-1].strip(".,") in post_nominals():
        words = words[:-1]
    return (*words[:-1], re.sub(r"^(?:al|an|ar|as|ash|at|el|ul)-", "", words[-1]))


def without_post_nominals(name: str) -> str:
    """A name without the letters after it.

    >>> without_post_nominals("Helena Crewe KC"), without_post_nominals("Martin King Jr.")
    ('Helena Crewe', 'Martin King Jr.')
    """
    words = name.split()
    while len(words) > 2 and words[-1].isupper() and words[-1].lower() in post_nominals():
        words = words[:-1]
    return " ".join(words)


def is_shorter(short: list[str], full: list[str]) -> bool:
    """Whether a name is another without its middle: `Jan Berg` for Jan Peter Berg.

    >>> is_shorter(["v.", "seshagiri", "rao"], ["v.", "raghava", "rao"])
    False
    """
    ends = len(full) > 1 and (short[0], short[-1]) == (full[0], full[-1])
    return ends and (len(short) < len(full) or short == full) and len(short) > 1


def _titled(term: Leader, title: str) -> str:
    whose = short_adjective(term.country)
    own = term.country in _NO_COUNTRIES and title != title.lower()
    return title if own else f"{whose} {title}"


def _holds(office: str, said: Role) -> bool:
    held = role_of(office)
    return held is not None and held.head == said.head


def may_be(known: Known, terms: tuple[Leader, ...]) -> bool:
    """Whether what the article says of a person fits a leader: a namesake who is a plumber is none."""
    said = [role for role in map(role_of, known.roles) if role]
    public = any(groups_of(role.head) & _PUBLIC for role in said)
    own = any(nations_in(role) & {term.country for term in terms} for role in known.roles)
    return not said or public or own or any(bears(term, said) for term in terms)


def bears(leader: Leader, said: list[Role]) -> bool:
    """Whether one of the roles that are said of somebody is the leader's title."""
    return any(role.head in leader.titles and not role.nations - {leader.country} for role in said)


def before(places: list[int], at: int) -> list[int]:
    """The offsets that come before one."""
    return [place for place in places if place < at]


def last_before(places: list[int], at: int) -> int:
    """The last of the offsets that come before one; -1 where none does."""
    return max(before(places, at), default=-1)
