"""What stands around a trigger: subject, object, complements, prepositions, also those only understood."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from reportedly.actors.identities import adjectives, identity
from reportedly.events.frames import Governor, governors, light, words_of
from reportedly.language import TIMES

_DEEPEST = 6
"""Clauses that a missing subject is looked for in; deeper parses are wrong ones."""

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_RELATIVE = frozenset({"who", "which", "that", "whom"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "such", "both"})
_BEFORE = frozenset({"compound", "amod", "nmod"})
_OBJECT_FIRST = frozenset({"of", "from", "for", "into", "to", "with", "as"})
"""Prepositions before an `-ing` whose doer is the object above: `accused Norland of delivering`."""

_PREPOSITION = frozenset({"prep", "agent", "dative"})


class Slots:
    """The words that fill each slot of one trigger, in order; `carrier` is the verb that it leans on."""

    def __init__(self, trigger: Token) -> None:
        self.trigger = trigger
        self.carrier: Token | None = None
        self.role = ""
        self.filled: dict[str, list[Token]] = {}

    def put(self, slot: str, *tokens: Token) -> None:
        """Fill a slot with words that are not in it yet."""
        held = self.filled.setdefault(slot, [])
        held.extend(token for token in tokens if token not in held)

    def get(self, slot: str) -> list[Token]:
        """What fills a slot."""
        return self.filled.get(slot, [])


def joined(token: Token) -> list[Token]:
    """A word and those coordinated with it.

    >>> from reportedly.language import parse
    >>> joined(parse("Oslo, Rome and Paris agreed.")[0])
    [Oslo, Rome, Paris]
    """
    found = [token]
    for child in token.rights:
        if child.dep_ == "conj" and child.pos_ in _NOMINAL:
            found += joined(child)
    return found


def objects(preposition: Token) -> list[Token]:
    """The words a preposition holds, through one that stands in another: `out of the town`."""
    found: list[Token] = []
    for child in preposition.children:
        if child.dep_ in {"pobj", "pcomp"}:
            found += joined(child) if child.dep_ == "pobj" else [child]
        elif child.dep_ == "prep":
            found += objects(child)
    return found


def is_passive(verb: Token) -> bool:
    """Whether a verb is passive: `was seen`, `the deal signed in May`, and what is coordinated with one."""
    if any(child.dep_ in {"nsubjpass", "auxpass"} for child in verb.children):
        return True
    if verb.tag_ != "VBN" or any(child.dep_ in {"aux", "nsubj", "dobj"} for child in verb.children):
        return False
    if verb.dep_ == "conj":
        return is_passive(verb.head)
    return verb.dep_ in {"acl", "advcl", "amod", "ROOT", "relcl"}


def surface(verb: Token, depth: int = 0) -> list[Token]:
    """The subject of a verb: its own, or the one that is understood."""
    own = [token for child in verb.children if child.dep_ in _SUBJECTS for token in joined(child)]
    if own:
        return [meant for token in own for meant in antecedent(token)]
    return understood(verb, depth) if depth < _DEEPEST else []


def antecedent(token: Token) -> list[Token]:
    """What a relative pronoun stands for; any other word stands for itself.

    >>> from reportedly.language import parse
    >>> antecedent(parse("The guards who left were tired.")[2])
    [guards]
    """
    if token.lower_ not in _RELATIVE or token.tag_ not in {"WP", "WDT"}:
        return [token]
    above = token
    for _ in range(_DEEPEST):
        if above.dep_ == "relcl":
            return [above.head]
        if above.head.i == above.i:
            break
        above = above.head
    return []


def understood(verb: Token, depth: int) -> list[Token]:
    """The subject that a verb has from what it hangs on.

    >>> from reportedly.language import parse
    >>> doc = parse("They accused Norland of delivering arms. Ann agreed to meet him.")
    >>> understood(doc[4], 0), understood(doc[10], 0)
    ([Norland], [Ann])
    """
    head, dep = verb.head, verb.dep_
    verbal = head.pos_ in {"VERB", "AUX"}
    if dep == "acl":
        return owners(head, depth) if verb.tag_ == "VB" else [head]
    if dep == "relcl":
        return [] if any(child.dep_ == "nsubj" for child in verb.children) else [head]
    preposition = head if dep == "pcomp" else over_gerund(verb)
    if preposition is not None:
        return _under_preposition(preposition, depth)
    if dep in {"xcomp", "ccomp", "advcl", "conj"} and verbal:
        return _under_verb(verb, depth)
    if dep in {"xcomp", "ccomp"} and head.pos_ == "ADJ":
        return surface(head, depth + 1) or (surface(head.head, depth + 1) if head.dep_ == "acomp" else [])
    return []


def _under_verb(verb: Token, depth: int) -> list[Token]:
    """`urged them to go`: the object; `agreed to go`, `met and agreed`: the subject."""
    head = verb.head
    controls = verb.tag_ == "VB" and head.lemma_ not in words_of("SUBJECTCONTROL")
    if verb.dep_ in {"xcomp", "ccomp"} and controls:
        above = [child for child in head.children if child.dep_ in {"dobj", "dative"}]
        if above:
            return [meant for child in above for token in joined(child) for meant in antecedent(token)]
    return surface(head, depth + 1)


def _under_preposition(preposition: Token, depth: int) -> list[Token]:
    """Who does an `-ing` after a preposition: who is accused of it, or who does what stands above."""
    above = preposition.head
    while above.dep_ == "prep" or above.pos_ == "ADP":
        if above.head.i == above.i:
            return []
        above = above.head
    if above.pos_ == "PROPN" and above.dep_ == "dobj":
        return [above]  # the parse hangs it on whom it tells of: `accused the North of shipping arms`
    if above.pos_ not in {"VERB", "AUX"}:
        return owners(above, depth)
    if preposition.lower_ in _OBJECT_FIRST and not is_passive(above):
        direct = [token for child in above.children if child.dep_ == "dobj" for token in joined(child)]
        if direct:
            return [meant for token in direct for meant in antecedent(token)]
    return surface(above, depth + 1)


def owners(noun: Token, depth: int = 0) -> list[Token]:
    """Whose a noun is: `Norland's plan`, `a plan by Norland`, `Norland has a plan`, `the Norland plan`."""
    found = [token for child in noun.children if child.dep_ == "poss" for token in joined(child)]
    if not found:
        found = [token for child in noun.children if child.lower_ == "by" for token in objects(child)]
    if not found:
        found = [child for child in noun.lefts if child.dep_ in _BEFORE and is_nation(child)]
    if not found and depth < _DEEPEST and noun.dep_ in {"dobj", "attr"} and noun.head.pos_ in {"VERB", "AUX"}:
        return surface(noun.head, depth + 1)
    return found


def is_nation(token: Token) -> bool:
    """Whether a word before a noun names who it is of: `Turkish offensive`, `UN sanctions`."""
    named = token.ent_type_ in {"NORP", "GPE", "ORG"} and not is_city(token)
    return named or (token.ent_type_ == "PERSON" and token.dep_ == "compound")


def is_city(token: Token) -> bool:
    """Whether a word before a noun names where it is: `the Vienna talks`; not whose, as `the Iran talks`."""
    if token.dep_ == "amod" or token.text in adjectives():
        return False
    if token.ent_type_ != "GPE" and token.text not in _places(token.doc):
        return False
    told = identity(token.text)
    return told is None or (told.seat and told.kind == "country")


def _places(doc: Doc) -> frozenset[str]:
    """Names that stand after `in` or `near` in a text, whatever the recogniser makes of them elsewhere."""
    held: frozenset[str] | None = doc.user_data.get(_places.__qualname__)
    if held is None:
        held = frozenset(
            token.text
            for token in doc
            if token.dep_ == "pobj" and token.pos_ == "PROPN" and token.head.lower_ in {"in", "near"}
        )
        doc.user_data[_places.__qualname__] = held
    return held


def of_verb(verb: Token) -> Slots:
    """The slots of a verb.

    >>> from reportedly.language import parse
    >>> slots = of_verb(parse("The town was shelled by rebels on Monday.")[3])
    >>> slots.get("subj"), slots.get("obj")
    ([rebels], [town])
    """
    slots = Slots(verb)
    passive = is_passive(verb)
    slots.put("obj" if passive else "subj", *surface(verb))
    _fill(slots, verb, passive)
    if verb.dep_ == "relcl" and not passive and not slots.get("obj"):
        _gap(slots, verb)
    if verb.dep_ == "conj" and verb.head.pos_ == "VERB" and not slots.get("obj") and not passive:
        _shared_object(slots, verb)
    if (preposition := over_gerund(verb)) is not None:
        _fill_gerund(slots, verb, preposition)
    _reach_through(slots)
    return slots


def over_gerund(verb: Token) -> Token | None:
    """The preposition of an `-ing` that the parse hangs on its own object: `accused of shipping shells`."""
    before = verb.doc[verb.i - 1] if verb.i else verb
    misread = verb.tag_ == "VBG" and verb.dep_ == "amod" and verb.head.head.i == before.i
    return before if misread and before.pos_ == "ADP" else None


def _fill_gerund(slots: Slots, verb: Token, preposition: Token) -> None:
    """Take the noun for the object, and what the verb above has after it: `of shipping shells to it`."""
    slots.put("obj", *joined(verb.head))
    for child in (*preposition.head.rights, *preposition.head.head.rights):
        if child.dep_ == "prep" and child.i > verb.head.i:
            _prepositional(slots, child, False)


def _reach_through(slots: Slots) -> None:
    """Take what hangs on the object for the verb's: `imposed sanctions on Norland`, `cut ties with it`."""
    for noun in slots.get("obj")[:1]:
        for child in noun.rights:
            if child.dep_ == "prep" and child.lower_ not in {"of", *slots.filled}:
                slots.put(child.lower_, *objects(child))


