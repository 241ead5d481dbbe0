"""Who can speak or act, and the words that name them."""

from __future__ import annotations

from typing import Literal

from reportedly.model.records import Record, Span

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
