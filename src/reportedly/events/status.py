"""Whether an event happened, as its own sentence has it: from tense, mood, polarity and what governs it."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from reportedly.events.frames import effect, governors, words_of
from reportedly.events.slots import carrier_of, is_definite, is_passive, over_gerund
from reportedly.model import EventStatus

_DEEPEST = 8
"""Governors that are looked at above a trigger; deeper parses are wrong ones."""

_ACTUAL = frozenset({"happened", "ongoing"})
_STRONG = frozenset({"denied", "negated"})
_NEGATORS = frozenset({"no", "neither", "nobody"})
_THEMES = frozenset({"of", "from", "for", "on", "to", "against", "with", "about", "in", "into", "at"})


def status_of(trigger: Token, titled: bool = False) -> EventStatus:
    """The status that the sentence gives to what a verb or noun tells; `titled` in a headline.

    >>> from reportedly.language import parse
    >>> doc = parse("Norland denied having sold arms. It plans to visit Rome. No talks were held.")
    >>> [(token.text, status_of(token)) for token in doc if token.text in {"sold", "visit", "talks"}]
    [('sold', 'denied'), ('visit', 'planned'), ('talks', 'negated')]
    """
    if trigger.pos_ in {"VERB", "AUX"}:
        return _of_verb(trigger, titled, 0)
    return _of_noun(trigger, titled, 0)


def under(inner: EventStatus, outer: EventStatus | None) -> EventStatus:
    """What is left of a status under another: what is planned and denied is denied.

    >>> under("happened", "alleged"), under("possible", "alleged"), under("planned", "denied")
    ('alleged', 'possible', 'denied')
    """
    if outer is None or outer in _ACTUAL or inner == "negated":
        return inner
    return outer if inner in _ACTUAL or outer in _STRONG else inner


def is_negated(token: Token) -> bool:
    """Whether a verb or noun is denied where it stands: `did not meet`, `no visit`, `nobody was hurt`."""
    for child in token.children:
        if child.dep_ == "neg" or child.lower_ in {"never", "not", "n't", "n’t"}:
            return True
        if child.dep_ == "det" and child.lower_ in _NEGATORS:
            return True
        side = child.dep_ in {"nsubj", "nsubjpass", "dobj"} and token.pos_ in {"VERB", "AUX"}
        if side and any(one.lower_ in _NEGATORS for one in (child, *child.children) if one.dep_ != "conj"):
            return True
    return False


def _of_verb(verb: Token, titled: bool, depth: int) -> EventStatus:
    if depth > _DEEPEST:
        return "happened"
    own = _mood(verb, titled, depth)
    own = under(own, _adverbial(verb))
    if is_negated(verb):
        return "negated"
    return under(own, _above(verb, depth))


def _adverbial(token: Token) -> EventStatus | None:
    return next(
        (
            told
            for child in token.children
            if child.dep_ == "advmod" and (told := effect("adverb", child.lower_))
        ),
        None,
    )


def _mood(verb: Token, titled: bool, depth: int) -> EventStatus:
    """What form and auxiliaries say: `will meet`, `is shelling`, `met`, `to meet`, `meeting`."""
    helpers = [child for child in verb.children if child.dep_ in {"aux", "auxpass"}]
    modal = next((child for child in helpers if child.tag_ == "MD"), None)
    if modal is not None:
        return _modal(verb, modal, any(child.lemma_ == "have" for child in helpers))
    if any(child.tag_ == "TO" for child in helpers):
        return _infinitive(verb, titled, depth)
    if verb.tag_ == "VBG" and not helpers:
        return _participle(verb, titled, depth)
    if verb.dep_ == "conj" and not helpers and verb.head.pos_ in {"VERB", "AUX"}:
        return _shared(verb, titled, depth)
    return _tense(verb, helpers, titled)


def _modal(verb: Token, modal: Token, perfect: bool) -> EventStatus:
    """`will meet`, `may meet`; `would have met` and `would meet if` are only supposed."""
    told = effect("modal", modal.lower_) or "possible"
    supposed = (told == "expected" and perfect) or (told != "hypothetical" and _has_condition(verb))
    return "hypothetical" if supposed else told


def _tense(verb: Token, helpers: Sequence[Token], titled: bool) -> EventStatus:
    """`is shelling` and `is being shelled` go on, `shells` too outside headlines; the rest is past."""
    present = any(child.tag_ in {"VBZ", "VBP"} for child in helpers)
    going = verb.tag_ == "VBG" or any(child.lower_ == "being" for child in helpers)
    plain = verb.tag_ in {"VBZ", "VBP"} and not titled and not is_passive(verb)
    past = any(child.tag_ in {"VBD", "VBN"} for child in helpers if child.lower_ != "been")
    return "ongoing" if (present and going) or (plain and not past) else "happened"


def _shared(verb: Token, titled: bool, depth: int) -> EventStatus:
    """The mood of a verb that has its auxiliaries from the one before: `will meet Kim and sign a deal`."""
    alike = verb.tag_ in (verb.head.tag_, "VB")
    if alike:
        return _of_verb(verb.head, titled, depth + 1)
    return "ongoing" if verb.tag_ in {"VBZ", "VBP"} and not titled else "happened"


def _has_condition(verb: Token) -> bool:
    """Whether a clause says under what condition: `would attack if`."""
    return any(
        child.dep_ == "advcl"
        and any(one.dep_ == "mark" and one.lower_ in {"if", "unless"} for one in child.children)
        for child in verb.children
    )


def _infinitive(verb: Token, titled: bool, depth: int) -> EventStatus:
    head = verb.head
    if verb.dep_ == "conj" and head.pos_ == "VERB":
        return _of_verb(head, titled, depth + 1)
    if head.i == verb.i:
        return "planned"
    if verb.dep_ == "relcl" or (head.lemma_ == "be" and verb.dep_ in {"xcomp", "ccomp"}):
        return "planned"
    if verb.dep_ == "advcl" and effect("verb", head.lemma_) is None:
        return "planned" if head.lemma_ != "use" else _of_verb(head, titled, depth + 1)
    if verb.dep_ in {"xcomp", "ccomp", "advcl"} and head.pos_ in {"VERB", "AUX"}:
        told = effect("verb", head.lemma_)
        return "happened" if told else _of_verb(head, titled, depth + 1)
    return "happened"  # what governs it says what it is


def _participle(verb: Token, titled: bool, depth: int) -> EventStatus:
    head = verb.head
    if verb.dep_ in {"advcl", "conj"} and head.pos_ in {"VERB", "AUX"} and head.i != verb.i:
        return _of_verb(head, titled, depth + 1)
    if verb.dep_ == "xcomp" and effect("verb", head.lemma_) is None and head.pos_ in {"VERB", "AUX"}:
        return _of_verb(head, titled, depth + 1)
    if verb.dep_ == "pcomp":
        above = _over_preposition(head)
        if head.lower_ == "without":
            return "negated"
        if above.pos_ in {"VERB", "AUX"} and _effect_of_verb(above, head.lower_) is None:
            return _of_verb(above, titled, depth + 1)
    return "ongoing" if head.i == verb.i else "happened"


def _over_preposition(preposition: Token) -> Token:
    above = preposition.head
    while above.pos_ == "ADP" and above.head.i != above.i:
        above = above.head
    return above


def _above(verb: Token, depth: int) -> EventStatus | None:
    """What the governor of a clause makes of it."""
    head, dep = verb.head, verb.dep_
    if any(child.dep_ == "mark" and effect("mark", child.lower_) for child in verb.children):
        return "hypothetical"
    if depth > _DEEPEST or head.i == verb.i:
        return None
    if dep in {"xcomp", "ccomp"} or (dep == "advcl" and verb.tag_ == "VB"):
        return _governed(head, verb, depth)
    preposition = head if dep == "pcomp" else over_gerund(verb)
    if preposition is not None:
        return _over_participle(preposition, depth)
    if dep == "conj" and head.pos_ in {"VERB", "AUX"} and verb.tag_ == head.tag_:
        return _above(head, depth + 1)
    return _of_governing_noun(head, depth) if dep == "acl" and verb.tag_ == "VB" else None


def _over_participle(preposition: Token, depth: int) -> EventStatus | None:
    """`accused of delivering`, `the threat of attacking`."""
    above = _over_preposition(preposition)
    if above.pos_ in {"VERB", "AUX"}:
        return _told(_effect_of_verb(above, preposition.lower_), above, depth)
    return _of_governing_noun(above, depth)


def _governed(head: Token, verb: Token, depth: int) -> EventStatus | None:
    if head.pos_ == "ADJ" or (head.pos_ in {"VERB", "AUX"} and head.lemma_ in words_of("COPULAS")):
        adjective = (
            head if head.pos_ == "ADJ" else next((one for one in head.children if one.dep_ == "acomp"), None)
        )
        if adjective is not None:
            told = effect("predicate", adjective.lower_)
            over = adjective.head if adjective.dep_ == "acomp" else adjective
            return "negated" if told and (is_negated(over) or is_negated(adjective)) else told
    told = _effect_of_verb(head, "")
    if (
        told is None
        and head.lemma_ == "go"
        and any(one.tag_ == "MD" or one.lemma_ == "be" for one in head.children)
    ):
        return "planned"
    if told is None and head.pos_ == "NOUN":
        return _of_governing_noun(head, depth)
    if verb.dep_ == "advcl" and told not in {"hypothetical", "possible"}:
        told = None
    return _told(told, head, depth)


def _effect_of_verb(verb: Token, preposition: str) -> EventStatus | None:
    """The status that a verb gives what stands under it: `deny`, `call for`, `rule out`."""
    names = [f"{verb.lemma_}_{preposition}"] if preposition else []
    beside = {"prt"} if preposition else {"prt", "prep"}
    names += [f"{verb.lemma_}_{child.lower_}" for child in verb.children if child.dep_ in beside]
    return next((told for name in (*names, verb.lemma_) if (told := effect("verb", name))), None)


def _told(told: EventStatus | None, governor: Token, depth: int) -> EventStatus | None:
    """The effect of a governor that is itself said not to be so, or only wished for."""
    if told is None:
        if (
            governor.pos_ in {"VERB", "AUX"}
            and is_negated(governor)
            and governor.lemma_ not in {"say", "tell", "know"}
        ):
            return "negated"
        return _above(governor, depth + 1) if depth < _DEEPEST else None
    if is_negated(governor):
        return "possible" if told == "negated" else "negated"
    above = _above(governor, depth + 1) if depth < _DEEPEST else None
    return under(told, above)


def _of_governing_noun(noun: Token, depth: int) -> EventStatus | None:
    """`a plan to attack`, `the threat of a strike`, `no plans to meet`."""
    told = effect("noun", noun.lemma_.lower())
    if told is None:
        return None
    carried = carrier_of(noun)
    if is_negated(noun) or (carried is not None and is_negated(carried[0])):
        return "negated"
    if carried is not None and told == "planned":
        return under(
            told, _effect_of_verb(carried[0], "") if _effect_of_verb(carried[0], "") in _STRONG else None
        )
    return told if depth < _DEEPEST else None


def _of_noun(noun: Token, titled: bool, depth: int) -> EventStatus:
    if is_negated(noun):
        return "negated"
    for child in noun.children:
        if child.dep_ in {"amod", "compound", "advmod"} and (told := effect("adj", child.lower_)):
            return told
        if child.dep_ == "acl" and (told := effect("verb", child.lemma_)) and child.tag_ == "VBN":
            return told
    head = noun
    while head.dep_ == "conj" and head.head.pos_ == "NOUN":
        head = head.head
    return _by_place(head, titled, depth)


def _by_place(noun: Token, titled: bool, depth: int) -> EventStatus:
    """What the place of a noun in its clause says of it."""
    head = noun.head
    verbal = head.pos_ in {"VERB", "AUX"}
    if noun.dep_ == "pobj":
        return _after_preposition(noun, head, titled, depth)
    if verbal and noun.dep_ in {"nsubj", "nsubjpass"} and (told := _predicated(head)):
        return "negated" if is_negated(head) and told in {"planned", "expected"} else told
    if (carried := carrier_of(noun)) is not None:
        return _carried(carried[0], titled, depth)
    if not verbal or noun.dep_ not in {"nsubj", "nsubjpass", "dobj", "attr"}:
        return "happened"
    if noun.dep_ == "dobj" and (told := _effect_of_verb(head, "")) and told != "alleged":
        return _told(told, head, depth) or "happened"
    mood = _of_verb(head, titled, depth + 1)
    return mood if mood in {"planned", "hypothetical"} and not is_definite(noun) else "happened"


def _carried(verb: Token, titled: bool, depth: int) -> EventStatus:
    """The status of a noun that a verb carries: the verb's own, or what it makes of the noun."""
    first = _first_sense(verb)
    own = _of_verb(verb, titled, depth + 1)
    if first is None:
        return own
    return (
        "negated"
        if is_negated(verb) and first != "negated"
        else under(first, own if own in _STRONG else None)
    )


