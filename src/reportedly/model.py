"""The nouns: immutable records that are the Python API, the JSON and its schema at once.

Offsets count code points. A `Span` points into `Article.text`, save in `Furniture`, where it
points into the page's text (`reportedly.text_of`), for furniture is what the article's text leaves out.

Bounds of time (`earliest`, `latest`) are naive date-times, inclusive, to the second: a whole day
runs from 00:00:00 to 23:59:59.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any, Literal

import msgspec

from reportedly import notebooks
from reportedly.errors import NotReadableError

ActorKind = Literal[
    "person",
    "government",
    "organisation",
    "agency",
    "outlet",
    "country",
    "group",
    "company",
    "place",
    "document",
    "unknown",
]
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
EventStatus = Literal[
    "happened", "ongoing", "planned", "expected", "possible", "alleged", "denied", "hypothetical", "negated"
]
ParticipantRole = Literal["actor", "recipient"]
Ontology = Literal["plover", "civil"]
FurnitureKind = Literal[
    "headline",
    "byline",
    "credit",
    "caption",
    "stamp",
    "section",
    "share",
    "navigation",
    "biography",
    "related",
    "comments",
    "subscription",
    "legal",
    "source-link",
    "other",
]
DamageKind = Literal[
    "filtered-letters",
    "glued-words",
    "split-words",
    "mojibake",
    "stray-fragment",
    "dropped-words",
    "unbalanced-quotes",
    "doubled-text",
    "truncated",
    "stray-markup",
    "odd-one-out",
    "self-contradiction",
]
RelayKind = Literal["medium", "agency", "outlet", "credit", "site"]
NoteKind = Literal["not-read", "language", "truncated", "encoding", "date", "text"]


A_YEAR = timedelta(days=366)
"""Bounds further apart say too little to sort by."""


class Record(msgspec.Struct, frozen=True, omit_defaults=True):
    """What every noun is: frozen, compared by value, written to JSON without its empty fields."""

    def _repr_html_(self) -> str | None:
        """How a notebook shows it; as it writes itself, where that is none."""
        return notebooks.shown((self,))


class Span(Record, frozen=True):
    """Code points `start` to `end`, `end` excluded."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words the span covers in `text`.

        >>> Span(4, 11).of("The Kremlin denied it.")
        'Kremlin'
        """
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a code point."""
        return self.start < other.end and other.start < self.end


# --- The page as it came -------------------------------------------------------------------


class PageMetadata(Record, frozen=True):
    """What was said of a page where it was found (a JSON line, a feed), before reading it."""

    title: str | None = None
    site: str | None = None
    published: str | None = None
    authors: tuple[str, ...] = ()


class Page(Record, frozen=True):
    """One page as it was found: its bytes, their media type, and where and when they were got.

    `media_type` is `text/html` or `text/plain`, told by content and not by name. `charset` is the
    encoding the page declares from outside (an HTTP header), if any; `source` is where it was found,
    for people: a path, `pages.jsonl:12`, `standard input`.
    """

    content: bytes
    source: str = "page"
    media_type: str = "text/html"
    url: str | None = None
    charset: str | None = None
    retrieved: datetime | None = None
    metadata: PageMetadata = PageMetadata()


class Unreadable(Record, frozen=True):
    """An input that is not a readable news page: where it was, and one line on why."""

    source: str
    reason: str


class Visit(Record, frozen=True):
    """That an address was asked, and what its server said of its answer; it comes after the pages in that.

    `source` is the address as it was named, `url` where it led, after redirects. `etag` and
    `last_modified` are what to ask with next time; `unchanged` says that this was done, and that nothing
    is new. For so many seconds, `fresh`, it says that asking again is no use.
    """

    source: str
    url: str
    retrieved: datetime
    etag: str | None = None
    last_modified: str | None = None
    unchanged: bool = False
    fresh: float | None = None


# --- The article in it ---------------------------------------------------------------------


class DatingCandidate(Record, frozen=True):
    """One date the article may have been published on, and why."""

    earliest: datetime
    latest: datetime
    score: float
    reason: str


