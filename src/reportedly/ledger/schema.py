"""The tables and views of a ledger, and their description, both from `schema.sql`."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from reportedly.model import Record

APPLICATION_ID = 0x52505444
"""In the header of every ledger: `RPTD`. A file without it is not one."""

VERSION = 14
"""Of the tables: in the header as `user_version`. A ledger with another one is refused.

1 had no acts, relays or nesting to keep; 2 no subheadlines, sections, photo credits or translations; 3 no
versions of what an address shows; 4 no damage; 5 no datings; 6 no events; 7 no actors; 8 no families;
9 no claims; 10 nothing of what articles tell in their own voice, no expectations or storylines, and no
corrections of readings; 11 no parses; 12 no traits of events; 13 no storylines that became one. What a
ledger keeps of a page are its bytes and their reading, so that there is nothing to turn an old reading into a
new one with but reading again: `kept.pages`.
"""

_CREATE = re.compile(r"CREATE (?:VIRTUAL )?(TABLE|VIEW) (\w+)")
_COLUMN = {
    "TABLE": re.compile(r"    (\w+)\b.*-- (.+)"),
    "VIEW": re.compile(r"    .*\bAS (\w+),? -- (.+)"),
}


class Described(Record, frozen=True):
    """One line of the ledger's description: of a table or view, or of one of its columns."""

    table: str
    column: str | None
    description: str


def sql() -> str:
    """The SQL that makes an empty ledger."""
    return files("reportedly.ledger").joinpath("schema.sql").read_text(encoding="utf-8")


@cache
def documentation() -> tuple[Described, ...]:
    """A line on every table and view of a ledger, and on every column, in the order of `schema.sql`.

    >>> documentation()[0]
    Described(table='meta', column=None, description='What made this ledger, and when.')
    >>> [line.description for line in documentation() if (line.table, line.column) == ("statements", "site")]
    ['who shows it']
    """
    described: list[Described] = []
    remark: list[str] = []
    kind, table = "", ""
    for line in sql().splitlines():
        if created := _CREATE.match(line):
            kind, table = created[1], created[2]
            described.append(Described(table, None, " ".join(remark)))
        elif table and (column := _COLUMN[kind].match(line)):
            described.append(Described(table, column[1], column[2]))
        remark = [*remark, line[3:]] if line.startswith("-- ") else []
    return tuple(described)
