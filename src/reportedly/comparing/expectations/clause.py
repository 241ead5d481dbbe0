"""A clause as it is kept: what it says of something done, who and what takes part, and when it is due."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Literal

from reportedly.model import ExpectationKind, Record, Says, Span

Bound = Literal["in", "by", "from"]
"""In that time; at its end at the latest; or from its beginning on."""


class Due(Record, frozen=True):
    """When it is due, as words say, and in bounds as far as these can be told."""

    words: str
    bound: Bound = "in"
    earliest: datetime | None = None
    latest: datetime | None = None


class Party(Record, frozen=True):
    """One who or that takes part: its lemma, its name if it has one, and what else it is told by.

    `ids` are those of the actor, and `iso:KP` of a country or of what is in it; `names` are of others in the
    same words (*the reservoir above Orlec*), `marks` what tells it from others of its kind (*the second*).
    """

    word: str
    name: str | None = None
    ids: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()

    def is_state(self) -> bool:
        """Whether it is a country, a government or a place in one."""
        return any(one.startswith("iso:") for one in self.ids)

    def words(self) -> Iterator[str]:
        """What it is looked up by."""
        for part in (self.name or self.word, *self.names):
            yield from (word for word in part.split() if any(map(str.isalnum, word)))


class Clause(Record, frozen=True):
    """One thing that a page says of something done: that it is expected, happened, did not …

    `head` stands for all words that tell the same, `words` is the sentence, at `span`; `at` is where the head
    stands. `doers` do it, `things` it is done to or with, `places` where. `earliest` and `latest` are when
    it was, `due` when it is to be. `by` is the statement that it stands in. `vague` says that it was told as
    before something else, without a day. `owed` is that it is a thing promised or due, `definite` that the
    head is a noun which takes up what was told; `beside` are the names in the sentence, but for states.
    """

    head: str
    says: Says
    words: str
    span: Span
    at: Span
    doers: tuple[Party, ...] = ()
    things: tuple[Party, ...] = ()
    places: tuple[Party, ...] = ()
    kind: ExpectationKind | None = None
    due: Due | None = None
    earliest: datetime | None = None
    latest: datetime | None = None
    by: str | None = None
    vague: bool = False
    owed: bool = False
    definite: bool = False
    beside: tuple[str, ...] = ()

    def heads(self) -> tuple[str, ...]:
        """The heads of clauses that may tell of it: what is owed may be delivered, published or presented."""
        return ("deliver", "publish", "present") if self.owed else (self.head,)

    def parties(self) -> tuple[Party, ...]:
        """All who and that take part."""
        return (*self.doers, *self.things, *self.places)
