"""The nouns: immutable records that are the Python API, the JSON and its schema at once.

Offsets count code points. A `Span` points into `Article.text`, save in `Furniture`, where it
points into the page's text (`reportedly.text_of`), for furniture is what the article's text leaves out.

Bounds of time (`earliest`, `latest`) are naive date-times, inclusive, to the second: a whole day
runs from 00:00:00 to 23:59:59.
"""

from reportedly.model.actors import Actor, ActorKind, Mention
from reportedly.model.articles import (
    A_YEAR,
    Article,
    Damage,
    DamageKind,
    Dating,
    DatingCandidate,
    Foreign,
    Furniture,
    FurnitureKind,
    Translation,
    TranslationMark,
)
from reportedly.model.attributions import Act, Attribution, Factuality, Manner, Relay, RelayKind
from reportedly.model.comparisons import (
    Comparison,
    DisputeKind,
    ExpectationKind,
    ExpectationState,
    Says,
    TurnKind,
)
from reportedly.model.events import Event, EventStatus, Ontology, Participant, ParticipantRole, View
from reportedly.model.ledgers import Added, Corrected, CorrectedKind, Statement
from reportedly.model.pages import Page, PageMetadata, Unreadable, Visit
from reportedly.model.readings import (
    Note,
    NoteKind,
    Reading,
    Versions,
    json_schema,
    reading_from_json,
    to_json,
)
from reportedly.model.records import Record, Span
from reportedly.model.times import Time

__all__ = [
    "A_YEAR",
    "Act",
    "Actor",
    "ActorKind",
    "Added",
    "Article",
    "Attribution",
    "Comparison",
    "Corrected",
    "CorrectedKind",
    "Damage",
    "DamageKind",
    "Dating",
    "DatingCandidate",
    "DisputeKind",
    "Event",
    "EventStatus",
    "ExpectationKind",
    "ExpectationState",
    "Factuality",
    "Foreign",
    "Furniture",
    "FurnitureKind",
    "Manner",
    "Mention",
    "Note",
    "NoteKind",
    "Ontology",
    "Page",
    "PageMetadata",
    "Participant",
    "ParticipantRole",
    "Reading",
    "Record",
    "Relay",
    "RelayKind",
    "Says",
    "Span",
    "Statement",
    "Time",
    "Translation",
    "TranslationMark",
    "TurnKind",
    "Unreadable",
    "Versions",
    "View",
    "Visit",
    "json_schema",
    "reading_from_json",
    "to_json",
]
