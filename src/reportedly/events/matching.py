"""Which frame holds for a trigger, and who then is its actor and its recipient."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from spacy.tokens import Token

from reportedly.actors.identities import peoples
from reportedly.events.frames import Frame, Need, compounds, frames, is_of, particles, words_of
from reportedly.events.parties import Parties, Party, is_agent, is_place, nation, noun_sector
from reportedly.events.slots import Slots, is_definite, joined, of_noun, of_verb, owners
from reportedly.model import Record

_HOSTILE = frozenset({"ASSAULT", "COERCE", "SANCTION", "MOBILIZE"})
_OFFICIAL = frozenset({"GOV", "MIL", "LEG", "IGO", "JUD", "SPY", "COP"})
_ARMED = frozenset({"MIL", "REB", "UAF"})
_CIVIL = frozenset({"CVL", "LAB", "EDU", "OPP", "NGO", "REL", "HLH", "BUS", "REF"})
_POLITICAL = frozenset({"OPP", "MED", "REB", "NGO", "GOV", "LEG", "MIL", "IGO"})
_MEANS = ("AIRSTRIKE", "BOMB", "MISSILE", "SHELL")


class Match(Record, frozen=True):
    """A trigger with the frame that holds for it, and the parties that it names.

    `again` are the frames of a definite noun for which none holds: it may take up what was told before.
    """

    trigger: Token
    frame: Frame
    slots: Slots
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    again: tuple[Frame, ...] = ()


def keys_of(token: Token) -> list[tuple[str, str]]:
    """The words that a token may have frames under, the longest first.

    >>> from reportedly.language import parse
    >>> keys_of(parse("Rebels pulled out of the town.")[1])
    [('verb', 'pull_out'), ('verb', 'pull')]
    """
    lemma = token.lemma_.lower()
    if token.pos_ in {"VERB", "AUX"}:
        after = particles().get(lemma, frozenset())
        held = [child.lower_ for child in token.children if child.lower_ in after and _is_particle(child)]
        return [*(("verb", f"{lemma}_{one}") for one in held), ("verb", lemma)]
    if token.pos_ == "NOUN" or (token.pos_ == "PROPN" and not token.ent_type_):
        before = compounds().get(lemma, frozenset())
        held = [token.doc[token.i - 1].lower_] if token.i and token.doc[token.i - 1].lower_ in before else []
        return [*(("noun", f"{one}_{lemma}") for one in held), ("noun", lemma)]
    return []


def _is_particle(word: Token) -> bool:
    """Whether it belongs to the verb: `gave in`, `pulled out of`; not `gave it in May`."""
    return word.dep_ != "prep" or not any(child.dep_ == "pobj" for child in word.children)


def match(token: Token, parties: Parties) -> Match | None:
    """The first frame of a word that holds, with its parties; none where it tells of no event."""
    found = [frame for key in keys_of(token) for frame in frames().get(key, ())]
    if not found:
        return None
    slots = of_verb(token) if token.pos_ in {"VERB", "AUX"} else of_noun(token)
    asked = Asked(slots, parties)
    for frame in found:
        if asked.holds(frame):
            return _parted(token, frame, slots, parties)
    if token.pos_ == "NOUN" and is_definite(token):
        return Match(token, found[0], slots, (), (), tuple(found))
    return None


class Asked:
    """Answers the needs of frames about one trigger."""

    def __init__(self, slots: Slots, parties: Parties) -> None:
        self.slots = slots
        self.parties = parties

    def holds(self, frame: Frame) -> bool:
        """Whether all that a frame needs holds, and what it names can act."""
        if not all(self._holds(need) for need in frame.needs):
            return False
        if self.slots.trigger.pos_ not in {"VERB", "AUX"}:
            return True
        if "obj" in frame.recipients and not frame.asks("obj"):
            there = self.slots.get("obj")
            if there and not any(self.is_a(token, "AGENT") for token in there):
                return False
        if "subj" in frame.actors and not frame.asks("subj"):
            there = self.slots.get("subj")
            means = frame.type == "ASSAULT"
            return not there or any(
                self.is_a(token, "AGENT") or (means and (_is_attack(token) or self._is_means(token)))
                for token in there
            )
        return True

    def _holds(self, need: Need) -> bool:
        """Whether a need holds, or what will do as well."""
        return self._met(need) or (need.other is not None and self._holds(need.other))

    def _met(self, need: Need) -> bool:
        if need.slots[0] in CONTEXTS:
            told = CONTEXTS[need.slots[0]](self, need.classes)
            return told != need.absent
        there = [token for slot in need.slots for token in self.slots.get(slot)]
        if need.absent and not need.classes:
            return not there
        if not need.classes:
            return bool(there)
        hit = any(self.is_a(token, kind) for token in there for kind in need.classes)
        if need.excluding:
            return bool(there) and not hit
        return hit != need.absent

    def is_a(self, token: Token, kind: str) -> bool:
        """Whether a word is of a class, or is the word itself."""
        if kind in KINDS:
            return KINDS[kind](self, token)
        lemma = token.lemma_.lower()
        if kind.isupper():
            return is_of(token, kind)
        return kind in (lemma, token.lower_)

    def _is_means(self, token: Token) -> bool:
        return any(self.is_a(token, kind) for kind in _MEANS)

    def sector(self, token: Token) -> str | None:
        """The sector that a word acts for."""
        told = noun_sector(token) if token.pos_ == "NOUN" else None
        if told is not None:
            return told
        party = self.parties.meant(token)
        return party.sector if party else None

    def is_country(self, token: Token) -> bool:
        """Whether a word is a country, or stands for its government or people."""
        party = self.parties.meant(token)
        return party is not None and (party.actor.kind in {"country", "government"} or party.sector == "IGO")

    def is_labour(self) -> bool:
        """Whether a strike is of those who work: `rail strike`, `nurses on strike`."""
        slots = self.slots
        near = [
            *slots.get("kind"),
            *slots.get("subj"),
            *slots.get("by"),
            *slots.get("of"),
            *slots.get("over"),
        ]
        work = words_of("LABOURWORDS")
        if any(
            token.lemma_.lower() in work or token.lower_ in work or self.sector(token) == "LAB"
            for token in near
        ):
            return True
        head = slots.trigger.head
        return head.lower_ == "on" and head.head.pos_ in {"VERB", "AUX", "NOUN"} and not slots.get("on")


def _plural(_: Asked, token: Token) -> bool:
    return token.tag_ in {"NNS", "NNPS"} or len(joined(token)) > 1 or token.lower_ in {"they", "both", "we"}


def _is_attack(token: Token) -> bool:
    """Whether a noun tells of an attack: `the bombing killed six`."""
    return token.pos_ == "NOUN" and any(
        one.type == "ASSAULT" for key in keys_of(token) for one in frames().get(key, ())
    )


def _hostile(_: Asked, token: Token) -> bool:
    return any(frame.type in _HOSTILE for key in keys_of(token) for frame in frames().get(key, ()))


KINDS: dict[str, Callable[[Asked, Token], bool]] = {
    "AGENT": lambda _, token: is_agent(token),
    "TARGET": lambda _, token: (
        is_agent(token) or is_place(token) or is_of(token, "TARGETS") or is_of(token, "POSITION")
    ),
    "PLACE": lambda _, token: is_place(token),
    "MONEY": lambda _, token: token.ent_type_ == "MONEY" or token.lemma_.lower() in words_of("MONEY"),
    "GPE": lambda _, token: is_place(token) or token.lemma_.lower() in words_of("GEOGRAPHY"),
    "COUNTRY": lambda asked, token: asked.is_country(token),
    "OFFICIAL": lambda asked, token: (
        is_agent(token) and not is_of(token, "WEAPON") and asked.sector(token) in _OFFICIAL
    ),
    "MILITARY": lambda asked, token: (
        asked.sector(token) in _ARMED or token.lemma_.lower() in words_of("TROOPS")
    ),
    "CIVIL": lambda asked, token: asked.sector(token) in _CIVIL or token.text in peoples(),
    "POLITICAL": lambda asked, token: (
        asked.sector(token) in _POLITICAL or token.lemma_.lower() in words_of("POLITICALWORDS")
    ),
    "LABOUR": lambda asked, token: (
        asked.sector(token) in {"LAB", "HLH", "EDU"} or token.lemma_.lower() in words_of("LABOURWORDS")
    ),
    "NGO": lambda asked, token: asked.sector(token) == "NGO",
    "PLURAL": _plural,
    "INF": lambda _, token: any(child.tag_ == "TO" for child in token.children),
    "HOSTILE": _hostile,
}
"""Classes that the parse and the article tell, by name."""

CONTEXTS: dict[str, Callable[[Asked, tuple[str, ...]], bool]] = {
    "NPL": lambda asked, _: asked.slots.trigger.tag_ in {"NNS", "NNPS"},
    "LABOURCTX": lambda asked, _: asked.is_labour(),
    "GOV": lambda asked, classes: asked.slots.carrier is not None and _carries(asked.slots.carrier, classes),
}
"""What holds of a noun itself: its number, its verb."""


def _carries(verb: Token, classes: Sequence[str]) -> bool:
    return "LIGHT" in classes or any(verb.lemma_.lower() in words_of(f"{kind}VERBS") for kind in classes)


def _parted(token: Token, frame: Frame, slots: Slots, parties: Parties) -> Match:
    """The parties of the frame's two sides; of those who do it together, the first acts on the others."""
    actors = _side(frame.actors, slots, parties)
    recipients = [
        party for party in _side(frame.recipients, slots, parties) if party.actor not in _who(actors)
    ]
    if frame.mode == "visit":
        recipients = [party for party in recipients if not _is_home(party, actors)]
    if slots.role == "recipient":
        recipients = [*(party for one in slots.get("target") for party in parties.all(one)), *recipients]
        actors = [party for party in actors if party.actor not in _who(recipients)]
    mutual = (
        not recipients
        and len(actors) > 1
        and frame.type in {"CONSULT", "AGREE", "COOPERATE", "ASSAULT", "RETREAT"}
    )
    if mutual and (frame.mode in {None, "phone", "ceasefire"}) and _is_mutual(frame):
        actors, recipients = actors[:1], actors[1:]
    return Match(token, frame, slots, tuple(_once(actors)), tuple(_once(recipients)))