def _fill(slots: Slots, verb: Token, passive: bool) -> None:
    for child in verb.children:
        dep = child.dep_
        if dep == "dobj" or (dep == "nsubjpass" and not passive):
            slots.put("obj", *(meant for token in joined(child) for meant in antecedent(token)))
        elif dep in _PREPOSITION:
            _prepositional(slots, child, passive)
        elif dep in {"xcomp", "ccomp"}:
            slots.put("comp", child)
        elif dep in {"oprd", "attr", "acomp"}:
            slots.put("pred", *joined(child))
        elif dep in {"prt", "advmod"}:
            slots.put("prt", child)


def _prepositional(slots: Slots, child: Token, passive: bool) -> None:
    word = child.lower_
    held = [token for token in objects(child) if token.ent_type_ not in TIMES]
    if child.dep_ == "dative":
        slots.put("dative", *(held or joined(child)))
        return
    if child.dep_ == "agent" or (word == "by" and passive):
        slots.put("subj", *(token for token in held if token.dep_ in {"pobj", "conj"}))
    slots.put(word, *held)
    for inner in child.children:
        if inner.dep_ == "prep":
            slots.put(inner.lower_, *objects(inner))


def _gap(slots: Slots, verb: Token) -> None:
    """The object that a relative clause leaves out: `the deal that they signed`."""
    relative = [child for child in verb.children if child.dep_ == "nsubj" and child.lower_ not in _RELATIVE]
    if relative and not any(child.dep_ == "prep" and not objects(child) for child in verb.children):
        slots.put("obj", verb.head)


