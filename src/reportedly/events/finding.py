"""The events of an article: every trigger with its frame, sides and status, mentions of the same made one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from spacy.tokens import Doc, Token

from reportedly.events.coreference import Telling, alike, grouped
from reportedly.events.details import amounts_of, contexts_of, instruments_of, mode_of, place_of, times_of
from reportedly.events.frames import ontology
from reportedly.events.matching import Match, match
from reportedly.events.parties import Parties, Party
from reportedly.events.status import status_of
from reportedly.events.views import Voices
from reportedly.model import (
    Article,
    Attribution,
    Event,
    EventStatus,
    Mention,
    Participant,
    ParticipantRole,
    Span,
    Time,
    View,
)

_TRIGGERS = frozenset({"VERB", "NOUN", "AUX", "PROPN"})
_ACTUAL = frozenset({"happened", "ongoing"})
_MADE = frozenset(
    {
        "AGREE",
        "SANCTION",
        "CONCEDE",
        "COOPERATE",
        "COERCE",
        "RETREAT",
        "MOBILIZE",
        "REQUEST",
        "REJECT",
        "AID",
        "CONSULT",
    }
)
"""Types whose verb and object tell of one event together: `signed an agreement`, `imposed sanctions`."""

_SAID = frozenset({"ACCUSE", "SUPPORT", "REQUEST", "REJECT", "THREATEN", "AGREE"})
"""Types that are done by saying so: `accuses` is not still going on."""


def found(
    article: Article,
    doc: Doc,
    attributions: Sequence[Attribution],
    times: Sequence[Time],
    mentions: Sequence[Mention],
) -> tuple[Event, ...]:
    """The events that the article tells of, in the order of the text.

    `attributions` are all of the article's, also nested ones, with their acts; `times` its time expressions,
    `mentions` whom its names, roles and pronouns mean.

    >>> from reportedly.articles import from_text
    >>> from reportedly.language import parse
    >>> text = "Norway sent aid to Ukraine. The delivery was praised by Kyiv."
    >>> events = found(from_text(text, None), parse(text), (), (), ())
    >>> [(one.type, one.actors[0].name, one.status) for one in events]
    [('AID', 'Norway', 'happened'), ('SUPPORT', 'Ukraine', 'happened')]
    """
    parties = Parties(doc, article.text, mentions)
    matches = list(_matches(doc, parties))
    voices = Voices(doc, attributions)
    dates = times_of(doc, matches, times)
    published = article.published.latest if article.published else None
    title_end = _title_end(article)
    starts = [sentence.start for sentence in doc.sents]
    tellings: list[Telling] = []
    sentence = 0
    for one in matches:
        token = one.trigger
        while sentence + 1 < len(starts) and starts[sentence + 1] <= token.i:
            sentence += 1
        titled = token.idx < title_end
        own = _timed(status_of(token, titled), one, dates.get(token.i), published)
        status, voice = voices.status(token, own, one.frame.type in _SAID)
        tellings.append(
            Telling(
                match=one,
                span=Span(token.idx, token.idx + len(token)),
                mode=mode_of(one),
                status=status,
                according_to=voice,
                when=dates.get(token.i),
                place=place_of(one),
                titled=titled,
                sentence=sentence,
            )
        )
    groups = enumerate(grouped(tellings), 1)
    return tuple(_event(f"e{number}", group, voices.denials) for number, group in groups)


def _matches(doc: Doc, parties: Parties) -> Iterator[Match]:
    """Every trigger with its frame; a noun that only fills the verb of the same event is none."""
    held: dict[int, Match] = {}
    for token in doc:
        if token.pos_ in _TRIGGERS and not _is_before(token) and (one := match(token, parties)) is not None:
            held[token.i] = one
    for one in held.values():
        if not _is_filled(one, held):
            yield one


def _is_before(token: Token) -> bool:
    """Whether a noun only says of what kind another is: `attack helicopters`, `arrest warrant`."""
    return token.pos_ != "VERB" and token.dep_ in {"compound", "nmod", "amod"}


def _is_filled(one: Match, held: dict[int, Match]) -> bool:
    """Whether a noun is the object of a verb that tells the same: `signed {an agreement}`."""
    token = one.trigger
    if token.pos_ in {"VERB", "AUX"}:
        return False
    above = held.get(token.head.i) or held.get(_above_preposition(token).i)
    if above is None or above.trigger.i == token.i:
        return False
    filled = above.trigger.pos_ in {"VERB", "AUX"} and any(
        token in above.slots.get(slot) for need in above.frame.needs if need.classes for slot in need.slots
    )
    return (filled and above.frame.type in _MADE) or (filled and above.frame.type == one.frame.type)


def _above_preposition(token: Token) -> Token:
    head = token.head
    return head.head if head.pos_ == "ADP" else head


def _title_end(article: Article) -> int:
    """Where the headline ends, if the text begins with it."""
    line, mark, _ = article.text.partition("\n")
    return len(line) if mark and (line == article.headline or line.rstrip()[-1:] not in '.!?”"') else 0


def _timed(status: EventStatus, one: Match, when: Time | None, published: datetime | None) -> EventStatus:
    """What has a date to come is planned; what is done by saying so is done."""
    if status in _ACTUAL and when is not None and when.earliest is not None and published is not None:
        later = when.earliest.replace(tzinfo=None) > published.replace(tzinfo=None)
        if later and one.frame.type not in _SAID and one.trigger.tag_ not in {"VBD", "VBN"}:
            return "planned"
    said = one.frame.type in _SAID and one.frame.mode != "investigate"
    return "happened" if status == "ongoing" and said else status


def _event(name: str, group: Sequence[Telling], denials: Mapping[str, str]) -> Event:
    first = group[0]
    actors = _distinct([party for one in group for party in one.match.actors])
    recipients = [
        party
        for party in _distinct([party for one in group for party in one.match.recipients])
        if party.actor.id not in {one.actor.id for one in actors}
    ]
    views = _views(group, denials)
    chief = _chief(group)
    return Event(
        id=name,
        trigger=first.span,
        type=first.type,
        status=chief.status,
        ontology=ontology(first.type),
        mode=next((one.mode for one in group if one.mode), None),
        contexts=tuple(dict.fromkeys(context for one in group for context in contexts_of(one.match))),
        actors=tuple(party.actor for party in actors),
        recipients=tuple(party.actor for party in recipients),
        participants=(*_participants(actors, "actor"), *_participants(recipients, "recipient")),
        place=next((one.place for one in group if one.place), None),
        when=next((one.when for one in group if one.when), None),
        instruments=tuple(dict.fromkeys(span for one in group for span in instruments_of(one.match))),
        amounts=tuple(dict.fromkeys(span for one in group for span in amounts_of(one.match))),
        according_to=chief.according_to,
        views=views,
        mentions=tuple(one.span for one in group),
    )


def _chief(group: Sequence[Telling]) -> Telling:
    """The mention in the article's own voice, unless only another says who did it; else the first."""
    named = any(one.match.actors for one in group)
    own = [one for one in group if not one.according_to and (one.match.actors or not named)]
    return own[0] if own else group[0]