def _first_sense(verb: Token) -> EventStatus | None:
    """What a verb makes of a noun that it carries: nothing, where it can be light."""
    names = [f"{verb.lemma_}_{child.lower_}" for child in verb.children if child.dep_ == "prt"]
    for name in (*names, verb.lemma_):
        held = governors("verb").get(name, ())
        if held:
            return held[0].status
    return None


def _predicated(verb: Token) -> EventStatus | None:
    """What is said of an event as such: `the visit was in preparation`, `talks are likely`."""
    if verb.lemma_ not in words_of("COPULAS"):
        return None
    for child in verb.children:
        if child.dep_ == "prep":
            for one in child.children:
                if one.dep_ == "pobj" and (told := effect("phrase", f"{child.lower_}:{one.lemma_.lower()}")):
                    return told
        if child.dep_ in {"acomp", "attr"} and (
            told := effect("predicate", child.lower_) or effect("adj", child.lower_)
        ):
            return told
        if child.dep_ == "advmod" and (told := effect("adverb", child.lower_)):
            return told
    return None


def _after_preposition(noun: Token, preposition: Token, titled: bool, depth: int) -> EventStatus:
    above = _over_preposition(preposition)
    if preposition.head.lower_ == "ahead" or above.lower_ == "ahead":
        return "planned"
    if above.pos_ == "NOUN" and preposition.lower_ in _THEMES:
        return _of_governing_noun(above, depth) or "happened"
    if above.pos_ in {"VERB", "AUX"}:
        if preposition.lower_ in _THEMES and (told := _effect_of_verb(above, preposition.lower_)):
            direct = f"{above.lemma_}_{preposition.lower_}" in governors("verb") or preposition.lower_ in {
                "of",
                "from",
            }
            if direct or (told == "alleged"):
                return _told(told, above, depth) or "happened"
        if preposition.lower_ in {"for", "to", "under", "in"} and carrier_of(noun) is not None:
            return _of_verb(above, titled, depth + 1)
        if preposition.lower_ == "without":
            return "negated"
    return "happened"