def _shared_object(slots: Slots, verb: Token) -> None:
    """The object of a verb that shares it with one before: `bombed and burned the town`."""
    for child in verb.rights:
        if child.dep_ == "conj" and child.pos_ == "VERB":
            slots.put(
                "obj", *(token for one in child.children if one.dep_ == "dobj" for token in joined(one))
            )


def of_noun(noun: Token) -> Slots:
    """The slots of a noun, with those of the verb that carries it.

    >>> from reportedly.language import parse
    >>> slots = of_noun(parse("Kim paid a rare visit to Moscow in May.")[4])
    >>> slots.get("subj"), slots.get("to"), slots.carrier
    ([Kim], [Moscow], paid)
    """
    slots = Slots(noun)
    for child in noun.children:
        if child.dep_ == "poss":
            slots.put("own", *joined(child))
            slots.put("subj", *joined(child))
        elif child.dep_ in _BEFORE:
            slots.put("mod" if is_nation(child) else "kind", child)
            if is_city(child):
                slots.put("locus", child)
            if not is_nation(child):
                slots.put("kind", *(one for one in child.children if one.dep_ in _BEFORE))
        elif child.dep_ in _PREPOSITION:
            _prepositional(slots, child, False)
        elif child.dep_ == "acl":
            _participle(slots, child)
    nations = slots.get("mod")
    slots.put("mod2", *(nations[1:] if not slots.get("subj") else nations))
    if not slots.get("subj"):
        slots.put("subj", *nations[:1])
    _carried(slots, noun)
    return slots


