"""Questions about families: the pages that carry the same text, and what each changed."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Iterator
from datetime import datetime
from functools import cache, partial
from typing import Literal

import msgspec

from reportedly.comparing import Changes, changes
from reportedly.comparing.passages import Passage, shared_passages
from reportedly.ledger import asking
from reportedly.ledger.opening import transaction
from reportedly.model import Record


class FamilyPage(Record, frozen=True):
    """A page of a family, and what it has of the page it stands `beside`: the root, or the one that
    holds most of it.

    `kept` is the share of that page's words which it carries; so many are `dropped`, `changed` and `added`.
    `passages` are what the two share, word for word, and `changes` what this page says otherwise: both only
    where one family was asked for.
    """

    page: str
    role: Literal["root", "copy", "retelling"]
    reason: str
    kept: float
    dropped: int
    changed: int
    added: int
    beside: str | None = None
    site: str | None = None
    headline: str | None = None
    credit: str | None = None
    published: datetime | None = None
    found_at: str | None = None
    passages: tuple[Passage, ...] = ()
    changes: Changes | None = None


class Family(Record, frozen=True):
    """Pages that carry the same text, whole or in part, the root first.

    `id` is the root's page id, and `reason` says why that page is the root. `origin` is the agency or
    outlet whose report it is, named only where a page says so: `evidence` says which. `earliest` and
    `latest` bound what is known of when the pages were published.
    """

    id: str
    size: int
    reason: str
    pages: tuple[FamilyPage, ...]
    origin: str | None = None
    evidence: str | None = None
    sites: tuple[str, ...] = ()
    earliest: datetime | None = None
    latest: datetime | None = None


def families(
    connection: sqlite3.Connection, page: str | None, limit: int | None, after: str | None = None
) -> Iterator[Family]:
    """The families, the largest first; or the one of a page, with what each of its pages changed.

    With `after`, the id of a family, those that come after it in that order.
    """
    if page is not None:
        found = connection.execute(_OF_PAGE, (asking.number_of_page(connection, page),)).fetchone()
        if found:
            yield _detailed(connection, _family(connection, found))
        return
    most = -1 if limit is None else limit
    if after is None:
        rows = connection.execute(_ALL, (most,)).fetchall()
    else:
        number = asking.number_of_page(connection, after)
        rows = connection.execute(_AFTER, {"page": number, "most": most}).fetchall()
    for row in rows:
        yield _family(connection, row)


def of_pages(connection: sqlite3.Connection, pages: Iterable[str]) -> Iterator[Family]:
    """The families that the pages with these ids are in, each once, in their order."""
    seen = set[int]()
    for page in pages:
        found = connection.execute(_OF_PAGE, (asking.number_of_page(connection, page),)).fetchone()
        if found and found["family"] not in seen:
            seen.add(found["family"])
            yield _family(connection, found)


_ALL = "SELECT * FROM families ORDER BY pages DESC, family LIMIT ?"
_AFTER = """
    WITH last AS (
        SELECT families.* FROM family_pages JOIN families USING (family) WHERE page = :page
    )
    SELECT families.* FROM families, last
    WHERE (-families.pages, families.family) > (-last.pages, last.family)
    ORDER BY families.pages DESC, families.family LIMIT :most
"""
_OF_PAGE = "SELECT families.* FROM family_pages JOIN families USING (family) WHERE page = ?"
_PAGES = """
    SELECT pages.id AS page, role, family_pages.reason AS reason, kept, dropped, changed,
        family_pages.added AS added,
        (SELECT id FROM pages WHERE number = beside) AS beside,
        site, headline, credit, published_earliest AS published, published_latest AS latest, found_at
    FROM family_pages JOIN pages ON pages.number = family_pages.page
    JOIN articles ON articles.page = family_pages.page
    WHERE family = ? ORDER BY role DESC, published_earliest IS NULL, published_earliest, hash
"""


def _family(connection: sqlite3.Connection, row: sqlite3.Row) -> Family:
    rows = [dict(one) for one in connection.execute(_PAGES, (row["family"],))]
    latest = max((one.pop("latest") or "" for one in rows), default="")
    pages = tuple(msgspec.convert(one, FamilyPage) for one in rows)
    return Family(
        pages[0].page,
        row["pages"],
        row["reason"],
        pages,
        row["origin"],
        row["evidence"],
        tuple(dict.fromkeys(one.site for one in pages if one.site)),
        min((one.published for one in pages if one.published), default=None),
        datetime.fromisoformat(latest) if latest else None,
    )


def family(connection: sqlite3.Connection, page: str, changed: Collection[str]) -> Family | None:
    """The family of a page, if it is in one, with what these of its pages changed. Raises `NotHeldError`."""
    found = connection.execute(_OF_PAGE, (asking.number_of_page(connection, page),)).fetchone()
    return _detailed(connection, _family(connection, found), changed) if found else None


def _detailed(connection: sqlite3.Connection, family: Family, pages: Collection[str] | None = None) -> Family:
    """The family with the passages that are shared, and what each page (or each of these) says otherwise."""
    reading = cache(partial(asking.reading, connection))
    detailed: list[FamilyPage] = []
    for one in family.pages:
        if one.beside is not None and (pages is None or one.page in pages):
            was, now = reading(one.beside), reading(one.page)
            passages = tuple(shared_passages(was.article.text, now.article.text))
            detailed.append(msgspec.structs.replace(one, passages=passages, changes=changes(was, now)))
        else:
            detailed.append(one)
    return msgspec.structs.replace(family, pages=tuple(detailed))


def recompute(connection: sqlite3.Connection) -> int:
    """Derive all families again from the readings, page by page; how many pages there are.

    All or nothing: a run that is stopped leaves what was there.
    """
    from reportedly.ledger.family_rows import write_family  # slow to import

    with transaction(connection):
        for table in ("family_pages", "families", "copies", "fingerprints", "wordings"):
            connection.execute(f"DELETE FROM {table}")
        pages = connection.execute("SELECT number, id FROM pages ORDER BY number").fetchall()
        for page in pages:
            write_family(connection, page["number"], asking.reading(connection, page["id"]))
    return len(pages)


# --- As rows -------------------------------------------------------------------------------

PAGE_COLUMNS = (
    "family", "origin", "page", "role", "beside", "kept", "dropped", "changed", "added", "site", "published",
    "headline", "found_at", "reason",
)  # fmt: skip
"""Of `page_rows`."""


def page_rows(found: Iterable[Family]) -> Iterator[tuple[str, ...]]:
    """One row a page of each family, as CSV has them."""
    for family in found:
        for page in family.pages:
            told = (
                family.id,
                family.origin,
                page.page,
                page.role,
                page.beside,
                page.kept,
                page.dropped,
                page.changed,
                page.added,
                page.site,
                page.published.isoformat() if page.published else None,
                page.headline,
                page.found_at,
                page.reason,
            )
            yield tuple("" if value is None else str(value) for value in told)
