"""Who stands at the head of the chains of statements, and how many independent texts pages carry."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Sequence

import msgspec

from reportedly.ledger import asking
from reportedly.model import Statement


def families_of(connection: sqlite3.Connection, pages: set[str]) -> dict[str, str]:
    """The families of the pages with these ids, as far as they are in one, by the ids of their roots."""
    marks = ",".join("?" * len(pages))
    rows = connection.execute(
        f"""
        SELECT pages.id AS page, roots.id AS family FROM pages
        JOIN family_pages ON family_pages.page = pages.number JOIN families USING (family)
        JOIN pages AS roots ON roots.number = families.root WHERE pages.id IN ({marks})
        """,
        sorted(pages),
    )
    return {row["page"]: row["family"] for row in rows}


def independent_texts(connection: sqlite3.Connection, pages: set[str]) -> int:
    """How many texts the pages with these ids carry: those of one family carry one."""
    held = families_of(connection, pages)
    return len({held.get(page, page) for page in pages})


def sources_of(connection: sqlite3.Connection, *matters: Sequence[int]) -> dict[int, str]:
    """Who stands at the head of each statement's chain, under the name that the ledger has for that actor.

    A matter is the keys, in their order, of all that make one claim, or tell one event. An unnamed source is
    of one text: the pages that carry it have the same one for a matter, whatever each of them calls it.
    """
    wholes = {key: asking.whole(connection, key) for matter in matters for key in matter}
    found = _sources_of(connection, [tuple(dict.fromkeys(map(wholes.__getitem__, each))) for each in matters])
    return {key: found[whole] for key, whole in wholes.items()}


def _sources_of(connection: sqlite3.Connection, matters: Sequence[Sequence[int]]) -> dict[int, str]:
    keys = [key for matter in matters for key in matter]
    named = _named(connection, keys)
    others = asking.statements_of(connection, [key for key in keys if key not in named])
    texts = families_of(connection, {statement.page for statement in others.values()})
    sources = named | {key: head(statement) for key, statement in others.items()}
    for matter in matters:
        seen, first = Counter[str](), dict[tuple[str, int], str]()
        for key in matter:
            if key not in named and key >= 0:
                page = others[key].page
                seen[page] += 1
                sources[key] = first.setdefault((texts.get(page, page), seen[page]), sources[key])
    return {key: sources[key] for key in keys}


def _named(connection: sqlite3.Connection, keys: Sequence[int]) -> dict[int, str]:
    """Who makes each statement, under the names that the ledger has for them, where that is known."""
    rows = connection.execute(
        """
        SELECT speakers.attribution AS key, held.name AS name FROM json_each(?)
        CROSS JOIN speakers ON speakers.attribution = json_each.value
        CROSS JOIN attributions ON attributions.key = speakers.attribution
        CROSS JOIN appearances ON appearances.page = attributions.page AND appearances.id = speakers.actor
        CROSS JOIN actors ON actors.number = coalesce(appearances.moved, appearances.actor)
        CROSS JOIN actors AS held ON held.number = coalesce(actors.same_as, actors.number)
        ORDER BY speakers.attribution, speakers.nth
        """,
        (msgspec.json.encode(keys).decode(),),
    )
    names: dict[int, list[str]] = {}
    for row in rows:
        names.setdefault(row["key"], []).append(row["name"])
    return {key: ", ".join(found) for key, found in names.items()}


def head(statement: Statement) -> str:
    """Who stands at the head of a chain without a name: of one report alone, or the report itself.

    >>> head(Statement("p/a1", "p", "It sank.", "indirect", source="Officials", site="The Quay"))
    'officials (The Quay)'
    >>> head(Statement("p/a1", "p", "It sank.", "indirect", speaker="aide", site="The Quay"))
    'aide (The Quay)'
    """
    agencies = [relay.name for relay in statement.through if relay.kind in {"agency", "credit", "outlet"}]
    report = (agencies or [statement.site or statement.page])[0]
    source = statement.speaker or statement.source
    return f"{source[:1].lower()}{source[1:]} ({report})" if source else report


def chain(statement: Statement) -> str:
    """How a statement came, from who spoke to the site that shows it."""
    links = [statement.speaker or statement.source or "", *(relay.name for relay in statement.through)]
    if statement.site and statement.site not in links:
        links.append(statement.site)
    return " > ".join(filter(None, dict.fromkeys(links)))
