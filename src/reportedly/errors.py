"""Everything that can go wrong, as one tree: a message says what was wrong with what, and what to do."""

from __future__ import annotations


class ReportedlyError(Exception):
    """The root: catch it to catch everything this package raises on purpose."""


class NotReadableError(ReportedlyError):
    """An input that is not a readable news page; the message is one line for a person."""


class LedgerError(ReportedlyError):
    """A ledger that cannot be opened, or a question that cannot be asked of it."""


class QuestionError(LedgerError):
    """A question that means nothing to a ledger: it names what is no act, no country, no date."""


class NotHeldError(LedgerError):
    """What is asked for by its id, and is not in the ledger."""


class NotWrittenError(ReportedlyError):
    """A file or folder that cannot be written: what stands in its way, and what to do."""
