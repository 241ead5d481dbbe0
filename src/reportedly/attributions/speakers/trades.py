"""Which body a noun means: `the watchdog`, `the haulier`, `the Dutch group`, `the U.N. agency`."""

from __future__ import annotations

import re
from typing import NamedTuple

from reportedly.actors.called import body_called, body_first, body_later, body_of
from reportedly.actors.cast import Cast
from reportedly.actors.discourse import Discourse, Resolved
from reportedly.actors.identities import slug
from reportedly.actors.known import Known, before, last_before
from reportedly.actors.meant import opens_paragraph
from reportedly.actors.nations import nations_in
from reportedly.actors.roles import HARDLY, Role, likeness, loose_words, role_of
from reportedly.actors.titles import HANGING, bodies, body_kind, generic, groups_of
from reportedly.attributions.speakers.elsewhere import is_anothers, is_of
from reportedly.attributions.speakers.source_names import SourceNames

_FIELDED = frozenset({"agency", "government", "organisation"})
"""Kinds of bodies that a word for their field tells from others, as a company has many words."""

_RANKS = frozenset(
    {"supreme", "constitutional", "federal", "high", "appeal", "appeals", "crown", "district", "criminal"}
)
"""What tells one court from another."""

_REACHES = frozenset({"international", "european", "african", "asian"})
_FEDERATED = re.compile(r"(?:federation|association|union|league|committee)$")
"""Bodies of which there is one for each land, and one for all: `the international federation`."""

_SOON = 400
"""Characters within which a body of which one has been told is named. A judgement: two long sentences."""

_OTHERS = re.compile(r"\b[a-z]+s['’] ")
"""Whose body another is: `the referees’ body`, `the drivers’ union`."""


class Called(NamedTuple):
    """Words by which somebody or a body is called, and where: `the Swiss watchdog, which …`.

    `core` is `Swiss watchdog`, and `more` what comes after it; `bare` are the words of a headline, without
    an article; `of_people` have a nationality or a country for their only name, `proper` another name.
    """

    core: str
    more: str
    start: int
    definite: bool
    bare: bool
    of_people: bool
    proper: bool

    @property
    def alone(self) -> bool:
        """Whether nothing more is said of what."""
        return not self.more.strip(" ,") or self.more.startswith(",")


