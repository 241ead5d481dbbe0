"""What a ledger answers: statements, what people set right in them, and what adding did."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from reportedly.model.attributions import Act, Factuality, Manner, Relay
from reportedly.model.pages import Unreadable
from reportedly.model.records import Record

CorrectedKind = Literal["speaker", "act", "factuality", "date", "published"]
"""What can be set right in a statement; `published` is the date of its page."""


class Corrected(Record, frozen=True):
    """What somebody set right by hand, what `was` read, if anything was, and the number of the correction."""

    kind: CorrectedKind
    correction: int
    was: str | None = None


class Statement(Record, frozen=True):
    """One attribution as a row of the ledger, with the words it rests on.

    `id` is `PAGE/ATTRIBUTION`, where `page` is the page's own id (its content hash, shortened).
    `speaker` is who is meant, where that is known (several are joined with `, `), `actors` their ids in the
    ledger, `countries` theirs, in ISO 3166-1 alpha-2; `source` is the words the page uses. `content` joins
    the pieces with ` … `.
    `earliest` and `latest` bound when it was said; `published` is when the page was, at the earliest.
    `through` holds the relays, nearest to the speaker first, with their kind and name alone.
    `within` is the id of the statement this one is nested in, and `told_by` those who tell it, each
    inside the words of the next. `answers` are the ids of the statements it denies, confirms or takes
    up, and `answered` their contents. `own_voice` is that nobody is cited: a sentence that the article tells
    itself, as it may stand in a claim or a dispute. `corrected` is what people set right in it.
    """

    id: str
    page: str
    content: str
    manner: Manner
    speaker: str | None = None
    actors: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    source: str | None = None
    cue: str | None = None
    act: Act | None = None
    factuality: Factuality | None = None
    earliest: datetime | None = None
    latest: datetime | None = None
    through: tuple[Relay, ...] = ()
    within: str | None = None
    told_by: tuple[str, ...] = ()
    answers: tuple[str, ...] = ()
    answered: tuple[str, ...] = ()
    published: datetime | None = None
    site: str | None = None
    headline: str | None = None
    found_at: str | None = None
    own_voice: bool = False
    corrected: tuple[Corrected, ...] = ()


class Added(Record, frozen=True):
    """What one `Ledger.add` did: pages added, pages it already held, and inputs it could not read.

    Of the pages added, `foreign` are in a language that is not read: they are kept whole, with no statements.
    So many are `changed`: new versions of what their address showed before.
    """

    added: int = 0
    held: int = 0
    unreadable: tuple[Unreadable, ...] = ()
    foreign: int = 0
    changed: int = 0
