"""What a reading says will be, was or was not: its clauses, each with who, what, when and in whose words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

from msgspec.structs import replace
from spacy.tokens import Doc, Token
from spacy.tokens import Span as Words

from reportedly.articles.furniture import lead_length
from reportedly.attributions.acts.cues import nesting_lemmas
from reportedly.comparing.expectations.clause import Clause, Due, Party
from reportedly.comparing.expectations.due import due_of
from reportedly.comparing.expectations.foretelling import (
    is_before,
    is_conditional,
    is_foretold,
    is_only_offered,
    is_only_possible,
    is_reported,
    kind_over,
)
from reportedly.comparing.expectations.heads import (
    empty,
    head_of,
    is_doing,
    is_owed,
    is_staged,
    kind_of_act,
    kind_of_word,
    state_after,
    turn_of,
)
from reportedly.comparing.expectations.parties import STATES, parties, party_of
from reportedly.comparing.expectations.saying import above, says_of
from reportedly.events.frames import light
from reportedly.events.parties import Parties
from reportedly.events.slots import Slots, carrier_of, is_definite, of_noun, of_verb
from reportedly.events.views import Voices
from reportedly.language import covered, parse
from reportedly.model import Attribution, ExpectationKind, Reading, Span, Time

_OBJECTS = ("obj", "target", "dative", "to", "with", "from", "into", "of", "for", "against", "over", "comp")
_PLACES = ("in", "at", "near", "on", "locus")
_TIMES = frozenset({"DATE", "TIME", "CARDINAL", "ORDINAL"})
_FIRST, _THIRD = frozenset({"i", "we"}), frozenset({"he", "she", "it", "they"})
_BARE = frozenset({"not", "will not", "cancelled", "postponed", "denied"})
"""What may be told of *the visit* alone, where the page makes clear whose it is."""

_MAX_CLIMB = 12
"""Heads to climb from a time to what it dates; deeper parses are wrong ones."""


def clauses(reading: Reading, told: datetime | None = None, doc: Doc | None = None) -> list[Clause]:
    """The clauses of a reading that say of something done that it is to be, was, or was not.

    `told` is the day that the page is of, where that is known better than the reading knows it; `doc` the
    parse of its text, where that is at hand.
    """
    return list(_Finding(reading, told, doc or parse(reading.article.text)).found())


class _Finding:
    """The clauses of one reading."""

    def __init__(self, reading: Reading, told: datetime | None, doc: Doc) -> None:
        self.reading = reading
        self.text = reading.article.text
        self.doc = doc
        self.parties = Parties(self.doc, self.text, reading.mentions)
        self.voices = Voices(self.doc, tuple(reading.statements()))
        published = reading.article.published
        own = published.earliest if published and published.tells else None
        self.told = told or own
        self.lead = lead_length(self.text)
        self.times = [time if own else _undated(time) for time in reading.times]

    def found(self) -> Iterator[Clause]:
        for sentence in self.doc.sents:
            if sentence.text.rstrip().endswith("?"):
                continue
            heads = list(_heads(sentence))
            dated = self._dated(sentence, heads)
            for head, slots in heads:
                clause = self._clause(sentence, head, slots, dated.get(head.i, []))
                if clause is not None:
                    yield clause

    def _clause(self, sentence: Words, head: Token, slots: Slots, times: list[Time]) -> Clause | None:
        says = says_of(head)
        if says is None:
            return None
        around = self.voices.around(head)
        said = around[0] if around else None
        due = next(filter(None, (due_of(self.text, time, self.told) for time in times)), None)
        if says == "happened" and due is not None and self._is_ahead(due):
            says = "expected"
        if says == "expected" and due is None and any(time.latest for time in times):
            return None  # it was to be once: that day is past
        kind = _kind(head, said, self._is_own(said, slots))
        doers = self._doers(slots, said)
        if head.pos_ == "NOUN" and not doers:
            doers = parties(slots.get("between"), self.parties)
        if says == "expected" and not _is_expectation(head, said, due, kind, doers):
            return None
        held = self._held(slots, _OBJECTS, head)
        if head.pos_ == "NOUN" and not is_doing(head):
            if is_owed(head):
                held = [head, *held]
            else:
                doers = parties([head], self.parties)
        if head.pos_ == "NOUN" and says == "happened" and not _is_told_of(head, slots):
            return None
        things = parties(held, self.parties)
        places = parties(self._held(slots, _PLACES, head), self.parties)
        if not doers and not things and says not in _BARE:
            return None
        when = next((time for time in times if time.earliest and time.latest), None)
        return Clause(
            head=head_of(head),
            says=says,
            words=" ".join(sentence.text.split()),
            span=_trimmed(sentence),
            at=Span(head.idx, head.idx + len(head)),
            doers=doers,
            things=things,
            places=places,
            kind=kind if says == "expected" else None,
            due=due if says in {"expected", "postponed"} else None,
            earliest=when.earliest if when and says != "expected" else None,
            latest=when.latest if when and says != "expected" else None,
            by=said.id if said else None,
            vague=is_before(head) and when is None,
            owed=head.pos_ == "NOUN" and is_owed(head) and not is_doing(head),
            definite=is_definite(head),
            beside=self._beside(sentence),
        )

    def _beside(self, sentence: Words) -> tuple[str, ...]:
        """The names in the sentence, but for states."""
        first, last = sentence.start_char, sentence.end_char
        named = (one.actor for one in self.reading.mentions if first <= one.span.start < last)
        return tuple(dict.fromkeys(actor.name for actor in named if actor.kind not in STATES))

    def _is_ahead(self, due: Due) -> bool:
        """Whether the day lies ahead: *she is visiting Rome next week*."""
        day = self.told
        return day is not None and due.earliest is not None and due.earliest.date() > day.date()

    def _doers(self, slots: Slots, said: Attribution | None) -> tuple[Party, ...]:
        """Who does it; in what somebody says of himself, or of what nobody else can be meant by, that one."""
        found = parties(slots.get("subj"), self.parties)
        if found or said is None:
            return found
        own = _FIRST if said.manner == "direct" else _THIRD
        words = [token.lower_ for token in slots.get("subj")]
        return tuple(map(party_of, said.actors())) if words and set(words) <= own else ()

    def _held(self, slots: Slots, names: Iterable[str], head: Token) -> list[Token]:
        """The words in these slots, but for times and whole clauses."""
        return [
            token
            for name in names
            for token in slots.get(name)
            if token.ent_type_ not in _TIMES and token.pos_ in {"NOUN", "PROPN", "PRON"} and token.i != head.i
        ]

    def _is_own(self, said: Attribution | None, slots: Slots) -> bool:
        """Whether who says it is to do it."""
        if said is None:
            return False
        speakers = {actor.id for actor in said.actors()}
        doers = {party.actor.id for token in slots.get("subj") for party in self.parties.everyone(token)}
        return bool(speakers & doers) or any(token.lower_ in _FIRST | _THIRD for token in slots.get("subj"))

    def _dated(self, sentence: Words, heads: list[tuple[Token, Slots]]) -> dict[int, list[Time]]:
        """The times of each head: a time is of the first head above it, or of what that verb carries.

        The time of a verb that governs it is its own where it lies ahead: *due in May*, not *said today*.
        """
        owners: dict[int, int] = {}
        governed: dict[int, int] = {}
        for head, slots in heads:
            for over in above(head):
                if over.lemma_ in nesting_lemmas() and kind_of_word(over.lemma_) is None:
                    break
                governed.setdefault(over.i, head.i)
            if slots.carrier is not None:
                owners[slots.carrier.i] = head.i
        owners |= {head.i: head.i for head, _ in heads}
        found: dict[int, list[Time]] = {}
        first, last = max(sentence.start_char, self.lead), sentence.end_char
        for time in self.times:
            if not (first <= time.span.start < last) or (words := covered(self.doc, time.span)) is None:
                continue
            owner = _owner(words.root, owners)
            if owner is None and self._lies_ahead(time):
                owner = _owner(words.root, governed)
                owner = self._before(time, heads) if owner is None else owner
            if owner is not None:
                found.setdefault(owner, []).append(time)
        return found

    def _lies_ahead(self, time: Time) -> bool:
        is_ahead = self.told is None or time.earliest is None or time.earliest.date() > self.told.date()
        return is_ahead or time.timex.startswith("PX")

    def _before(self, time: Time, heads: list[tuple[Token, Slots]]) -> int | None:
        """The last head before a time in one statement: *will come “in days”, he said*."""
        for head, _ in reversed(heads):
            if head.idx < time.span.start:
                said = self.voices.around(head)
                held = said[0].content if said else ()
                return head.i if any(piece.overlaps(time.span) for piece in held) else None
        return None


def _undated(time: Time) -> Time:
    """A time without the bounds that it has only by the day of the page, where nobody knows that day."""
    return time if time.basis == "absolute" else replace(time, earliest=None, latest=None)


def _owner(token: Token, owners: dict[int, int]) -> int | None:
    for _ in range(_MAX_CLIMB):
        if token.i in owners:
            return owners[token.i]
        if token.head.i == token.i or token.dep_ == "relcl":
            return None
        token = token.head
    return None


def _trimmed(sentence: Words) -> Span:
    """The sentence without the white space around it."""
    text = sentence.text
    start = sentence.start_char + len(text) - len(text.lstrip())
    return Span(start, start + len(text.strip()))


def _heads(sentence: Words) -> Iterator[tuple[Token, Slots]]:
    """The verbs and nouns of a sentence that tell of something done, with what fills their slots.

    >>> doc = parse("They said talks would be held; he paid a visit to Rome.")
    >>> [head.text for head, _ in _heads(next(doc.sents))]
    ['talks', 'visit']
    """
    nouns = [
        token
        for token in sentence
        if token.pos_ == "NOUN" and token.dep_ != "attr"
        if is_doing(token) or is_owed(token) or is_staged(token)
    ]
    carried = {over[0].i for noun in nouns if (over := carrier_of(noun)) and light(over[0].lemma_)}
    for token in sentence:
        if token.ent_type_ in _TIMES:
            continue
        if token.pos_ == "NOUN" and token in nouns:
            yield token, of_noun(token)
        elif _is_told(token, carried):
            yield token, of_verb(token)


def _is_told_of(noun: Token, slots: Slots) -> bool:
    """Whether a noun says that it was: *they held talks*, *Kim's visit lasted*; not *a purchase*."""
    return slots.carrier is not None or is_staged(noun) or (is_definite(noun) and bool(slots.get("subj")))