def _views(group: Sequence[Telling], denials: Mapping[str, str]) -> tuple[View, ...]:
    """What each voice makes of it: one view for each status that a voice gives it.

    What is alleged in a statement that another denies (`denials`, by what they answer) is denied by that one.
    """
    told: dict[tuple[EventStatus, tuple[str, ...]], View] = {}
    for one in group:
        told.setdefault((one.status, one.according_to), View(one.status, one.span, one.according_to))
    for one in group:
        answer = next((denials[each] for each in one.according_to if each in denials), None)
        if answer is not None and one.status == "alleged":
            told.setdefault(("denied", (answer,)), View("denied", one.span, (answer,)))
    return tuple(told.values())


def _participants(parties: Sequence[Party], role: ParticipantRole) -> Iterator[Participant]:
    return (Participant(party.actor, party.span, role, party.sector) for party in parties)


def _distinct(parties: Sequence[Party]) -> list[Party]:
    """Each once; who only stands for one that is there already is left out: Norland, then its government."""
    kept: list[Party] = []
    for party in parties:
        if not any(
            party.actor.id == one.actor.id or (alike(party, one) and _stands_for(party, one)) for one in kept
        ):
            kept.append(party)
    return kept


def _stands_for(party: Party, other: Party) -> bool:
    return {party.actor.kind, other.actor.kind} <= {"country", "government", "group"}
