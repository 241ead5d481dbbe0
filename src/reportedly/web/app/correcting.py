"""What was read wrongly, set right by hand: a form for one statement, and the list of all that was."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from textwrap import shorten

from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from reportedly import phrasing
from reportedly.errors import NotHeldError, QuestionError
from reportedly.ledger import Correction, Ledger
from reportedly.model import Record, Statement
from reportedly.web import addresses
from reportedly.web.app.asking import Asked, Shown

_VALUES = ("speaker", "act", "factuality", "date", "published")
_OTHERS = ("same_claim", "not_same_claim")
"""Fields of the form, under the names that `Ledger.correct` has for them."""


SHOWN = 90
"""Code points of a statement by which it is known in a list."""

FELLOWS = 100
"""Other statements of a claim of which one may be said not to belong, at most."""


class ToCorrect(Record, frozen=True):
    """A statement as it stands, and what was set right in it before."""

    statement: Statement
    claim: str | None = None
    before: tuple[Correction, ...] = ()


class Corrections(Record, frozen=True):
    """What was set right by hand, the last first."""

    corrections: tuple[Correction, ...]


def form(asked: Asked) -> Shown:
    """Where one statement is set right."""
    statement = asked.ledger.statement(asked.words("statement") or "")
    page, _, own = statement.id.partition("/")
    claim = next((one.claim for one in asked.ledger.standing(page) if one.statement == own), None)
    before = tuple(one for one in asked.ledger.corrections() if statement.id in (one.of, one.other))
    found = ToCorrect(statement, claim, before)
    values = {
        "title": "Set right",
        "names": sorted({one.name for one in asked.ledger.appearances(page)}),
        "acts": phrasing.acts(),
        "said": phrasing.dated(statement.earliest, statement.latest),
        "published": phrasing.dated(statement.published, None).rstrip("/"),
        "words": _words(asked.ledger, before),
        "fellows": _fellows(asked.ledger, statement, claim),
        "example": f"{asked.request.base_url}pages/…#a1",
    }
    return Shown("app/correct.html.j2", found, values, forms=True)


def _fellows(ledger: Ledger, statement: Statement, claim: str | None) -> list[Statement]:
    """The other statements that are held to say the same."""
    found = ledger.claim(claim).wordings if claim else ()
    return [one.statement for one in found if one.statement.id != statement.id][:FELLOWS]


def correct(asked: Asked) -> Response:
    """Set right what the form says, and lead back to the statement."""
    statement = asked.written("statement")
    values = {name: given for name in _VALUES if (given := asked.written(name).strip())}
    others = {name: _id_of(given) for name in _OTHERS if (given := asked.written(name).strip())}
    if not values and not others:
        raise HTTPException(400, "Nothing was set right: leave as it is what was read well.")
    asked.ledger.statement(statement)  # it is there, or nothing is done
    with Ledger(asked.site.ledgers.path) as ledger:
        ledger.correct(statement, **values, **others)
    asked.site.jobs.compare()
    return RedirectResponse(addresses.statement(statement), 303)


def listed(asked: Asked) -> Shown:
    """All that was set right, the last first, each to be taken back."""
    found = Corrections(tuple(reversed(tuple(asked.ledger.corrections()))))
    values = {"title": "Set right by hand", "words": _words(asked.ledger, found.corrections)}
    return Shown("app/corrections.html.j2", found, values, forms=asked.may_write)


def _words(ledger: Ledger, found: Iterable[Correction]) -> dict[str, str]:
    """Who says what, by the id of each statement that was set right, as far as the ledger still has it."""
    words: dict[str, str] = {}
    for one in found:
        for id_of_it in (one.of, one.other or ""):
            with suppress(NotHeldError):
                if "/" in id_of_it and id_of_it not in words:
                    said = ledger.statement(id_of_it)
                    words[id_of_it] = (
                        f"{phrasing.voice(said)}: {shorten(said.content, SHOWN, placeholder=' …')}"
                    )
    return words


def undo(asked: Asked) -> Response:
    """Take one of them back."""
    number = asked.written("nth")
    if not (number.isascii() and number.isdecimal() and len(number) < 10):
        raise HTTPException(400, "Which correction is to be taken back was not said.")
    with Ledger(asked.site.ledgers.path) as ledger:
        try:
            ledger.undo_correction(int(number))
        except (QuestionError, NotHeldError) as error:
            raise HTTPException(404, str(error)) from error
    asked.site.jobs.compare()
    return RedirectResponse(addresses.corrections(), 303)


def _id_of(given: str) -> str:
    """A statement's id, by itself or out of the address where it is shown.

    >>> _id_of("http://localhost:8765/pages/3f2a#a3.1"), _id_of("3f2a/a1")
    ('3f2a/a3.1', '3f2a/a1')
    """
    _, there, rest = given.partition("/pages/")
    return rest.replace("#", "/", 1) if there else given
