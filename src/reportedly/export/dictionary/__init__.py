"""The tables of an export, column by column: what is written, and what its description says of it.

Every id is the one that the ledger shows. A filtered export has the statements asked for, the pages that they
are in, and what else these pages have; `refers` is kept only where all that is referred to is there too.
"""

from reportedly.export.dictionary.actors import ACTORS, APPEARANCES
from reportedly.export.dictionary.articles import ARTICLES, DAMAGE, TIMES
from reportedly.export.dictionary.claims import ASSERTIONS, CLAIMS, DISPUTES, TURNS, WORDINGS
from reportedly.export.dictionary.events import EVENTS, PARTICIPANTS, VIEWS
from reportedly.export.dictionary.expectations import EXPECTATIONS, TELLINGS
from reportedly.export.dictionary.families import FAMILIES, FAMILY_PAGES
from reportedly.export.dictionary.statements import RELAYS, SPEAKERS, STATEMENTS
from reportedly.export.dictionary.storylines import STORYLINE_ENTRIES, STORYLINE_PAGES, STORYLINES

__all__ = [
    "ACTORS",
    "APPEARANCES",
    "ARTICLES",
    "ASSERTIONS",
    "CLAIMS",
    "DISPUTES",
    "EVENTS",
    "STATEMENTS",
    "TABLES",
    "WORDINGS",
]

TABLES = (
    ARTICLES,
    STATEMENTS,
    SPEAKERS,
    RELAYS,
    ASSERTIONS,
    CLAIMS,
    WORDINGS,
    DISPUTES,
    TURNS,
    EXPECTATIONS,
    TELLINGS,
    EVENTS,
    VIEWS,
    PARTICIPANTS,
    ACTORS,
    APPEARANCES,
    FAMILIES,
    FAMILY_PAGES,
    STORYLINES,
    STORYLINE_PAGES,
    STORYLINE_ENTRIES,
    TIMES,
    DAMAGE,
)
"""All tables, what one asks for first before the others."""
