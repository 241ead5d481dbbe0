"""Claims, disputes and turns brought up to date with the pages of a ledger, page by page."""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Collection, Sequence
from functools import partial

from reportedly.comparing.claims import Agreement, Saying, agreement
from reportedly.ledger import claim_corrections, derived
from reportedly.ledger.claim_candidates import Candidates, stored_vector
from reportedly.ledger.claim_corrections import Waiting
from reportedly.ledger.denials import denials, denied_events, nested_denials
from reportedly.ledger.opening import transaction
from reportedly.ledger.sayings import New, Sayings, speakers
from reportedly.ledger.turn_rows import write_turn

_DERIVED = ("turns", "disputes", "claim_statements", "claims", "claims_waiting", "assertions")


def forget(connection: sqlite3.Connection) -> None:
    """Take all that is derived here out, to compute it again."""
    derived.forget(connection, "claims", _DERIVED, search=("assertion_search",))


def bring_up_to_date(connection: sqlite3.Connection) -> int:
    """Put what pages that came since say into claims, and say how many pages that was."""
    sayings = Sayings(connection)
    _place_again(connection, sayings)
    return derived.go_on(connection, "claims", partial(_write_page, connection, sayings=sayings))


def _place_again(connection: sqlite3.Connection, sayings: Sayings) -> None:
    """Put what was set right into claims again, and what is near it on later pages."""
    waiting = claim_corrections.waiting(connection)
    for page, again in waiting.items():
        with transaction(connection):
            candidates = Candidates(connection, sys.maxsize)
            for new in sayings.of_page(page) if again.right else ():
                if again.is_right(new.saying.key):
                    near_it = _near(candidates, new, again.keys)
                    later = (other for other in map(sayings.saying, near_it) if other.page > page)
                    claim_corrections.put_again(connection, [other.key for other in later])
    for page, again in claim_corrections.waiting(connection).items() if waiting else ():
        with transaction(connection):
            _write_page(connection, page, sayings, again)
            claim_corrections.placed(connection, page)


def _write_page(
    connection: sqlite3.Connection, page: int, sayings: Sayings, again: Waiting | None = None
) -> None:
    """Each statement and assertion of a page: into the claim it says the same as, or one of its own.

    Of a page that is done `again`, only what waits for that.
    """
    written: list[New] = []
    told = sayings.of_page(page)
    candidates = Candidates(connection, page)
    claim_corrections.resolve(connection, page)
    for new in told:
        if again is not None and not again.holds(new.saying.key):
            written.append(new)
            continue
        over = {each.saying.key for each in written if each.start < new.end and new.start < each.end}
        near_it = _near(candidates, new, {*over, new.saying.key})
        wholes = [each for each in written if new.saying.key < 0 and _holds(each, new)]
        others = map(sayings.saying, _not_beside(connection, near_it, wholes))
        before = [other for other in others if again is None or _place(other) < _place(new.saying)]
        found = [(other.key, _of_parts(new.saying, other)) for other in before]
        _write(connection, new, [(key, each) for key, each in found if each is not None])
        sayings.keep(new.saying)
        written.append(new)
    for denial in (
        *denials(connection, page),
        *nested_denials(connection, page),
        *denied_events(connection, page),
    ):
        _write_dispute(connection, denial.one, denial.other, "denial", denial.reason)


def _of_parts(one: Saying, other: Saying) -> Agreement | None:
    """What two are to each other; a part of a statement opposes nothing, for the statement does."""
    found = agreement(one, other)
    return None if found is not None and not found.same and (one.is_part or other.is_part) else found


def _holds(whole: New, part: New) -> bool:
    """Whether one says what stands within the other, and more."""
    return (
        whole.start <= part.start
        and part.end <= whole.end
        and whole.end - whole.start > part.end - part.start
    )


