"""The file of a ledger, opened when it is first asked; what every question to it needs."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar, get_args

from reportedly.errors import LedgerError, NotHeldError, QuestionError
from reportedly.ledger import (
    asked_actors,
    asking,
    claim_corrections,
    derived,
    expectation_corrections,
    happening_rows,
    opening,
)
from reportedly.ledger.answers import Answers
from reportedly.ledger.asked_actors import Meant
from reportedly.ledger.asking import Asked, Question
from reportedly.ledger.dates import When
from reportedly.ledger.writing import storable

Answer = TypeVar("Answer")

FOUND = 40
"""Rows of a search that are given where nobody says how many."""


class Opened:
    """One file, open or not yet, and what is brought up to date in it before it answers."""

    def __init__(self, path: str | Path, *, read_only: bool = False) -> None:
        self.path = Path(path)
        self._read_only = read_only
        self._open: sqlite3.Connection | None = None
        opening.check(self.path)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file. The ledger opens again when next used."""
        connection, self._open = self._open, None
        if connection:
            connection.close()

    def bring_up_to_date(self) -> None:
        """Do now for pages that came since what the next question for claims and the like would do first."""
        self._bring_claims_up_to_date()
        self._bring_expectations_up_to_date()
        self._bring_storylines_up_to_date()

    def _keyed(self, table: asking.Keyed, id: str) -> tuple[sqlite3.Connection, int]:  # noqa: A002
        connection = self._connection()
        return connection, asking.key_of(connection, table, storable(id))

    def _made_by(
        self,
        actor: str | None,
        about: str | None,
        site: str | None,
        since: When | None,
        until: When | None,
    ) -> Question:
        """The question for statements, of whose claims or disputes one wants to know."""
        return self._question(
            {"speaker": actor, "about": about, "site": site, "since": since, "until": until}
        )

    def _question(self, asked: Asked) -> Question:
        """The question for statements, in the ledger's terms."""
        return asking.question(
            speaker=self._who(asked.get("speaker")),
            about=self._who(asked.get("about")),
            act=given(asked.get("act")),
            factuality=given(asked.get("factuality")),
            country=given(asked.get("country")),
            relay=given(asked.get("relay")),
            site=given(asked.get("site")),
            since=asked.get("since"),
            until=asked.get("until"),
        )

    def _bring_events_up_to_date(self) -> None:
        if self._read_only:
            return
        with opening.refusing(self.path):
            happening_rows.bring_up_to_date(self._connection())

    def _bring_claims_up_to_date(self) -> None:
        if self._read_only:
            return
        with opening.refusing(self.path):
            connection = self._connection()
            happening_rows.bring_up_to_date(connection)
            if derived.pages_left(connection, "claims") or claim_corrections.waiting(connection):
                from reportedly.ledger import claim_rows  # loads the parser and the encoder

                claim_rows.bring_up_to_date(connection)

    def _bring_expectations_up_to_date(self) -> None:
        if self._read_only:
            return
        with opening.refusing(self.path):
            connection = self._connection()
            if derived.pages_left(connection, "expectations") or expectation_corrections.waiting(connection):
                from reportedly.ledger import expectation_rows  # loads the parser

                expectation_rows.bring_up_to_date(connection)

    def _bring_storylines_up_to_date(self) -> None:
        if self._read_only:
            return
        with opening.refusing(self.path):
            connection = self._connection()
            happening_rows.bring_up_to_date(connection)
            if derived.pages_left(connection, "storylines"):
                from reportedly.ledger import storyline_rows  # loads the encoder

                storyline_rows.bring_up_to_date(connection)

    def _who(self, asked: str | None) -> str | Meant | None:
        """The actor whose id is asked for; else what is asked for are words, as `@handle` may be."""
        if asked is not None and asked_actors.is_id(asked):
            with opening.refusing(self.path):
                meant = asked_actors.meant(self._connection(), storable(asked))
            return meant or given(asked)
        return given(asked)

    def _meant(self, actor: str) -> Meant:
        """The actor with this id. Raises `NotHeldError`."""
        asked = self._who(f"@{actor.removeprefix('@')}")
        if not isinstance(asked, Meant):
            raise NotHeldError(f"the ledger has no actor {actor!r}: `reportedly actors` lists them")
        return asked

    def _answers(self, answers: Iterator[Answer]) -> Answers[Answer]:
        return Answers(self._refusing(answers))

    def _refusing(self, answers: Iterator[Answer]) -> Iterator[Answer]:
        with opening.refusing(self.path):
            yield from answers

    def _connection(self) -> sqlite3.Connection:
        if self._open is None:
            if not opening.check(self.path):
                raise LedgerError(f"there is no ledger at {self.path}: `reportedly add` makes one")
            self._open = opening.connect(self.path, read_only=self._read_only)
        return self._open


def given(asked: str | None) -> str | None:
    """What is asked for, as the file can hold it; none where it is blank."""
    return storable(asked) if asked and asked.strip() else None


def check_kind(kind: str | None, noun: str, kinds: object) -> None:
    """Raise `QuestionError` where there is no such kind."""
    if kind is not None and kind not in get_args(kinds):
        raise QuestionError(f"{kind!r} is not a kind of {noun}; these are: {', '.join(get_args(kinds))}")


def check_limit(limit: int | None) -> None:
    """Raise `QuestionError` where so many rows cannot be given."""
    if limit is not None and limit < 0:
        raise QuestionError(f"cannot give {limit} rows: the limit is a number from 0 up")
