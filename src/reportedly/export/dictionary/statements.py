"""Statements, who makes them, and the relays that they came through."""

from __future__ import annotations

from reportedly.export.dictionary.expressions import CHOSEN, STATEMENT, actor, array
from reportedly.export.tables import Column, Table

STATEMENTS = Table(
    "statements",
    "One row a statement: who is cited, through whom, and what is attributed, in the page's words.",
    ("id",),
    f"{CHOSEN} JOIN articles ON articles.page = attributions.page ORDER BY attributions.key",
    (
        Column("id", "text", STATEMENT, "page and attribution"),
        Column("page", "text", "pages.id", "the page it is in", refers="articles.id"),
        Column(
            "speaker",
            "text",
            "(SELECT group_concat(name, ', ') FROM "
            "(SELECT name FROM speakers WHERE attribution = attributions.key ORDER BY nth))",
            "who is meant, where that is known",
        ),
        Column(
            "speaker_ids",
            "texts",
            array(
                actor("attributions.page", "speakers.actor"),
                "FROM speakers WHERE attribution = attributions.key ORDER BY nth",
            ),
            "the actors that are meant",
        ),
        Column("source", "text", "attributions.source", "the words the page uses for who is cited"),
        Column("cue", "text", "attributions.cue", "the words that do the citing"),
        Column("act", "text", "attributions.act", "what is done by saying it: state, deny, accuse …"),
        Column(
            "factuality",
            "text",
            "attributions.factuality",
            "of the content, to the one cited, in FactBank's values: CT+ PR+ PS+ CT- PR- PS- Uu",
        ),
        Column("content", "text", "attributions.content", "what is attributed; pieces joined with ' … '"),
        Column("content_start", "integer", "attributions.content_start", "where it starts in the text"),
        Column("content_end", "integer", "attributions.content_end", "where it ends"),
        Column("manner", "text", "attributions.manner", "direct, indirect or mixed"),
        Column("earliest", "datetime", "attributions.earliest", "said then or later"),
        Column("latest", "datetime", "attributions.latest", "said then or earlier"),
        Column(
            "named_ids",
            "texts",
            array(
                actor("attributions.page", "named.actor"),
                "FROM named WHERE attribution = attributions.key ORDER BY actor",
            ),
            "the actors that its content names",
        ),
        Column(
            "through",
            "texts",
            array("kind || ':' || name", "FROM relays WHERE attribution = attributions.key ORDER BY nth"),
            "the relays, nearest to the speaker first: medium:message, agency:KCNA",
        ),
        Column(
            "within",
            "text",
            "pages.id || '/' || attributions.within",
            "the statement whose words it stands in",
        ),
        Column("told_by", "texts", "attributions.told_by", "who tells it, nearest first, where it is nested"),
        Column(
            "answers",
            "texts",
            array(
                "pages.id || '/' || other.id",
                "FROM answers JOIN attributions AS other ON other.key = answers.answered "
                "WHERE answers.attribution = attributions.key ORDER BY answers.nth",
            ),
            "the statements of the page that it denies, confirms or takes up",
        ),
        Column(
            "claim",
            "text",
            "(SELECT 'c' || claim FROM claim_statements WHERE attribution = attributions.key)",
            "what it says, whoever says it and in whatever words",
            refers="claims.id",
        ),
        Column(
            "corrected",
            "texts",
            array(
                "kind",
                "FROM reading_corrections AS made WHERE made.page = pages.hash AND (made.kind = 'published' "
                "OR made.attribution = attributions.key "
                "AND made.kind IN ('speaker', 'act', 'factuality', 'date')) ORDER BY nth",
            ),
            "what of it people set right by hand: speaker, act, factuality, date; published, of its page",
        ),
        Column("certainty", "number", "attributions.certainty", "how sure the words found are, from 0 to 1"),
        Column("published", "datetime", "articles.published_earliest", "the page's date, at the earliest"),
        Column("site", "text", "articles.site", "who shows the page"),
    ),
)

SPEAKERS = Table(
    "speakers",
    "One row for each who makes a statement: several where it is joint, none where nobody is known.",
    ("statement", "nth"),
    f"{CHOSEN} JOIN speakers ON speakers.attribution = attributions.key ORDER BY attributions.key, nth",
    (
        Column("statement", "text", STATEMENT, "the statement", refers="statements.id"),
        Column("nth", "integer", "speakers.nth", "0 for the first named"),
        Column(
            "actor", "text", actor("attributions.page", "speakers.actor"), "who it is", refers="actors.id"
        ),
        Column("name", "text", "speakers.name", "the name, on that page"),
        Column("kind", "text", "speakers.kind", "person, government, organisation, agency, country …"),
        Column("country", "text", "speakers.country", "ISO 3166-1 alpha-2"),
        Column("wikidata", "text", "speakers.wikidata", "the id of its item there, where that is certain"),
    ),
)

RELAYS = Table(
    "relays",
    "One row for each link between speaker and page: a message, an agency, a wire, the credit, the site.",
    ("statement", "nth"),
    f"{CHOSEN} JOIN relays ON relays.attribution = attributions.key ORDER BY attributions.key, nth",
    (
        Column("statement", "text", STATEMENT, "the statement", refers="statements.id"),
        Column("nth", "integer", "relays.nth", "0 for the nearest to the speaker"),
        Column("kind", "text", "relays.kind", "medium, agency, outlet, credit or site"),
        Column("name", "text", "relays.name", "its name, or the noun for it: message, interview"),
        Column(
            "actor",
            "text",
            actor("attributions.page", "relays.actor"),
            "who it is, where it is somebody that the page names",
            refers="actors.id",
        ),
    ),
)