class Trades:
    """Reads such nouns, in reading order, with what the article has said so far."""

    def __init__(self, so_far: Discourse, names: SourceNames, lead: int) -> None:
        self.lead = lead
        self.so_far = so_far
        self.text = so_far.text
        self.cast: Cast = so_far.cast
        self.names = names

    def trader(self, core: str, start: int) -> Known | None:
        """A company just told of, by a word for people too: `Castel fell after the haulier said so.`"""
        noun = core.rsplit(maxsplit=1)[-1]
        if bodies().get(noun) != "company" or not groups_of(noun):
            return None
        here = self.text.rfind("\n", 0, start)
        if opens_paragraph(self.text, start + 1):
            here = self.so_far.paragraph_before(start)
        near = [
            (max(at), one)
            for one in (*self.cast.people, *self.cast.others.values(), *self.cast.unsorted.values())
            if (at := [place for place in one.at if here < place < start])
        ]
        last = max(near, key=lambda pair: pair[0])[1] if near else None
        return last if last and last.kind in {"company", "organisation"} else None

    def meant(self, said: Called, role: Role | None) -> Resolved | None:
        """The body that words mean by its kind, else a source that was described so before."""
        body = self._body(said)
        if body is not None:
            return [body], "role"
        return self._seen_before(said, role) if said.definite and not said.proper else None

    def _body(self, said: Called) -> Known | None:
        core, start = said.core, said.start
        body = self._named_after(core, start) if said.bare and core else None
        if not body and said.of_people and said.definite and core.lower().endswith(" agency"):
            body = self._world_body(start)
        if not body and said.definite and (same := self.cast.others.get(slug(core.lower()))) is not None:
            spoke = same.kind != "person" and before(same.said, start)
            body = same if spoke and same.name.islower() else None
        asked = said.definite or said.bare or core.lower() == "police"
        if not body and core and said.alone and not said.proper and asked:
            body = body_of(self.cast, core, start, start < self.lead) or self._named_soon(said)
        return body or (body_first(self.cast, core.lower()) if said.bare and not said.definite else None)

    def _named_soon(self, said: Called) -> Known | None:
        """The body that is named in the next sentences: `The watchdog agreed, said the Ofbury Office`."""
        noun = said.core.rsplit(maxsplit=1)[-1].lower()
        only = (said.core.lower() == noun or said.of_people) and noun in generic() | {"regulator"}
        soon = body_of(self.cast, noun, said.start, later=True) if only else None
        return soon if soon and said.start < min(soon.at) <= said.start + _SOON else None

    def _named_after(self, core: str, start: int) -> Known | None:
        """The body that a headline tells of before naming it: `Central bank holds rates`."""
        noun = core.rsplit(maxsplit=1)[-1].lower()
        return body_later(self.cast, core.lower(), start) if noun in bodies() else None

    def _world_body(self, start: int) -> Known | None:
        """The body of no one country that was last heard of: the WHO, as `the U.N. agency`."""
        there = [
            (max(before(one.at + one.said, start)), one)
            for one in self.cast.others.values()
            if one.kind == "organisation" and one.identity and not one.country and before(one.at, start)
        ]
        return max(there, key=lambda pair: pair[0])[1] if there else None

    def _seen_before(self, said: Called, role: Role | None) -> Resolved | None:
        """A source that was described with the same noun, or a body of that kind, that spoke before."""
        core, start = said.core, said.start
        *ahead, noun = core.lower().split() or [""]
        kind = body_kind(noun)
        for place, found in reversed(self.so_far.spoken):
            known = found[0]
            if place >= start or len(found) > 1:
                continue
            if noun and noun == HANGING.split(known.name.lower())[0].strip(" ,").split(" ")[-1]:
                held = role_of(known.name) if role else None
                if (kind and self._is_of_other_field(core, start, known)) or (
                    role and held and likeness(role, held) <= HARDLY
                ):
                    continue  # `the shadow justice secretary` is no private secretary
                if known.name == noun and ahead:
                    known.name = core.lower()
                return found, "role"
            fits = (
                role and known.kind == "person" and known.likeness(role) > HARDLY and is_of(known, said.more)
            )
            if fits and role and not is_anothers(self.text, known, role, core):
                return found, "role"
        alone = said.alone and not _OTHERS.search(core)
        body = body_called(self.cast, noun, start, alone, nations_in(core)) if kind else None
        body = None if body and kind in _FIELDED and self._is_of_other_field(core, start, body) else body
        body = body or (self._just_heard(start) if alone and kind == "company" else None)
        return ([body], "role") if body else None

    def _is_of_other_field(self, core: str, start: int, body: Known) -> bool:
        """Whether a noun tells of another field: a Health Inspectorate is not `the water watchdog`."""
        at = self.text.find(core, start)
        tokens = (self.names.token(at + word.start()) for word in re.finditer(r"[a-z-]+ ", core))
        found = [token for token in tokens if token is not None]
        fields = {token.lower_ for token in found if token.pos_ == "NOUN"} - loose_words()
        fields |= {token.lower_ for token in found} & _RANKS
        fields |= {token.lower_ for token in found if _FEDERATED.search(core)} & _REACHES
        named = body.name.lower().replace("-", " ").split()
        theirs = HANGING.split(body.name.lower())[0].split()[:-1] if body.name.islower() else named
        return bool(fields and theirs) and not fields & {*named, *" ".join(body.roles).lower().split()}

    def _just_heard(self, start: int) -> Known | None:
        """The company that has just spoken: `Lyle & Co was sad. “He was fun,” the bank said.`"""
        last = self.so_far.last_spoken(start) or []
        near = len(last) == 1 and last_before(last[0].said, start) >= self.text.rfind("\n", 0, start)
        return last[0] if near and last[0].kind == "company" and last[0].name[:1].isupper() else None