class Dating(Record, frozen=True):
    """When an article was published: best bounds, `certainty` from 0 to 1, ranked `candidates`."""

    earliest: datetime
    latest: datetime
    certainty: float
    candidates: tuple[DatingCandidate, ...] = ()

    @property
    def tells(self) -> bool:
        """Whether it says when to within a year, and that rather than not: enough to sort by, or to go by.

        >>> Dating(datetime(2019, 6, 4), datetime(2024, 6, 4), 0.9).tells
        False
        """
        return self.certainty >= 0.5 and self.latest - self.earliest <= A_YEAR

    @property
    def believed(self) -> bool:
        """Whether it is surely enough the page's own to be taken as it is, whatever the text says."""
        return self.certainty >= 0.75 and self.tells


class Furniture(Record, frozen=True):
    """Page text that is not the article. `span` points into the page's text (`reportedly.text_of`)."""

    span: Span
    kind: FurnitureKind
    text: str


class Damage(Record, frozen=True):
    """Where the article's text as printed is not what was written; the text is never changed."""

    span: Span
    kind: DamageKind
    reason: str
    suggestion: str | None = None
    certain: bool = False


class Foreign(Record, frozen=True):
    """A stretch of the article's text in a language other than the article's own: kept, and not read."""

    span: Span
    language: str


class TranslationMark(Record, frozen=True):
    """Words of the article that look translated, from which languages, and why.

    `languages` are ISO 639-1; none where the mark says that it is a translation and not from what.
    `weight` is what it adds to the evidence.
    """

    span: Span
    reason: str
    languages: tuple[str, ...] = ()
    weight: float = 1.0


class Translation(Record, frozen=True):
    """Evidence that the article's text was translated.

    `language` is the likeliest it was translated from, none where the marks do not agree on one;
    `certainty`, from 0 to 1, that it is a translation at all.
    """

    certainty: float
    language: str | None = None
    marks: tuple[TranslationMark, ...] = ()


class Article(Record, frozen=True):
    """What a page carries: its text, and who published it, where and when.

    `paragraphs` are spans of `text`. `credit` is whose report it is (an agency), `site` who shows it.
    `dateline` is where it was filed, `dateline_date` the day that stands with it, as a TIMEX3 value: where
    the dateline gives no year, `XXXX-06-12`. `photo_credits` are who took the pictures, or gave them: they
    are no authors. `foreign` are the stretches of `text` in other languages than `language`.
    """

    text: str
    paragraphs: tuple[Span, ...] = ()
    url: str | None = None
    site: str | None = None
    headline: str | None = None
    subheadline: str | None = None
    authors: tuple[str, ...] = ()
    section: str | None = None
    credit: str | None = None
    dateline: str | None = None
    dateline_date: str | None = None
    photo_credits: tuple[str, ...] = ()
    published: Dating | None = None
    language: str | None = None
    foreign: tuple[Foreign, ...] = ()
    translated: Translation | None = None
    furniture: tuple[Furniture, ...] = ()
    damage: tuple[Damage, ...] = ()


# --- What it says --------------------------------------------------------------------------


class Time(Record, frozen=True):
    """A time expression with its TIMEX3 value (TimeML) and concrete bounds.

    `basis` says what the value rests on: `absolute`, or what it is relative to.
    """

    span: Span
    timex: str
    earliest: datetime | None = None
    latest: datetime | None = None
    basis: str = "absolute"


class Actor(Record, frozen=True):
    """Somebody or something that can speak or act.

    `kind` tells an `agency` (news agency, wire) from another `outlet` (newspaper, broadcaster, site); a
    `document` speaks where a study or a letter is cited and nobody is named for it.
    `country` is ISO 3166-1 alpha-2; `wikidata` the item's id (`Q7747`), where it is certain.
    """

    id: str
    name: str
    kind: ActorKind = "unknown"
    country: str | None = None
    roles: tuple[str, ...] = ()
    wikidata: str | None = None


class Mention(Record, frozen=True):
    """Words that name an actor, and `how` it was known to be that one (name, pronoun, role …)."""

    span: Span
    actor: Actor
    how: str


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


