"""Families of pages as a ledger keeps them: written page by page, and the same whatever the order.

Which pages are copies of each other is decided pair by pair; which copies make a family, by the pairs.
What a new page costs depends on the pages that share its words, of which so many are looked at, and on
its family.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime

import msgspec
import numpy as np

from reportedly.comparing import families
from reportedly.comparing.families import Marks, Order, Share, Sharing, Told, Wording
from reportedly.model import Reading

MOST_PAGES = 40
"""Pages looked at for one fingerprint, the first there are: of what more of them have, those stand for
all."""

FEWEST_SHARED = 2
"""Fingerprints that two pages share, at least, to be compared: most pairs that share any share one."""

FEWEST_MARKS_SHARED = 3
"""Of the runs of names and numbers that two pages share, at least, for their order to be compared."""

MOST_RETOLD = 8
"""Pages whose names and numbers a new one's are compared with: those that share most runs of them."""

MOST_COMPARED = 64
"""Pages that a new one is compared with: those that share most fingerprints with it."""

SECONDS_A_DAY = 86_400


def write_family(connection: sqlite3.Connection, number: int, reading: Reading) -> None:
    """Find the copies of the page of this number, and put it in their family."""
    copies = _find(connection, number, reading)
    if copies:
        _join(connection, number, copies)


def rewrite_family(connection: sqlite3.Connection, number: int, reading: Reading) -> None:
    """The same for a page that is of another date than it was."""
    rows = connection.execute("SELECT other FROM copies WHERE page = ?", (number,)).fetchall()
    was = {row["other"] for row in rows}
    connection.execute("DELETE FROM copies WHERE page = ?1 OR other = ?1", (number,))
    for table in ("wordings", "fingerprints"):
        connection.execute(f"DELETE FROM {table} WHERE page = ?", (number,))
    copies = was.union(_find(connection, number, reading))
    if copies:
        _join(connection, number, sorted(copies))


def _find(connection: sqlite3.Connection, number: int, reading: Reading) -> list[int]:
    """Write what the page is compared by, and its copies among the pages there are."""
    wording = families.wording(reading.article)
    prints = families.fingerprints(wording)
    candidates = _candidates(connection, prints)[:MOST_COMPARED]
    marks = families.marks(reading.article)
    mark_prints = families.mark_prints(marks)
    retold = _candidates(connection, mark_prints, FEWEST_MARKS_SHARED)[:MOST_RETOLD]
    published = reading.article.published
    believed = published if published is not None and published.believed else None
    days = (str(believed.earliest), str(believed.latest)) if believed else (None, None)
    connection.execute(
        "INSERT INTO wordings VALUES (?, ?, ?, ?, ?, ?)",
        (number, wording.words.tobytes(), np.packbits(wording.quoted).tobytes(), marks.tobytes(), *days),
    )
    connection.executemany(
        "INSERT OR IGNORE INTO fingerprints VALUES (?, ?)", ((one, number) for one in (*prints, *mark_prints))
    )
    copies = _write_copies(connection, number, wording, days, candidates)
    return copies + _write_retold(
        connection, number, wording, marks, [one for one in retold if one not in copies]
    )


def _candidates(
    connection: sqlite3.Connection, prints: Iterable[int], fewest: int = FEWEST_SHARED
) -> list[int]:
    """The pages that share so many fingerprints, those that share most first."""
    counted: Counter[int] = Counter()
    for one in prints:
        rows = "SELECT page FROM fingerprints WHERE fingerprint = ? ORDER BY page LIMIT ?"
        counted.update(row[0] for row in connection.execute(rows, (one, MOST_PAGES)))
    enough = sorted((-count, page) for page, count in counted.items() if count >= fewest)
    return [page for _, page in enough]


def _write_copies(
    connection: sqlite3.Connection,
    number: int,
    wording: Wording,
    days: tuple[str | None, str | None],
    candidates: Iterable[int],
) -> list[int]:
    """Compare the page with each candidate; the copies among them."""
    found: list[int] = []
    for other in candidates:
        theirs, their_days = _held(connection, other)
        both = families.sharing(wording, theirs)
        if both.copied(_apart(days, their_days)):
            found.append(other)
            rows = ((number, other, both.first, both.second), (other, number, both.second, both.first))
            connection.executemany(
                "INSERT INTO copies VALUES (?, ?, ?, ?, ?, ?, 0)",
                ((one, two, ours.own, ours.quoted, ours.share, back.share) for one, two, ours, back in rows),
            )
    return found


def _write_retold(
    connection: sqlite3.Connection, number: int, wording: Wording, marks: Marks, candidates: Iterable[int]
) -> list[int]:
    """Compare the order of names and numbers with each candidate's; those that tell the same story."""
    found: list[int] = []
    for other in candidates:
        order = families.order(marks, _marks(connection, other))
        if order.retold():
            found.append(other)
            both = families.sharing(wording, _held(connection, other)[0])
            rows = ((number, other, both.first), (other, number, both.second))
            connection.executemany(
                "INSERT INTO copies VALUES (?, ?, ?, ?, ?, ?, 0)",
                ((one, two, ours.own, ours.quoted, order.share, order.share) for one, two, ours in rows),
            )
    return found