def _participle(slots: Slots, verb: Token) -> None:
    """`the attack carried out by rebels`, `talks held with Norland`, `a decision to leave`."""
    if verb.tag_ == "VB":
        slots.put("comp", verb)
    elif light(verb.lemma_) is not None or light(_with_particle(verb)) is not None:
        for child in verb.children:
            if child.dep_ in _PREPOSITION:
                _prepositional(slots, child, True)


def _with_particle(verb: Token) -> str:
    particle = next((child for child in verb.children if child.dep_ == "prt"), None)
    return f"{verb.lemma_}_{particle.lower_}" if particle is not None else verb.lemma_


def is_definite(noun: Token) -> bool:
    """Whether a noun may take up what has been told: `the visit`, `this trip`, `their meeting`.

    >>> from reportedly.language import parse
    >>> [is_definite(token) for token in parse("The visit and a meeting") if token.pos_ == "NOUN"]
    [True, False]
    """
    return noun.pos_ in {"NOUN", "PROPN"} and any(
        child.lower_ in _DEFINITE or child.dep_ == "poss" for child in noun.children
    )


def carrier_of(noun: Token) -> tuple[Token, str] | None:
    """The verb that carries a noun, and whether its subject is the noun's actor, its recipient or none.

    >>> from reportedly.language import parse
    >>> carrier_of(parse("The convoy came under attack.")[4]), carrier_of(parse("They saw a play.")[3])
    ((came, 'recipient'), (saw, 'recipient'))
    """
    above = noun
    while above.dep_ == "conj" and above.head.pos_ == "NOUN":
        above = above.head
    verb = above.head
    if above.dep_ == "pobj" and verb.head.pos_ in {"VERB", "AUX"} and verb.dep_ == "prep":
        return _through_preposition(verb)
    if above.dep_ in {"nsubj", "nsubjpass", "dobj", "attr"} and verb.pos_ in {"VERB", "AUX"}:
        names = (_with_particle(verb), verb.lemma_)
        active = above.dep_ in {"nsubj", "attr"}
        fitting = [one for name in names for one in governors("verb").get(name, ()) if _fits(one, active)]
        return (verb, fitting[0].role) if fitting else None
    return None


def _fits(governor: Governor, subject: bool) -> bool:
    return (governor.role == "none") == subject


def _through_preposition(preposition: Token) -> tuple[Token, str] | None:
    """`came under attack`, `met for talks`, `is in talks`, `took part in the raid`."""
    verb = preposition.head
    under = governors("verb").get(f"{verb.lemma_}_{preposition.lower_}", ())
    if under:
        return verb, under[0].role
    if preposition.lower_ == "under":
        return verb, "recipient"
    carries = [one for one in governors("verb").get(verb.lemma_, ()) if one.role == "actor"]
    if carries and preposition.lower_ in {"in", "for", "on", "to", "from"}:
        return verb, "actor"
    return None


def _carried(slots: Slots, noun: Token) -> None:
    carried = carrier_of(noun)
    if carried is None:
        return
    slots.carrier, slots.role = carried
    verb = slots.carrier
    if slots.role in {"actor", "recipient"}:
        passive = is_passive(verb)
        doers = (
            [token for child in verb.children if child.dep_ == "agent" for token in objects(child)]
            if passive
            else surface(verb)
        )
        slots.put(
            "subj" if slots.role == "actor" else "target", *(token for token in doers if token.i != noun.i)
        )
    for child in verb.children:
        if child.dep_ in _PREPOSITION and child.dep_ != "agent" and child.i != noun.head.i:
            _prepositional(slots, child, False)
