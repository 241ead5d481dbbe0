"""Events, what each voice makes of them, and who takes part."""

from __future__ import annotations

from reportedly.export.dictionary.expressions import actor, array
from reportedly.export.tables import Column, Table

_EVENTS = """
    FROM chosen_pages JOIN events ON events.page = chosen_pages.page
    JOIN pages ON pages.number = events.page
"""


def _side(role: str, value: str) -> str:
    return array(value, f"FROM participants WHERE event = events.key AND role = '{role}' ORDER BY nth")


_TAKING_PART = actor("events.page", "participants.actor")

EVENTS = Table(
    "events",
    "One row an event of a page: who did what to whom, when, where, and whether it happened.",
    ("id",),
    f"{_EVENTS} ORDER BY events.key",
    (
        Column("id", "text", "pages.id || '/' || events.id", "page and event"),
        Column("page", "text", "pages.id", "the page it is in", refers="articles.id"),
        Column(
            "type", "text", "events.type", "PLOVER's type in capitals (ASSAULT), else a civil one (elect)"
        ),
        Column("ontology", "text", "events.ontology", "plover or civil"),
        Column("mode", "text", "events.mode", "the mode of the type: visit, aerial …"),
        Column("contexts", "texts", "events.contexts", "PLOVER's contexts"),
        Column("actors", "texts", _side("actor", "name"), "who did it"),
        Column("actor_ids", "texts", _side("actor", _TAKING_PART), "the same, as actors"),
        Column("recipients", "texts", _side("recipient", "name"), "to whom"),
        Column("recipient_ids", "texts", _side("recipient", _TAKING_PART), "the same, as actors"),
        Column(
            "status",
            "text",
            "events.status",
            "happened, ongoing, planned, expected, possible, alleged, denied, hypothetical or negated",
        ),
        Column("according_to", "texts", "events.according_to", "who says so; empty for the article itself"),
        Column("earliest", "datetime", "events.earliest", "it was then or later"),
        Column("latest", "datetime", "events.latest", "it was then or earlier"),
        Column("place", "text", "events.place", "where"),
        Column("place_country", "text", "events.place_country", "ISO 3166-1 alpha-2"),
        Column("instruments", "texts", "events.instruments", "the words for what it was done with"),
        Column("amounts", "texts", "events.amounts", "the words for how much or many"),
        Column("words", "text", "events.words", "the words that tell it"),
        Column("words_start", "integer", "events.words_start", "where they start in the text"),
        Column("words_end", "integer", "events.words_end", "where they end"),
        Column("evidence", "text", "events.evidence", "the sentence they stand in"),
        Column("evidence_start", "integer", "events.evidence_start", "where it starts in the text"),
        Column("evidence_end", "integer", "events.evidence_end", "where it ends"),
        Column(
            "happening",
            "text",
            """(
                SELECT first_pages.id || '/' || first.id FROM same_events
                JOIN events AS first ON first.key = same_events.happening
                JOIN pages AS first_pages ON first_pages.number = first.page
                WHERE same_events.event = events.key
            )""",
            "the first event, of any page, of those that are one",
        ),
        Column("mentions", "integer", "events.mentions", "how many times the page tells it"),
    ),
)

VIEWS = Table(
    "event_views",
    "One row for each voice that tells an event: what it makes of it.",
    ("event", "nth"),
    f"{_EVENTS} JOIN json_each(events.views) AS view ORDER BY events.key, view.key",
    (
        Column("event", "text", "pages.id || '/' || events.id", "the event", refers="events.id"),
        Column("nth", "integer", "view.key", "0 for the first"),
        Column("status", "text", "json_extract(view.value, '$.status')", "as in events"),
        Column(
            "according_to",
            "texts",
            "coalesce(json_extract(view.value, '$.according_to'), '[]')",
            "whose voice it is, nearest first; empty for the article's own",
        ),
    ),
)

PARTICIPANTS = Table(
    "participants",
    "One row for each who takes part in an event.",
    ("event", "role", "nth"),
    f"{_EVENTS} JOIN participants ON participants.event = events.key ORDER BY events.key, role, nth",
    (
        Column("event", "text", "pages.id || '/' || events.id", "the event", refers="events.id"),
        Column("role", "text", "participants.role", "actor or recipient"),
        Column("nth", "integer", "participants.nth", "0 for the first named of a side"),
        Column("actor", "text", _TAKING_PART, "who it is", refers="actors.id"),
        Column("name", "text", "participants.name", "the name, on that page"),
        Column("kind", "text", "participants.kind", "person, government, country, group …"),
        Column("country", "text", "participants.country", "ISO 3166-1 alpha-2"),
        Column("sector", "text", "participants.sector", "as event data have them: GOV, MIL, CVL …"),
        Column("words", "text", "participants.words", "the words that say so"),
    ),
)
