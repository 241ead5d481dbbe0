"""Who speaks about whom, and who cites whom: those of most statements, and what ties them."""

from __future__ import annotations

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator
from typing import Literal, get_args

import msgspec

from reportedly.errors import QuestionError
from reportedly.ledger.asked_actors import conditions
from reportedly.ledger.asking import Question
from reportedly.model import ActorKind, Record

NetworkKind = Literal["about", "cites"]
"""Of what: one speaks about the other; or one carries the words of the other."""


class Member(Record, frozen=True):
    """Somebody in a network, and in how many of its statements on either side.

    `id` is that of an actor of the ledger; who is known by a name alone, as sites are, has none.
    """

    name: str
    kind: ActorKind = "unknown"
    country: str | None = None
    statements: int = 0
    id: str | None = None


class Tie(Record, frozen=True):
    """That one speaks about the other, or cites it: in so many statements, of so many independent texts.

    `one` and `other` are places among the members, from 0.
    """

    one: int
    other: int
    statements: int
    texts: int


class Network(Record, frozen=True):
    """The members of most statements, the first of them first, and their ties, the strongest first.

    So many more members, and statements that tie them, are left out.
    """

    kind: NetworkKind
    members: tuple[Member, ...] = ()
    ties: tuple[Tie, ...] = ()
    members_left_out: int = 0
    statements_left_out: int = 0


TIE_COLUMNS = (
    "one",
    "one_id",
    "one_country",
    "kind",
    "other",
    "other_id",
    "other_country",
    "statements",
    "texts",
)
"""The columns of a network as CSV."""


def tie_rows(found: Network) -> Iterator[tuple[str | int | None, ...]]:
    """The ties as cells of `TIE_COLUMNS`."""
    for tie in found.ties:
        one, other = found.members[tie.one], found.members[tie.other]
        ends = (one.name, one.id, one.country), (other.name, other.id, other.country)
        yield (*ends[0], found.kind, *ends[1], tie.statements, tie.texts)


def kind(asked: str) -> NetworkKind:
    """The kind that is meant. Raises `QuestionError` where it is none."""
    for name in get_args(NetworkKind):
        if asked.strip().casefold() == name:
            return name
    raise QuestionError(f"{asked!r} is not a kind of network; these are: {', '.join(get_args(NetworkKind))}")


Pair = tuple[int, int]


def network(
    connection: sqlite3.Connection, of_kind: NetworkKind, asked: Question, around: Collection[int], limit: int
) -> Network:
    """The network of the statements asked for; with the numbers of an actor, of it and of those near."""
    links = _Links(connection, of_kind, asked)
    own = {links.root(number) for number in around}
    pairs = _near(own, links.pairs())
    sizes: Counter[int] = Counter()
    for (one, other), number in pairs.items():
        sizes[one] += number
        sizes[other] += number
    kept = sorted(sizes, key=lambda number: (number not in own, -sizes[number], number))[:limit]
    places = {number: nth for nth, number in enumerate(kept)}
    texts = links.texts(kept)
    ties = [
        Tie(places[one], places[other], number, texts[one, other])
        for (one, other), number in pairs.items()
        if one in places and other in places
    ]
    return Network(
        of_kind,
        tuple(_member(connection, number, sizes[number]) for number in kept),
        tuple(sorted(ties, key=lambda tie: (-tie.texts, -tie.statements, tie.one, tie.other))),
        len(sizes) - len(kept),
        pairs.total() - sum(tie.statements for tie in ties),
    )


def _near(own: Collection[int], pairs: Counter[Pair]) -> Counter[Pair]:
    """Of the pairs, those among an actor and its neighbours; all, where there is no actor."""
    if not own:
        return pairs
    near = {number for pair in pairs if pair[0] in own or pair[1] in own for number in pair}
    return Counter({pair: number for pair, number in pairs.items() if pair[0] in near and pair[1] in near})


class _Links:
    """The links of the statements that are asked for, each actor under the one that it was merged into."""

    def __init__(self, connection: sqlite3.Connection, of_kind: NetworkKind, asked: Question) -> None:
        decided, own = conditions(asked.checks)
        self._connection = connection
        self._these = "FROM links WHERE kind = :kind"
        self._bound: dict[str, object] = {"kind": of_kind, "first": asked.first, "last": asked.last, **own}
        if not asked.of_all_times:  # or else the index by pair has all that is asked
            self._these += " AND attribution BETWEEN :first AND :last"
        if asked.match:
            found = "SELECT rowid FROM search WHERE search MATCH :match AND rowid BETWEEN :first AND :last"
            self._these += f" AND attribution IN ({found} {decided})"
            self._bound["match"] = asked.match
        rows = connection.execute("SELECT number, same_as FROM actors WHERE same_as IS NOT NULL")
        self._roots: dict[int, int] = dict(rows.fetchall())

    def root(self, number: int) -> int:
        """The actor that this one was merged into, or itself."""
        return self._roots.get(number, number)

    def pairs(self) -> Counter[Pair]:
        """How many statements tie each two."""
        rows = self._connection.execute(
            f"SELECT one, other, count(*) {self._these} GROUP BY one, other", self._bound
        )
        found: Counter[Pair] = Counter()
        for one, other, number in rows:
            pair = (self.root(one), self.root(other)) if self._roots else (one, other)
            if pair[0] != pair[1]:
                found[pair] += number
        return found

    def texts(self, members: Collection[int]) -> dict[Pair, int]:
        """In how many texts each two of these are tied: pages of one family carry one text."""
        merged = {number for number, root in self._roots.items() if root in set(members)}
        inside = "(SELECT value FROM json_each(:members))"
        rows = self._connection.execute(
            f"""
            SELECT one, other, coalesce(family, -page)
            FROM (SELECT one, other, page {self._these} AND one IN {inside} AND other IN {inside})
            LEFT JOIN family_pages USING (page)
            """,
            {**self._bound, "members": msgspec.json.encode([*members, *merged]).decode()},
        )
        found: dict[Pair, set[int]] = defaultdict(set)
        for one, other, text in rows:
            found[self.root(one), self.root(other)].add(text)
        return {pair: len(texts) for pair, texts in found.items()}


def _member(connection: sqlite3.Connection, number: int, statements: int) -> Member:
    if number < 0:
        (name,) = connection.execute("SELECT name FROM outlets WHERE number = ?", (-number,)).fetchone()
        return Member(name, "outlet", None, statements)
    row = connection.execute(
        "SELECT id, name, kind, country FROM actors WHERE number = ?", (number,)
    ).fetchone()
    return msgspec.convert({**dict(row), "statements": statements}, Member)
