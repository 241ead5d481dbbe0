"""What became of an expectation, by all that later pages say of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from reportedly.comparing.expectations.clause import Due
from reportedly.model import ExpectationState, Record, Says

WELL_AFTER = timedelta(days=1)
"""How long after it was due a page that says it did not happen is published, for it to be missed."""


class Outcome(Record, frozen=True):
    """What one later page says of it, when that page was published, and when it was, by the page."""

    says: Says
    published: datetime
    earliest: datetime | None = None
    latest: datetime | None = None
    due: Due | None = None


class Weighed(Record, frozen=True):
    """The state, why, when it is due in the end, and which of the outcomes decides it."""

    state: ExpectationState
    reason: str
    due: Due | None
    decided_by: int | None = None


def state_of(due: Due | None, outcomes: Sequence[Outcome], today: datetime) -> Weighed:
    """The state by outcomes in the order of publication, up to `today`; the last that decides, decides.

    >>> from datetime import datetime
    >>> day = datetime(2024, 6, 18)
    >>> by_then = Due("by 20 June", "by", datetime(2024, 6, 1), datetime(2024, 6, 20))
    >>> state_of(by_then, [Outcome("happened", day)], day).state
    'met'
    >>> state_of(by_then, [Outcome("not", day)], day).state
    'open'
    >>> state_of(by_then, [Outcome("not", datetime(2024, 6, 25))], datetime(2024, 6, 25)).state
    'missed'
    >>> state_of(by_then, [], datetime(2024, 7, 1)).reason
    'the due date passed, and nothing was heard of it'
    """
    state: ExpectationState = "open"
    reason, by = "", None
    for nth, outcome in enumerate(outcomes):
        says = outcome.says
        if says == "postponed":
            due = outcome.due or Due("later", "from", outcome.published, None)
            state, reason, by = "open", "put off" + (f" to {due.words}" if outcome.due else ""), nth
        elif says == "happened":
            state, reason, by = "met", _met(due, outcome), nth
        elif says == "not" and state == "met":
            state, reason, by = (
                "contradicted",
                "one page says that it happened, a later one that it did not",
                nth,
            )
        elif says == "not" and _is_past(due, outcome.published):
            state, reason, by = "missed", "the due date passed, and a page says that it has not happened", nth
        elif says in {"will not", "cancelled", "denied"} and state != "met":
            state, reason, by = "contradicted", _contradicted(says), nth
    if not reason:
        reason = (
            "the due date passed, and nothing was heard of it"
            if _is_past(due, today)
            else "not due yet"
            if due is not None and due.latest is not None
            else "no page says what became of it"
        )
    return Weighed(state, reason, due, by)


def _is_past(due: Due | None, day: datetime) -> bool:
    """Whether the last day it was due on is well over; what is due from some day on is never late."""
    return (
        due is not None and due.bound != "from" and due.latest is not None and day > due.latest + WELL_AFTER
    )


def _met(due: Due | None, outcome: Outcome) -> str:
    first = outcome.earliest or outcome.published
    if due is not None and due.latest is not None and due.bound != "from" and first > due.latest:
        days = (first.date() - due.latest.date()).days
        if outcome.earliest:
            return f"told as done, {days} day{'' if days == 1 else 's'} after it was due"
        return "told as done, by a page after it was due"
    return "told as done"


def _contradicted(says: Says) -> str:
    return {
        "will not": "a later page says that it is not to be",
        "cancelled": "a later page says that it was called off",
        "denied": "it is denied",
    }.get(says, says)
