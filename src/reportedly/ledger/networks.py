"""Who speaks about whom, and who cites whom: those of most statements, and what ties them."""

from __future__ import annotations

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from heapq import nsmallest
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
    ones, others = _near(own, *links.ends())
    sizes = Counter(ones)
    sizes.update(others)
    kept = nsmallest(limit, sizes, key=lambda number: (number not in own, -sizes[number], number))
    places = {number: nth for nth, number in enumerate(kept)}
    ties = [
        Tie(places[one], places[other], len(texts), len(set(texts)))
        for (one, other), texts in links.texts(kept).items()
    ]
    return Network(
        of_kind,
        tuple(_member(connection, number, sizes[number]) for number in kept),
        tuple(sorted(ties, key=lambda tie: (-tie.texts, -tie.statements, tie.one, tie.other))),
        len(sizes) - len(kept),
        len(ones) - sum(tie.statements for tie in ties),
    )


def _near(own: Collection[int], ones: Sequence[int], others: Sequence[int]) -> tuple[Sequence[int], ...]:
    """The ends of the links among an actor and its neighbours; of all links, where there is no actor.

    >>> _near({1}, [1, 2, 3, 3], [2, 3, 1, 4])
    ([1, 2, 3], [2, 3, 1])
    """
    if not own:
        return ones, others
    links = list(zip(ones, others, strict=True))
    near = (
        {other for one, other in links if one in own} | {one for one, other in links if other in own} | {*own}
    )
    kept = [link for link in links if link[0] in near and link[1] in near]
    return [one for one, _ in kept], [other for _, other in kept]


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

    def ends(self) -> tuple[list[int], list[int]]:
        """Who is on the one end of each link, and who on the other."""
        both = "json_group_array(one), json_group_array(other)"  # row by row takes three times as long
        found = self._connection.execute(f"SELECT {both} {self._these}", self._bound).fetchone()
        ones, others = (msgspec.json.decode(column, type=list[int]) for column in found)
        if not self._roots:
            return ones, others
        pairs = ((self.root(one), self.root(other)) for one, other in zip(ones, others, strict=True))
        apart = [(one, other) for one, other in pairs if one != other]
        return [one for one, _ in apart], [other for _, other in apart]

    def texts(self, members: Collection[int]) -> dict[Pair, list[int]]:
        """The text of each statement that ties two of these: pages of one family carry one text."""
        merged = {number for number, root in self._roots.items() if root in set(members)}
        rows = self._connection.execute(
            f"""
            SELECT one, other, coalesce(family, -page)
            FROM (
                SELECT one, other, page {self._these}
                AND one IN (SELECT value FROM json_each(:members))
                AND +other IN (SELECT value FROM json_each(:members))
            )
            LEFT JOIN family_pages USING (page)
            """,
            {**self._bound, "members": msgspec.json.encode([*members, *merged]).decode()},
        )
        found: dict[Pair, list[int]] = defaultdict(list)
        for one, other, text in rows:
            pair = self.root(one), self.root(other)
            if pair[0] != pair[1]:
                found[pair].append(text)
        return found


def _member(connection: sqlite3.Connection, number: int, statements: int) -> Member:
    if number < 0:
        (name,) = connection.execute("SELECT name FROM outlets WHERE number = ?", (-number,)).fetchone()
        return Member(name, "outlet", None, statements)
    row = connection.execute(
        "SELECT id, name, kind, country FROM actors WHERE number = ?", (number,)
    ).fetchone()
    return msgspec.convert({**dict(row), "statements": statements}, Member)
