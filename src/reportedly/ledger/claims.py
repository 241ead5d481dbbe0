"""Questions about claims and disputes: what several pages say, through whom, and who says the contrary."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import datetime
from itertools import islice

from reportedly.comparing.alignment import reworded
from reportedly.errors import NotHeldError
from reportedly.ledger import asking, families
from reportedly.ledger.asked_actors import conditions
from reportedly.ledger.asking import Question
from reportedly.ledger.families import Family
from reportedly.ledger.keys import KEYS_PER_SECOND, UNDATED_SECOND
from reportedly.ledger.parts import in_parts
from reportedly.ledger.sources import chain, families_of, sources_of
from reportedly.model import DisputeKind, Record, Statement

BATCH = 100
"""Rows fetched by one query."""

_CLAIM = re.compile(r"c(\d+)")


class Change(Record, frozen=True):
    """Words of the first wording, and those that stand in their place; either may be empty."""

    was: str
    now: str


class Wording(Record, frozen=True):
    """One statement that makes a claim, why it is one with it, and what differs from the first wording.

    `words` have their pronouns spelled out where the page makes them clear; `score`, from 0 to 1, is how
    likely it is the same, `reason` why. `family` is the id of the text that its page shares with others,
    `source` who stands at the head of its chain.
    """

    statement: Statement
    words: str
    reason: str
    score: float
    changes: tuple[Change, ...] = ()
    family: str | None = None
    source: str = ""


class Claim(Record, frozen=True):
    """The same content on one page or several.

    `wordings` are in the order of publication. Three counts: `pages` that carry it, `texts` that are nobody's
    copy, and `sources`, those at the head of the chains: who is meant, or an unnamed source of one report.
    `chains` is how it came, from who spoke to the site. `earliest` and `latest` are when its dated pages were
    published.
    """

    id: str
    words: str
    pages: int
    texts: int
    sources: tuple[str, ...] = ()
    chains: tuple[str, ...] = ()
    earliest: datetime | None = None
    latest: datetime | None = None
    wordings: tuple[Wording, ...] = ()


class Dispute(Record, frozen=True):
    """Two statements that cannot both hold, and the words that are opposed.

    `id` is `ONE/OTHER`, of the ids of the two. `claims` are the ids of the claims on either side, where these
    are claims; `one_side` and `other_side` are the sources of these, who stand there.

    What one speaker said and later said the contrary of is no dispute: `Ledger.turns`.
    """

    id: str
    kind: DisputeKind
    reason: str
    one: Statement
    other: Statement
    claims: tuple[str, ...] = ()
    one_side: tuple[str, ...] = ()
    other_side: tuple[str, ...] = ()


class Trace(Record, frozen=True):
    """A claim from the first page that carries it on, and what is said against it.

    `reason` is why it was taken for what was asked for. `families` are those of its pages that carry the same
    text as others: such pages are one text.
    """

    claim: Claim
    reason: str
    disputes: tuple[Dispute, ...] = ()
    families: tuple[Family, ...] = ()


def claims(
    connection: sqlite3.Connection,
    asked: Question,
    sources: int,
    limit: int | None,
    after: str | None = None,
    *,
    wordings: bool = True,
) -> Iterator[Claim]:
    """The claims that a statement asked for makes, those of most pages first; of so many sources at least.

    With `after`, the id of a claim, those that come after it in that order. Without their `wordings` and
    chains, they are had sooner.
    """
    of_these, own = made_by(asked, "attribution")
    said = (
        f"number IN (SELECT claim FROM claim_statements WHERE {of_these})"
        if asked.match
        else f"EXISTS (SELECT 1 FROM claim_statements WHERE claim = number AND ({of_these}))"
    )
    rows = f"""
        SELECT number, pages FROM claims WHERE (pages, -number) < (:pages, -:number) AND {said}
        ORDER BY pages DESC, number LIMIT :batch
    """
    told = _claim if wordings else _brief
    bound: dict[str, object] = {**own, "pages": (1 << 62), "number": 0}
    if after is not None:
        stands = "SELECT pages, number FROM claims WHERE number = ?"
        bound |= dict(connection.execute(stands, (_number(connection, after),)).fetchone())

    def made(number: int) -> Claim | None:
        claim = told(connection, number)
        return claim if len(claim.sources) >= sources else None

    yield from in_parts(connection, rows, bound, made, limit=limit, batch=BATCH)


def disputes(
    connection: sqlite3.Connection,
    asked: Question,
    kind: str | None,
    limit: int | None,
    after: str | None = None,
    *,
    sources: int = 1,
) -> Iterator[Dispute]:
    """The disputes in which a statement asked for is on one side, by the date of the later one.

    So many `sources`, at least, stand on both sides together.

    With `after`, the id of a dispute, those that come after it in that order.
    """
    of_these, own = made_by(asked, "one", "other")
    rows = f"""
        SELECT * FROM disputes WHERE ({of_these})
        AND (:kind IS NULL OR kind = :kind)
        AND (max(one, ~one), one, other) > (max(:after_one, ~:after_one), :after_one, :after_other)
        ORDER BY max(one, ~one), one, other LIMIT :limit
    """
    after_one, after_other = _sides(connection, after) if after else (0, -(1 << 63))
    bound = {**own, "kind": kind, "limit": -1 if limit is None or sources > 1 else limit}
    bound |= {"after_one": after_one, "after_other": after_other}
    found = disputes_of(connection, connection.execute(rows, bound).fetchall())
    of_so_many = (one for one in found if len({*one.one_side, *one.other_side}) >= sources)
    yield from islice(of_so_many, limit)


def latest_disputes(connection: sqlite3.Connection, limit: int) -> Iterator[Dispute]:
    """So many disputes, those whose later side has the newest dated page first."""
    rows = """
        SELECT * FROM disputes ORDER BY max(one, ~one) >= ?, max(one, ~one) DESC, one, other LIMIT ?
    """
    undated = UNDATED_SECOND * KEYS_PER_SECOND
    yield from disputes_of(connection, connection.execute(rows, (undated, limit)).fetchall())


def disputes_of(connection: sqlite3.Connection, rows: Iterable[sqlite3.Row]) -> Iterator[Dispute]:
    """The disputes in these rows of their table."""
    standing = _Sources(connection)
    for row in rows:
        yield _dispute(connection, row, standing)


def made_by(asked: Question, *columns: str) -> tuple[str, dict[str, object]]:
    """The SQL that one of the columns is the key of what is asked for, and what it is bound to."""
    decided, own = conditions(asked.checks)
    bound: dict[str, object] = {"match": asked.match, "first": asked.first, "last": asked.last, **own}
    if not asked.match:
        sql = "({0} BETWEEN :first AND :last OR {0} BETWEEN ~:last AND ~:first)"
    else:
        sql = f"""{{0}} IN (
            SELECT rowid FROM search WHERE search MATCH :match AND rowid BETWEEN :first AND :last {decided}
            UNION ALL SELECT rowid FROM assertion_search
            WHERE assertion_search MATCH :match AND rowid BETWEEN ~:last AND ~:first
        )"""
    return " OR ".join(sql.format(column) for column in columns), bound


def dispute(connection: sqlite3.Connection, asked: str) -> Dispute:
    """The dispute with this id. Raises `NotHeldError` where there is none."""
    rows = "SELECT * FROM disputes WHERE one = ? AND other = ?"
    row = connection.execute(rows, _sides(connection, asked)).fetchone()
    if row is None:
        raise NotHeldError(f"the ledger has no dispute {asked!r}: its id is STATEMENT/STATEMENT")
    return _dispute(connection, row, _Sources(connection))


def _sides(connection: sqlite3.Connection, asked: str) -> tuple[int, int]:
    """The keys of the two statements of a dispute, by its id."""
    one, other = "/".join(asked.split("/")[:2]), "/".join(asked.split("/")[2:])
    return asking.key_of(connection, "attributions", one), asking.key_of(connection, "attributions", other)


def claim(connection: sqlite3.Connection, asked: str) -> Claim:
    """The claim with this id, or of the statement with this id. Raises `NotHeldError` where there is none."""
    if "/" not in asked:
        return _claim(connection, _number(connection, asked))
    key = asking.key_of(connection, "attributions", asked)
    found = connection.execute("SELECT claim FROM claim_statements WHERE attribution = ?", (key,)).fetchone()
    if found is None:
        raise NotHeldError(f"statement {asked!r} is in no claim")
    return _claim(connection, found["claim"])


def against(connection: sqlite3.Connection, asked: str) -> Iterator[Dispute]:
    """The disputes that a claim has a side in, by its id. Raises `NotHeldError` where there is none."""
    rows = connection.execute(
        """
        SELECT disputes.* FROM claim_statements JOIN disputes ON one = attribution WHERE claim = ?1
        UNION SELECT disputes.* FROM claim_statements JOIN disputes ON other = attribution WHERE claim = ?1
        ORDER BY one, other
        """,
        (_number(connection, asked),),
    ).fetchall()
    yield from disputes_of(connection, rows)


def trace(connection: sqlite3.Connection, asked: str) -> Trace | None:
    """The claim of this id, of the statement of this id, or nearest to these words, if one is near.

    Raises `NotHeldError` for the id of a claim that is not there.
    """
    number, reason = _meant(connection, asked.strip())
    if number is None:
        return None
    found = _claim(connection, number)
    pages = dict.fromkeys(wording.statement.page for wording in found.wordings)
    held = tuple(families.of_pages(connection, pages))
    return Trace(found, reason, tuple(against(connection, found.id)), held)


def _meant(connection: sqlite3.Connection, asked: str) -> tuple[int | None, str]:
    """The number of the claim that is asked for, and why it is that one."""
    if _CLAIM.fullmatch(asked):
        return _number(connection, asked), "the claim with that id"
    with suppress(NotHeldError):
        key = asking.key_of(connection, "attributions", asked)
        found = connection.execute("SELECT claim FROM claim_statements WHERE attribution = ?", (key,))
        if row := found.fetchone():
            return row["claim"], "the claim of that statement"
        asked = asking.statement(connection, key).content
    from reportedly.comparing.pairs.vectors import vector  # with these, the parser and the encoder are loaded
    from reportedly.comparing.pairs.verdict import compare
    from reportedly.ledger.claim_candidates import Candidates

    for key in Candidates(connection, 1 << 62).near(asked, vector(asked), frozenset()):
        row = connection.execute(
            "SELECT claim, words FROM claim_statements WHERE attribution = ?", (key,)
        ).fetchone()
        return row["claim"], f"nearest: {compare(asked, row['words']).reason}"
    return None, ""


def _number(connection: sqlite3.Connection, asked: str) -> int:
    """The number of the claim with this id. Raises `NotHeldError` where there is none."""
    found = _CLAIM.fullmatch(asked)
    row = connection.execute("SELECT number FROM claims WHERE number = ?", (found[1] if found else None,))
    number = row.fetchone()
    if number is None:
        raise NotHeldError(f"the ledger has no claim {asked}: `reportedly claims` lists them")
    return number["number"]


def _claim(connection: sqlite3.Connection, number: int) -> Claim:
    rows = connection.execute(
        "SELECT attribution, words, reason, score FROM claim_statements WHERE claim = ? "
        "ORDER BY max(attribution, ~attribution), attribution",
        (number,),
    ).fetchall()
    first = rows[0]["words"]
    by_key = asking.statements_of(connection, [row["attribution"] for row in rows])
    told = [by_key[row["attribution"]] for row in rows]
    sources = sources_of(connection, [row["attribution"] for row in rows])
    differing = {row["words"]: tuple(_changes(first, row["words"])) for row in rows}
    pages = {one.page for one in told}
    held = families_of(connection, pages)
    wordings = tuple(
        Wording(
            statement,
            row["words"],
            row["reason"],
            row["score"],
            differing[row["words"]],
            held.get(statement.page),
            sources[row["attribution"]],
        )
        for row, statement in zip(rows, told, strict=True)
    )
    dated = [one.published for one in told if one.published is not None]
    return Claim(
        f"c{number}",
        first,
        len(pages),
        len({held.get(page, page) for page in pages}),
        tuple(dict.fromkeys(one.source for one in wordings)),
        tuple(dict.fromkeys(chain(one) for one in told)),
        min(dated, default=None),
        max(dated, default=None),
        wordings,
    )


def _changes(first: str, words: str) -> Iterator[Change]:
    for was, now in reworded(first, words):
        yield Change(was.of(first), now.of(words))


def _brief(connection: sqlite3.Connection, number: int) -> Claim:
    """A claim without its wordings and chains."""
    rows = connection.execute(
        """
        SELECT attribution, words, claim_statements.page AS page, published_earliest AS published,
            coalesce(family, -claim_statements.page) AS text
        FROM claim_statements JOIN articles ON articles.page = claim_statements.page
        LEFT JOIN family_pages ON family_pages.page = claim_statements.page
        WHERE claim = ? ORDER BY max(attribution, ~attribution), attribution
        """,
        (number,),
    ).fetchall()
    dated = [datetime.fromisoformat(row["published"]) for row in rows if row["published"]]
    keys = [row["attribution"] for row in rows]
    sources = sources_of(connection, keys)
    return Claim(
        f"c{number}",
        rows[0]["words"],
        len({row["page"] for row in rows}),
        len({row["text"] for row in rows}),
        tuple(dict.fromkeys(sources.values())),
        earliest=min(dated, default=None),
        latest=max(dated, default=None),
    )


def _dispute(connection: sqlite3.Connection, row: sqlite3.Row, standing: _Sources) -> Dispute:
    one, other = (asking.statement(connection, row[side]) for side in ("one", "other"))
    (claim, here), (counterclaim, there) = (standing.on(row[side]) for side in ("one", "other"))
    ids = tuple(f"c{number}" for number in (claim, counterclaim) if number is not None)
    return Dispute(f"{one.id}/{other.id}", row["kind"], row["reason"], one, other, ids, here, there)


class _Sources:
    """Who makes the claims that disputes stand on: each claim is looked up once, however many dispute it."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._of_claims: dict[int, dict[int, str]] = {}

    def on(self, key: int) -> tuple[int | None, tuple[str, ...]]:
        """The claim on one side of a dispute, if it is one, and the sources of all that make it."""
        rows = "SELECT claim FROM claim_statements WHERE attribution = ?"
        row = self._connection.execute(rows, (key,)).fetchone()
        if row is None:
            return None, tuple(sources_of(self._connection, [key]).values())
        claim: int = row["claim"]
        if claim not in self._of_claims:
            self._of_claims[claim] = self._look_up(claim)
        sources = self._of_claims[claim]
        return claim, tuple(dict.fromkeys((sources[key], *sources.values())))

    def _look_up(self, claim: int) -> dict[int, str]:
        """The source of each statement and assertion of a claim, in their order."""
        rows = self._connection.execute(
            "SELECT attribution FROM claim_statements WHERE claim = ? "
            "ORDER BY max(attribution, ~attribution), attribution",
            (claim,),
        ).fetchall()
        keys = [row["attribution"] for row in rows]
        return sources_of(self._connection, keys)