def _is_told(verb: Token, carried: set[int]) -> bool:
    """Whether it is a verb that tells of something done, or of the state that comes of it."""
    is_verb = verb.pos_ == "VERB" and verb.i not in carried and not _is_empty(verb)
    return is_verb or state_after(verb) is not None


def _is_empty(verb: Token) -> bool:
    """Whether a verb only says who says it, or says too little."""
    is_telling = verb.lemma_ in nesting_lemmas() and any(child.dep_ == "ccomp" for child in verb.children)
    has_particle = any(child.dep_ == "prt" for child in verb.children)
    says_little = verb.lemma_ in empty() and not has_particle
    turns = turn_of(verb) is not None and any(
        child.dep_ == "xcomp" or (child.pos_ == "NOUN" and is_doing(child)) for child in verb.children
    )
    return is_telling or says_little or turns or verb.dep_ in {"amod", "aux"}


def _kind(head: Token, said: Attribution | None, own: bool) -> ExpectationKind:
    """What kind of expectation it is: by the words over it, or else by the act of saying it.

    Who says of himself that he will, announces; who says it of others, predicts.
    """
    over = kind_over(head)
    if over is not None:
        return over
    if said is None:
        return "planned"
    told = kind_of_act(said.act)
    if told == "announced" and not own and said.act not in {"announce", "confirm", "order"}:
        return "predicted"
    return told or ("announced" if own else "predicted")


def _is_expectation(
    head: Token, said: Attribution | None, due: Due | None, kind: ExpectationKind, doers: tuple[Party, ...]
) -> bool:
    """Whether it is told as to come, and not only as a possibility, a purpose, an offer or a supposition.

    Where no day is given, somebody has to do it: not *the pictures would frighten them*.
    """
    is_dated = due is not None and due.earliest is not None
    if not is_foretold(head) or is_only_offered(head) or (is_reported(head) and said is None and due is None):
        return False
    if not is_dated and (is_conditional(head) or (is_only_possible(head) and kind != "threatened")):
        return False
    is_somebodys = any(party.ids for party in doers)
    return is_somebodys if due is None or kind == "threatened" else True