class Participant(Record, frozen=True):
    """One side of an event: who it is, the words that say so, and the sector it acts for.

    `sector` is one of `knowledge/event_sectors.tsv`, after CAMEO and PLOVER: GOV, MIL, REB, CVL …
    """

    actor: Actor
    span: Span
    role: ParticipantRole
    sector: str | None = None


class View(Record, frozen=True):
    """What one voice makes of an event: its status, where that is said, and whose voice it is.

    `according_to` holds the ids of the attributions whose words it stands in, the innermost first;
    empty, it is the article's own voice.
    """

    status: EventStatus
    trigger: Span
    according_to: tuple[str, ...] = ()


class Event(Record, frozen=True):
    """Who did what to whom, in PLOVER's types, modes and contexts, and whether it happened.

    Types in capitals are PLOVER's; those of `ontology` `civil` (elect, arrest, die …) are for other news.
    `trigger` is the first of `mentions`, the words that tell of this same event. `views` says what each voice
    makes of it; `status` and `according_to` are those of the article's own voice, or else of the first.
    `participants` are `actors` and `recipients` with their words and sectors. `instruments` and `amounts`
    are the words for what it was done with, and how much of it.
    """

    id: str
    trigger: Span
    type: str
    status: EventStatus
    ontology: Ontology = "plover"
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    actors: tuple[Actor, ...] = ()
    recipients: tuple[Actor, ...] = ()
    participants: tuple[Participant, ...] = ()
    place: Actor | None = None
    when: Time | None = None
    instruments: tuple[Span, ...] = ()
    amounts: tuple[Span, ...] = ()
    according_to: tuple[str, ...] = ()
    views: tuple[View, ...] = ()
    mentions: tuple[Span, ...] = ()


class Note(Record, frozen=True):
    """One line on what could not be read, and why."""

    kind: NoteKind
    message: str


class Versions(Record, frozen=True):
    """What made a reading: the same page read with the same versions gives the same reading."""

    reportedly: str
    model: str
    knowledge: str


class Reading(Record, frozen=True):
    """All that one page yields.

    `attributions` are the outermost; `statements()` gives those nested in them too.
    """

    article: Article
    attributions: tuple[Attribution, ...] = ()
    events: tuple[Event, ...] = ()
    times: tuple[Time, ...] = ()
    mentions: tuple[Mention, ...] = ()
    notes: tuple[Note, ...] = ()
    versions: Versions | None = None

    def statements(self) -> Iterator[Attribution]:
        """Every attribution, an outer one before those nested in it: what a ledger keeps as statements."""
        for attribution in self.attributions:
            yield from attribution.all()


# --- What a ledger answers -----------------------------------------------------------------


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


DisputeKind = Literal[
    "denial", "confirmation", "polarity", "opposite", "number", "date", "name", "place", "role"
]
"""In what two statements cannot both hold: one denies, turns, counts, dates, names or places otherwise.

A confirmation is what one confirms or admits and the other denies.
"""

TurnKind = Literal["mind", "figure"]
"""What moved in time: what one speaker says of a matter, or a figure."""


ExpectationKind = Literal["announced", "planned", "promised", "predicted", "threatened"]
ExpectationState = Literal["open", "met", "missed", "contradicted"]
Says = Literal["expected", "happened", "not", "will not", "cancelled", "postponed", "denied"]
"""What words say of something done. `not`: it did not happen, or has not; `will not`: it is not to."""


class Comparison(Record, frozen=True):
    """What two sentences are to each other, how likely they say the same (0 to 1), and why."""

    same: bool
    opposed: bool
    score: float
    reason: str


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


# --- JSON and its schema -------------------------------------------------------------------


def to_json(record: Record) -> bytes:
    """The record as JSON, UTF-8."""
    return msgspec.json.encode(record)


def reading_from_json(data: bytes | str) -> Reading:
    """The reading that `to_json` wrote. Raises `NotReadableError` where it is not one."""
    try:
        return msgspec.json.decode(data, type=Reading)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise NotReadableError(f"not the JSON of a reading: {error}") from error


def json_schema() -> dict[str, Any]:
    """The JSON Schema of a `Reading` and of every noun in it (Draft 2020-12)."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **msgspec.json.schema(Reading)}