def _marks(connection: sqlite3.Connection, page: int) -> Marks:
    row = connection.execute("SELECT marks FROM wordings WHERE page = ?", (page,)).fetchone()
    return np.frombuffer(row["marks"], np.uint32)


def _held(connection: sqlite3.Connection, page: int) -> tuple[Wording, tuple[str | None, str | None]]:
    row = connection.execute("SELECT * FROM wordings WHERE page = ?", (page,)).fetchone()
    words = np.frombuffer(row["words"], np.uint32)
    bits = np.unpackbits(np.frombuffer(row["quoted"], np.uint8), count=len(words))
    return Wording(words, bits.astype(np.bool_)), (row["earliest"], row["latest"])


def _apart(first: tuple[str | None, str | None], second: tuple[str | None, str | None]) -> float | None:
    """Days that lie between two pages at least, where both are dated."""
    if not (first[0] and first[1] and second[0] and second[1]):
        return None
    later, earlier = max(first[0], second[0]), min(first[1], second[1])
    between = datetime.fromisoformat(later) - datetime.fromisoformat(earlier)
    return max(0.0, between.total_seconds() / SECONDS_A_DAY)


# --- Families ------------------------------------------------------------------------------


def _join(connection: sqlite3.Connection, number: int, copies: Sequence[int]) -> None:
    """Weigh the new page, and those it is a copy of, anew; make again the families that this touches."""
    touched = {number, *copies}
    beyond = {page for other in copies for page in _near_peer(connection, number, other)}
    for page in (number, *sorted(beyond.union(copies) - {number})):
        touched |= _weigh(connection, page)
    ties = _ties(connection, touched)
    members = {page for tie in ties for page in tie} | touched
    was = {page: _family_of(connection, page) for page in members}
    groups = families.parted(sorted(members), sorted(ties), lambda page, other: ties[page, other])
    for group in groups:
        if len(group) > 1:
            _settle(connection, group, new=number)
        else:
            connection.execute("DELETE FROM family_pages WHERE page = ?", (*group,))
    left = "DELETE FROM families WHERE family = ? AND family NOT IN (SELECT family FROM family_pages)"
    connection.executemany(left, ((family,) for family in set(was.values())))


def _weigh(connection: sqlite3.Connection, page: int) -> set[int]:
    """Note to which pages this one belongs, as `taken_from` has it; the pages for which that is new."""
    rows = connection.execute(
        "SELECT other, share, back, kept FROM copies WHERE page = ?", (page,)
    ).fetchall()
    near = {row["other"] for row in rows}
    every = (Share(row["other"], row["share"], row["back"]) for row in rows)
    shares = [one for one in every if not _is_foreign(connection, one, near)]
    taken = families.taken_from(shares, _alike(connection, [one.other for one in families.between(shares)]))
    changed = {row["other"] for row in rows if bool(row["kept"]) != (row["other"] in taken)}
    connection.executemany(
        "UPDATE copies SET kept = ? WHERE page = ? AND other = ?",
        ((other in taken, page, other) for other in changed),
    )
    return changed


def _is_foreign(connection: sqlite3.Connection, share: Share, near: Collection[int]) -> bool:
    """Whether a page stands in another as a foreign piece: the other has peers, and they have nothing of
    it."""
    if share.both >= families.PEERS or share.share < share.back:
        return False
    peers = _peers(connection, share.other)
    return bool(peers) and not any(peer in near for peer in peers)


def _peers(connection: sqlite3.Connection, page: int) -> list[int]:
    rows = "SELECT other FROM copies WHERE page = ? AND min(share, back) >= ?"
    return [row["other"] for row in connection.execute(rows, (page, families.PEERS))]


def _near_peer(connection: sqlite3.Connection, number: int, other: int) -> list[int]:
    """What another page shares text with, where the new one is its peer: that weighs differently now."""
    rows = """
        SELECT other FROM copies WHERE page = ?2
        AND EXISTS (SELECT 1 FROM copies WHERE page = ?1 AND other = ?2 AND min(share, back) >= ?3)
    """
    return [row["other"] for row in connection.execute(rows, (number, other, families.PEERS))]


def _alike(connection: sqlite3.Connection, pages: Collection[int]) -> list[tuple[int, int]]:
    """Which of the pages have much of each other."""
    if len(pages) < 2:
        return []
    some = ",".join(map(str, pages))
    rows = connection.execute(
        f"""
        SELECT page, other FROM copies
        WHERE page IN ({some}) AND other IN ({some}) AND min(share, back) >= ?
        """,
        (families.ALIKE,),
    )
    return [(row["page"], row["other"]) for row in rows]