def _not_beside(connection: sqlite3.Connection, keys: Sequence[int], wholes: Sequence[New]) -> list[int]:
    """Of what is near a clause, what is not on a page that says the same as the sentence it stands in.

    Two pages that tell one sentence alike are one claim, and not as many more as it has clauses; what
    another is cited for in it is a claim of that one. A clause may be of the claim of its sentence too.
    """
    if not wholes or not keys:
        return list(keys)
    held, claims = (
        ",".join(map(str, keys)),
        ",".join(str(_claim_of(connection, each.saying.key)) for each in wholes),
    )
    rows = connection.execute(
        f"""
        SELECT attribution FROM claim_statements AS near
        WHERE attribution IN ({held}) AND (
            near.claim IN ({claims}) OR NOT EXISTS (
                SELECT 1 FROM claim_statements AS beside
                WHERE beside.claim IN ({claims}) AND beside.page = near.page
            )
        )
        """
    )
    left = {row["attribution"] for row in rows}
    return [key for key in keys if key in left]


def _near(candidates: Candidates, new: New, without: Collection[int]) -> list[int]:
    saying = new.saying
    vector, without = saying.sentence.vectors.sentence, frozenset(without)
    return candidates.near(new.words, vector, without, turned=_is_turned(new), matter=saying.matter)


def _place(saying: Saying) -> tuple[int, bool, int]:
    """In which order what pages say is put into claims: assertions of a page after its statements."""
    return saying.page, saying.key < 0, abs(saying.key)


def _is_turned(new: New) -> bool:
    return new.saying.is_denied or len(new.saying.sentence.negators) % 2 == 1


def _write(connection: sqlite3.Connection, new: New, found: list[tuple[int, Agreement]]) -> None:
    """A statement or assertion, its claim, what it disputes, and what it turns."""
    key, page = new.saying.key, new.saying.page
    barred = claim_corrections.barred(connection, key)
    likely = (each for each in found if each[1].same and _claim_of(connection, each[0]) not in barred)
    same = max(likely, key=lambda each: each[1].score, default=None)
    if same is None:
        free = claim_corrections.number_for(connection, key)
        cursor = connection.execute("INSERT INTO claims VALUES (?, ?, 1, 1)", (free, key))
        claim, like, reason, score = cursor.lastrowid, None, "the first that was added", 1.0
    else:
        like, reason, score = same[0], same[1].reason, same[1].score
        claim = _claim_of(connection, like)
        on_page = connection.execute(
            "SELECT 1 FROM claim_statements WHERE claim = ? AND page = ? LIMIT 1", (claim, page)
        ).fetchone()
        connection.execute(
            "UPDATE claims SET statements = statements + 1, pages = pages + ? WHERE number = ?",
            (int(on_page is None), claim),
        )
    vector = stored_vector(new.saying.sentence.vectors.sentence)
    parses = new.saying.sentence.kept(), new.saying.asserted.kept() if new.saying.is_denied else None
    connection.execute(
        "INSERT INTO claim_statements VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (key, claim, page, new.words, int(_is_turned(new)), vector, like, reason, score, *parses),
    )
    for other, each in found:
        if each.opposed is not None:
            _write_dispute(connection, key, other, each.opposed, each.reason)
        elif each.turned is not None:
            write_turn(connection, key, other, each.turned, each.words)
    claim_corrections.join(connection, key)


def _claim_of(connection: sqlite3.Connection, key: int) -> int:
    row = connection.execute("SELECT claim FROM claim_statements WHERE attribution = ?", (key,)).fetchone()
    return row["claim"]


def _write_dispute(connection: sqlite3.Connection, one: int, other: int, kind: str, reason: str) -> None:
    """A dispute of two; what one speaker says on one page and not on the same, nobody disputes."""
    if speakers(connection, one).isdisjoint(speakers(connection, other)):
        row = (one, other, kind, reason)
        connection.execute("INSERT OR IGNORE INTO disputes VALUES (?, ?, ?, ?)", row)
