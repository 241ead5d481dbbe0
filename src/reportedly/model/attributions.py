"""Who said what, how, and by which ways it came to the page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from reportedly.model.actors import Actor
from reportedly.model.records import Record, Span
from reportedly.model.times import Time

Manner = Literal["direct", "indirect", "mixed"]
Act = Literal[
    "state",
    "report",
    "affirm",
    "announce",
    "confirm",
    "admit",
    "deny",
    "accuse",
    "claim",
    "believe",
    "suspect",
    "doubt",
    "expect",
    "fear",
    "hope",
    "want",
    "intend",
    "promise",
    "threaten",
    "warn",
    "urge",
    "order",
    "request",
    "ask",
    "propose",
    "offer",
    "agree",
    "refuse",
    "withhold",
    "allow",
    "praise",
    "criticise",
    "thank",
    "congratulate",
    "apologise",
    "regret",
]
Factuality = Literal["CT+", "PR+", "PS+", "CT-", "PR-", "PS-", "Uu"]
RelayKind = Literal["medium", "agency", "outlet", "credit", "site"]


class Relay(Record, frozen=True):
    """A link between speaker and page: a message, an agency, an outlet, the credit, the site.

    `name` is the medium's noun (`message`, `interview`) or the name of the actor. `span` is where the text
    says so; an attribution that only goes on with what was said there shares it.
    """

    kind: RelayKind
    name: str
    actor: Actor | None = None
    span: Span | None = None


class Attribution(Record, frozen=True):
    """Who is cited (`source`), the words that do the citing (`cue`), what is attributed (`content`).

    Roles as in PARC 3 and PolNeAR; `content` is in reading order and may be in several pieces.
    `act` is what is done by saying it, `factuality` how sure the speaker is of it, in FactBank's values.
    `relays` are in order, nearest to the speaker first. `within` is the id of the attribution this one
    is nested in, `nested` those that stand in it, and so on to any depth. `answers` are the ids of those it
    denies, confirms or takes up.
    `certainty`, from 0 to 1, is how sure the reading is of the words it found.
    """

    id: str
    content: tuple[Span, ...]
    manner: Manner
    source: Span | None = None
    cue: Span | None = None
    act: Act | None = None
    factuality: Factuality | None = None
    speaker: Actor | None = None
    speakers: tuple[Actor, ...] = ()
    relays: tuple[Relay, ...] = ()
    when: Time | None = None
    within: str | None = None
    nested: tuple[Attribution, ...] = ()
    answers: tuple[str, ...] = ()
    certainty: float = 1.0

    def actors(self) -> tuple[Actor, ...]:
        """Everybody who speaks: the `speakers` where joint, or else the `speaker`, where one is known."""
        return self.speakers or ((self.speaker,) if self.speaker else ())

    def start(self) -> int:
        """Where its first word stands, be it of source, cue or content."""
        return min(span.start for span in (self.source, self.cue, *self.content) if span)

    def all(self) -> Iterator[Attribution]:
        """This attribution, and then all that are nested in it."""
        yield self
        for inner in self.nested:
            yield from inner.all()
