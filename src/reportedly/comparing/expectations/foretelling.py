"""Whether a clause that lies ahead is an expectation, and of which kind: by the words over it."""

from __future__ import annotations

from spacy.tokens import Token

from reportedly.comparing.expectations.heads import kind_of_word, offers
from reportedly.comparing.expectations.saying import AHEAD, above, verb_of
from reportedly.events.frames import effect
from reportedly.events.status import status_of
from reportedly.model import ExpectationKind

_PERHAPS = frozenset({"may", "might", "could"})
_WOULD = frozenset({"would", "'d", "’d"})
_CONDITIONS = frozenset({"if", "when", "unless", "once", "whenever"})


def kind_over(head: Token) -> ExpectationKind | None:
    """The kind that the words over what is expected make of it: *vowed to*, *the threat of*."""
    for word in (head, *above(head)):
        if word.i != head.i and (kind := kind_of_word(word.lemma_.lower())) and word.lemma_ != "be":
            return kind
        beside = (child for child in word.children if child.dep_ in {"acomp", "oprd", "amod", "aux"})
        for child in beside:
            if kind := kind_of_word(child.lower_):
                return kind
    return None


def is_foretold(head: Token) -> bool:
    """Whether something in the sentence says that it is to come, and not only what is done for it.

    >>> from reportedly.language import parse
    >>> doc = parse("He will come. He went home to eat. He plans to eat. It is wrong to lie.")
    >>> [is_foretold(token) for token in doc if token.lemma_ in {"come", "eat", "lie"}]
    [True, False, True, False]
    """
    verb = verb_of(head)
    if _asks(verb):
        return False
    modal = next((child for child in verb.children if child.dep_ == "aux" and child.tag_ == "MD"), None)
    if modal is not None:
        has_been = any(child.lemma_ == "have" and child.dep_ == "aux" for child in verb.children)
        return not (has_been and modal.lower_ in _PERHAPS | _WOULD)
    is_verb = verb.pos_ in {"VERB", "AUX"}
    if verb.dep_ == "conj" and is_verb and verb.head.pos_ in {"VERB", "AUX"}:
        return is_foretold(verb.head)
    if is_verb and verb.tag_ == "VB":
        return _is_governed(verb)
    return head.pos_ == "NOUN" or verb.tag_ in {"VBG", "VBZ", "VBP"}


def _asks(verb: Token) -> bool:
    """*how to stop it*, *not clear who controls it*: nobody says that it will be."""
    return verb.dep_ != "relcl" and any(child.tag_ in {"WRB", "WP"} for child in verb.children)


def _is_governed(verb: Token) -> bool:
    """Whether an infinitive hangs on a word that looks ahead: *plans to*, *is due to*, *is to*."""
    over = verb.head
    lemma = over.lemma_.lower()
    governs = any(effect(kind, lemma) in AHEAD for kind in ("verb", "noun"))
    predicate = any(effect("predicate", word.lower_) in AHEAD for word in (over, *over.children))
    is_bare = not any(child.dep_ in {"acomp", "attr", "expl"} for child in over.children)
    is_to = lemma == "be" and verb.dep_ in {"xcomp", "ccomp"} and is_bare
    return governs or predicate or is_to or over.lower_ == "going"


def is_only_possible(head: Token) -> bool:
    """*may*, *might*, *could* and no more: an expectation only where a day is given."""
    perhaps = any(child.dep_ == "aux" and child.lower_ in _PERHAPS for child in verb_of(head).children)
    return perhaps or (status_of(head) == "possible" and kind_over(head) not in {"threatened", "promised"})


def is_only_offered(head: Token) -> bool:
    """*is ready to talk*, *his willingness to meet*, *doubts that*: nobody says that it will be.

    >>> from reportedly.language import parse
    >>> is_only_offered(parse("The union is ready to talk.")[5])
    True
    """
    over = verb_of(head).head
    return any(word.lemma_.lower() in offers() for word in (over, *over.children))


def is_reported(head: Token) -> bool:
    """*would*: what is to come as somebody saw it, where it is told by somebody; else only supposed."""
    return any(child.dep_ == "aux" and child.lower_ in _WOULD for child in verb_of(head).children)


def is_conditional(head: Token) -> bool:
    """*will, when anybody asks, …*, *would rather*: what is done in such a case, or preferred.

    >>> from reportedly.language import parse
    >>> is_conditional(parse("When anybody asks, she will leave.")[6])
    True
    """
    for child in verb_of(head).children:
        if child.lower_ == "rather":
            return True
        if child.dep_ == "advcl" and any(each.lower_ in _CONDITIONS for each in child.children):
            return True
    return False


def is_before(head: Token) -> bool:
    """Told as before something else: *had signed*, *had often visited*."""
    return any(child.dep_ == "aux" and child.lower_ in {"had", "'d"} for child in verb_of(head).children)