def _ties(connection: sqlite3.Connection, pages: Iterable[int]) -> dict[tuple[int, int], float]:
    """What hangs together with the pages, by pairs of which one belongs to the other: each way, with its
    share."""
    ties: dict[tuple[int, int], float] = {}
    seen = set[int]()
    edge = list(pages)
    while edge:
        page = edge.pop()
        if page not in seen:
            seen.add(page)
            for row in connection.execute(_TIES, (page,)):
                ties[page, row["other"]] = row["share"]
                edge.append(row["other"])
    return ties


_TIES = """
    SELECT one.other, one.share FROM copies AS one
    JOIN copies AS back ON back.page = one.other AND back.other = one.page
    WHERE one.page = ? AND (one.kept OR back.kept)
"""


def _family_of(connection: sqlite3.Connection, page: int) -> int | None:
    row = connection.execute("SELECT family FROM family_pages WHERE page = ?", (page,)).fetchone()
    return row["family"] if row else None


def _settle(connection: sqlite3.Connection, group: Collection[int], *, new: int) -> None:
    """Write a family: its root and origin, and what each page has of the root; `new` is the page just
    added."""
    if len(group) < 2:
        return
    told = _told(connection, group)
    numbers = {one.id: page for page, one in told.items()}
    root = families.root(list(told.values()))
    origin = families.origin(list(told.values()), root.id)
    family, root_page = min(group), numbers[root.id]
    was = connection.execute("SELECT root FROM families WHERE family = ?", (family,)).fetchone()
    connection.execute(
        "INSERT OR REPLACE INTO families VALUES (?, ?, ?, ?, ?, ?)",
        (
            family,
            root_page,
            len(group),
            root.reason,
            origin.name if origin else None,
            origin.evidence if origin else None,
        ),
    )
    before = {
        row["page"]: row["beside"]
        for row in connection.execute("SELECT page, beside FROM family_pages WHERE family = ?", (family,))
    }
    for page in before.keys() - group:
        connection.execute("DELETE FROM family_pages WHERE page = ?", (page,))
    same_root = was is not None and was["root"] == root_page
    for page in sorted(group):
        beside = _beside(connection, page, root_page, group)
        if page == new or not same_root or page not in before or before[page] != beside:
            _write_page(connection, page, family, beside, told)


def _told(connection: sqlite3.Connection, group: Collection[int]) -> dict[int, Told]:
    """What each page of a family says of itself, and how much of the others it holds."""
    told: dict[int, Told] = {}
    for page in sorted(group):
        row = connection.execute(_TOLD, (page,)).fetchone()
        held = connection.execute("SELECT other, back FROM copies WHERE page = ?", (page,))
        holds = round(sum(sorted(one["back"] for one in held if one["other"] in group)), 6)
        told[page] = msgspec.convert(dict(row) | {"holds": holds}, Told)
    return told


_TOLD = """
    SELECT hash AS id, site, credit, earliest, latest, length(words) / 4 AS words
    FROM pages JOIN articles ON articles.page = number JOIN wordings ON wordings.page = number
    WHERE number = ?
"""


def _beside(connection: sqlite3.Connection, page: int, root: int, group: Collection[int]) -> int | None:
    """What a page is compared with: the root, or, where they share nothing, the page that holds most of
    it."""
    if page == root:
        return None
    rows = connection.execute("SELECT other, share FROM copies WHERE page = ?", (page,)).fetchall()
    near = {row["other"]: row["share"] for row in rows if row["other"] in group}
    return root if root in near else max(near, key=lambda other: (near[other], -other))


def _write_page(
    connection: sqlite3.Connection, page: int, family: int, beside: int | None, told: Mapping[int, Told]
) -> None:
    if beside is None:
        row = ("root", None, 1.0, 0, 0, 0, "the others go back to it")
    else:
        was, was_days = _held(connection, beside)
        now, days = _held(connection, page)
        both = families.sharing(was, now)
        if both.copied(_apart(was_days, days)):
            row = ("copy", beside, *_kept(both), _reason(both, told[beside].id))
        else:
            order = families.order(_marks(connection, page), _marks(connection, beside))
            row = ("retelling", beside, *_kept(both), _retold(order, told[beside].id))
    connection.execute(
        "INSERT OR REPLACE INTO family_pages VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", (page, family, *row)
    )


def _kept(both: Sharing) -> tuple[float, int, int, int]:
    """Of the words of the page compared with, which share is kept; how many are dropped, changed, added."""
    was, now = both
    shared, there = was.own + was.quoted, now.own + now.quoted
    return (
        round(shared / was.words, 4) if was.words else 0.0,
        was.words - shared,
        max(was.changed, now.changed),
        now.words - there,
    )


def _retold(order: Order, other: str) -> str:
    """In words, why a page is taken for the same story in other words."""
    return f"{order.same} of {order.of} names and numbers are in the same order on page {other[:12]}"


def _reason(both: Sharing, other: str) -> str:
    """In words, why a page is taken for a copy."""
    was, now = both
    quoted = f", and {now.quoted} in quotation marks" if now.quoted else ""
    lead = "" if max(was.lead, now.lead) < families.LEAST_OF_LEAD else "; the lead is shared"
    return f"{now.own} of its {now.prose} words of own prose are on page {other[:12]}{quoted}{lead}"