def _is_home(party: Party, actors: Sequence[Party]) -> bool:
    """Whether a country is taken to be visited by its own: `the neighbouring country` is not."""
    own = {nation(one.actor) for one in actors}
    return party.actor.kind == "country" and party.actor.country in own


def _is_mutual(frame: Frame) -> bool:
    """Whether those who do it do it to each other: they met, talks between them, clashes."""
    sides = {*frame.recipients, *frame.actors}
    return frame.type != "ASSAULT" or bool({"with", "between"} & sides) or not frame.recipients


def _who(parties: Sequence[Party]) -> set[object]:
    return {party.actor for party in parties}


def _once(parties: Sequence[Party]) -> list[Party]:
    return list({party.actor.id: party for party in reversed(parties)}.values())[::-1]


def _side(told: Sequence[str], slots: Slots, parties: Parties) -> list[Party]:
    """Those of the first slot that is filled by somebody; `slot*` takes the owners of what fills it too."""
    for slot in told:
        name, owned = slot.removesuffix("*"), slot.endswith("*")
        tokens = _named(name, slots)
        found = [party for token in tokens for party in parties.everyone(token)]
        if not found and owned:
            found = [party for token in tokens for one in _owned(token) for party in parties.everyone(one)]
        if found:
            return found
    return []


def _owned(token: Token) -> list[Token]:
    """Whose something is: `Norland's plan`, `the plan of the council`, `the council's handling of it`."""
    if token.pos_ == "VERB":
        return of_verb(token).get("subj")
    found = owners(token)
    of = [
        held
        for child in token.rights
        if child.lower_ in {"of", "by"}
        for held in child.children
        if held.dep_ == "pobj"
    ]
    return found or of


def _named(name: str, slots: Slots) -> list[Token]:
    if name == "place":
        return [token for slot in ("in", "at") for token in slots.get(slot) if is_place(token)]
    if name == "poss":
        return slots.get("own")
    if name in {"compobj", "compsubj"}:
        comps = slots.get("comp")
        return [
            token for comp in comps for token in of_verb(comp).get("obj" if name == "compobj" else "subj")
        ]
    return slots.get(name)
