"""Who is who: the list of actors, and one with its names and roles, what it says and does, and with whom."""

from __future__ import annotations

from itertools import islice
from typing import get_args

from reportedly import filters, pictures
from reportedly.filters import Filter
from reportedly.ledger import ActCount, ActorRecord, CodedEvent, KnownActor, Month, Partner
from reportedly.model import ActorKind, Record, Statement
from reportedly.web.app.asking import Asked, Shown
from reportedly.web.app.narrowing import given, narrowings
from reportedly.web.app.paging import Paging, part

LATEST = 6
"""Statements by an actor, about it, and events, that are shown with it."""

PARTNERS = 12
"""Others in its events that are shown."""

FILTERS = (Filter("name", "WORDS", "Words of any name that pages use for them.", "Kim"), *filters.ACTORS)


class Actors(Record, frozen=True):
    """Actors, and where the rest of them are."""

    actors: tuple[KnownActor, ...]
    paging: Paging = Paging()


class OneActor(Record, frozen=True):
    """An actor with the latest of what it says, of what is said of it and of what it does, and with whom."""

    record: ActorRecord
    said: tuple[Statement, ...] = ()
    about: tuple[Statement, ...] = ()
    events: tuple[CodedEvent, ...] = ()
    partners: tuple[Partner, ...] = ()
    months: tuple[Month, ...] = ()
    acts: tuple[ActCount, ...] = ()


def listed(asked: Asked) -> Shown:
    """The actors that fit what is asked, those that most pages name first."""
    size = 60
    found = asked.ledger.actors(**given(asked, FILTERS), limit=size + 1, after=asked.words("after"))
    actors, paging = part(asked, found, lambda one: one.id, size)
    values = {
        "title": "Actors",
        "narrowings": narrowings(asked, FILTERS, KIND=get_args(ActorKind)),
        "more": paging,
    }
    return Shown("app/actors.html.j2", Actors(actors, paging), values)


def page(asked: Asked) -> Shown:
    """The actor with the id in the path."""
    ledger, record = asked.ledger, asked.ledger.actor(asked.part("actor"))
    who = f"@{record.actor.id}"
    found = OneActor(
        record,
        tuple(ledger.latest_statements(LATEST, speaker=who)),
        tuple(ledger.latest_statements(LATEST, about=who)),
        tuple(ledger.latest_events(who, LATEST)),
        tuple(ledger.partners(who, PARTNERS)),
        tuple(ledger.months(who)),
        tuple(ledger.acts(who)),
    )
    values: dict[str, object] = {
        "title": record.actor.name,
        "who": who,
        "activity": pictures.activity(record.actor.name, found.months),
        "shown_names": tuple(islice(record.names, 12)),
    }
    return Shown("app/actor.html.j2", found, values)
