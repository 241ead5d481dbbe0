"""What questions to a ledger can be narrowed by, told once: options of commands, parameters of the API."""

from __future__ import annotations

from reportedly.model import Record


class Filter(Record, frozen=True):
    """One thing to narrow a question by: its name, what stands for its value, what it does, and an example.

    With `least`, its value is a number from there up, and `least` where none is given.
    """

    name: str
    metavar: str
    help: str
    example: str
    least: int | None = None


_SINCE = Filter("since", "DATE", "Published on or after: 2023, 2023-09 or 2023-09-13.", "2023-09")
_UNTIL = Filter("until", "DATE", "Published on or before: 2023, 2023-09 or 2023-09-13.", "2024")
_SITE = Filter("site", "SITE", "The site that shows the page.", "example.org")
_COUNTRY = Filter("country", "COUNTRY", "Of which country: KP or North Korea.", "North Korea")

STATEMENTS = (
    Filter("speaker", "WORDS", "Words of the speaker's name, or of the words used for them.", "Kremlin"),
    Filter(
        "about", "WORDS", 'Words of the statement, source or headline; "a phrase"; miss*.', '"North Korea"'
    ),
    Filter("act", "ACT", "What the speaker does: deny or denies, accuse or accuses, …", "deny"),
    Filter("factuality", "VALUE", 'How surely: CT+ PR+ PS+ CT- PR- PS- Uu, or "certainly not".', "CT-"),
    Filter("country", "COUNTRY", "Whose speakers: KP or North Korea.", "KP"),
    Filter("relay", "NAME", "Through which agency, outlet, medium (message), credit or site.", "KCNA"),
    _SITE,
    _SINCE,
    _UNTIL,
)
"""Of statements."""

_ON_SINCE = Filter("since", "DATE", "On or after: 2023, 2023-09 or 2023-09-13.", "2023-09")
_ON_UNTIL = Filter("until", "DATE", "On or before: 2023, 2023-09 or 2023-09-13.", "2024")

EVENTS = (
    Filter("actor", "WORDS", "Who did it; a country stands for all who act for it.", "Russia"),
    Filter("recipient", "WORDS", "To whom.", "Ukraine"),
    Filter("type", "TYPE", "PLOVER's type (ASSAULT, CONSULT …) or a civil one (elect …).", "CONSULT"),
    Filter("mode", "MODE", "A mode of a type: visit, aerial, strike …", "visit"),
    Filter("status", "STATUS", "happened, planned, alleged, denied …, by any voice.", "planned"),
    Filter("place", "WORDS", "Where.", "Damascus"),
    _SITE,
    _ON_SINCE,
    _ON_UNTIL,
)
"""Of events."""

TIMELINE = (
    Filter("status", "STATUS", "Only what some voice says is so: happened, denied …", "happened"),
    _ON_SINCE,
    _ON_UNTIL,
)
"""Of a timeline."""

ACTORS = (
    Filter("kind", "KIND", "person, country, government, agency, company, place …", "person"),
    _COUNTRY,
)
"""Of actors."""

_MADE_BY = (
    Filter("actor", "WORDS", "Who speaks: words of a name, or @ID.", "Kremlin"),
    Filter("about", "WORDS", "Words of a statement, source or headline.", "agreement"),
    Filter("site", "SITE", "The site that shows a page of it.", "example.org"),
    _SINCE,
    _UNTIL,
)

NETWORK = (
    Filter("actor", "WORDS", "Around whom: a name, or @ID.", "Kremlin"),
    Filter("about", "WORDS", "Words of a statement, source or headline.", "agreement"),
    _SITE,
    _SINCE,
    _UNTIL,
)
"""Of a network: those of the statements that tie its members."""

_SOURCES = Filter("sources", "N", "Of so many sources, at least.", "2", least=1)

CLAIMS = (*_MADE_BY, _SOURCES)
"""Of claims: those of the statements that make them."""

DISPUTES = (
    *_MADE_BY,
    Filter(
        "kind",
        "KIND",
        "denial, confirmation, polarity, opposite, number, date, name, place or role.",
        "denial",
    ),
    _SOURCES,
)
"""Of disputes: those of the statements on either side."""

TURNS = (*_MADE_BY, Filter("kind", "KIND", "mind or figure.", "mind"))
"""Of turns: those of the statements that have a part in them."""

EXPECTATIONS = (
    Filter("actor", "WORDS", "Who is to take part, or says so: words of a name, or @ID.", "Putin"),
    Filter("about", "WORDS", "Words of a sentence that tells of it, or of its headline.", "visit"),
    Filter("site", "SITE", "The site that shows a page of it.", "example.org"),
    Filter("since", "DATE", "Due on or after: 2023, 2023-09 or 2023-09-13.", "2023-09"),
    Filter("until", "DATE", "Due on or before: 2023, 2023-09 or 2023-09-13.", "2024"),
    Filter("state", "STATE", "What became of it: open, met, missed or contradicted.", "met"),
    Filter("today", "DATE", "As pages told it up to that day; else all of them count.", "2024-06-15"),
)
"""Of expectations."""

STORYLINES = (
    Filter("actor", "WORDS", "Whom a page of it names: words of a name, or @ID.", "Kremlin"),
    Filter("about", "WORDS", "Words of a headline, or of names on a page.", "dam"),
    Filter("site", "SITE", "The site that shows a page of it.", "example.org"),
    _SINCE,
    _UNTIL,
    Filter("sources", "N", "Of so many sources, at least.", "2", least=1),
    Filter("pages", "N", "Of so many pages, at least.", "2", least=1),
)
"""Of storylines: those with such a page."""
