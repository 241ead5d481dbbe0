"""Who does what a verb says, by the parse: its subject, whom it has from another verb, who is behind `by`."""

from __future__ import annotations

from spacy.tokens import Token

from reportedly.actors.titles import bodies, groups_of
from reportedly.model import Span

_HEARD = frozenset({"tell", "inform", "warn", "assure", "advise", "remind", "ask", "convince", "persuade"})
"""Verbs of which the subject in the passive hears: `It was told that …`."""


def is_asked(verb: Token) -> bool:
    """`Asked about the letters, the county was silent`: the county asks nothing.

    >>> from reportedly.language import parse
    >>> texts = "Asked which, he smiled.", "Asked by Ann Lee whether it was, he smiled."
    >>> [is_asked(parse(text)[0]) for text in texts]
    [True, False]
    """
    by = any(child.dep_ == "agent" for child in verb.children)
    asked_first = verb.nbor(-1).text in '“”"’\n' if verb.i else True
    return verb.text == "Asked" and (bool(verb.is_sent_start) or asked_first) and not by


def is_expletive(verb: Token, source: Span) -> bool:
    """Whether `it` stands for what is said, and for nobody: `It was agreed that they should meet.`

    >>> from reportedly.language import parse
    >>> texts = "It was agreed that they should meet.", "It was told that they should meet."
    >>> [is_expletive(doc[2], Span(0, 2)) for text in texts if (doc := parse(text))]
    [True, False]
    """
    it = next((child for child in verb.lefts if child.lower_ == "it" and child.idx == source.start), None)
    passive = any(child.dep_ == "auxpass" for child in verb.lefts)
    told = any(child.dep_ == "ccomp" for child in verb.rights)
    return it is not None and passive and told and verb.lemma_ not in _HEARD


def is_main(verb: Token) -> bool:
    """Whether the parse takes the verb of a sentence for a participle of its subject.

    >>> from reportedly.language import parse
    >>> is_main(parse("Multiple outlets reported on Wednesday that the talks had failed.\\n\\nA cat sat.")[2])
    True
    """
    that = any(
        child.dep_ == "ccomp" and any(one.lower_ == "that" for one in child.lefts) for child in verb.rights
    )
    return verb.head.dep_ == "ROOT" and that and verb.lemma_ not in _HEARD


def doers(verb: Token, beside: bool) -> list[Token]:
    """Its subject, after it where it stands `beside` a quotation, else that of the verb it goes on from."""
    found = [child for child in verb.children if child.dep_ == "nsubj"]
    if not found and beside:
        found = [child for child in verb.rights if child.dep_ in {"dobj", "nsubj"}]
    return found or _shared_subject(verb)


def _shared_subject(verb: Token) -> list[Token]:
    """The subject that a verb has from the one it hangs on: `Lesk thanked them and offered boats`."""
    while (above := _goes_on_from(verb)) is not None:
        verb = above
        if found := [child for child in verb.children if child.dep_ == "nsubj"]:
            return found
    return []


def _goes_on_from(verb: Token) -> Token | None:
    """The verb whose subject one has: `Boyd rose to insist`, `Roth was among the first to agree`."""
    above = verb.head
    to = any(child.lower_ == "to" for child in verb.lefts)
    if to and verb.dep_ in {"relcl", "acl"} and above.lower_ in {"first", "last", "only"}:
        while above.pos_ not in {"VERB", "AUX"} and above.head is not above:
            above = above.head
    tied = verb.dep_ in {"conj", "xcomp"} or (to and verb.dep_ in {"advcl", "relcl", "acl"})
    return above if tied and above is not verb and above.pos_ in {"VERB", "AUX"} else None


def person_above(noun: Token) -> Token:
    """The person whom `who` means, where the parse hangs it on what he is of: `a woman from events, who`.

    >>> from reportedly.language import parse
    >>> doc = parse("Two people familiar with the matter, who asked for anonymity, said so.")
    >>> person_above(doc[5])
    people
    """
    while noun.dep_ == "conj" and noun.head.dep_ == "appos":
        noun = noun.head  # `Ann Lee, a journalist and former captive, who`
    above = noun
    while not (groups_of(above.lower_.rstrip("s")) or groups_of(above.lower_) or above.lower_ == "people"):
        if above.dep_ != "pobj":
            return noun
        above = above.head.head
        while above.dep_ in {"acl", "relcl"} or above.pos_ == "ADJ":
            if above.head is above:
                return noun
            above = above.head  # `officials involved in the war, who`; `a diplomat close to the talks, who`
        if above.ent_type_ == "PERSON":
            return above  # `Nicky Dris, 24, from Milton, who`
        if above.pos_ not in {"NOUN", "PROPN"}:
            return noun
    return above


def body_beside(noun: Token) -> Token:
    """The body that `which` means after more is said of it: `the council, an old ally, which is angry`."""
    body = noun.head.lower_ in bodies() and noun.lower_ not in bodies()
    return noun.head if noun.dep_ == "appos" and noun.pos_ == "NOUN" and body else noun


def agent_beside(participle: Token) -> Token | None:
    """Who did what only more is said of: `a charge refuted by Russia`; not `by video link`."""
    agent = agent_of(participle) if participle.dep_ == "acl" and participle.tag_ == "VBN" else None
    who = agent is not None and (
        agent.pos_ in {"PROPN", "PRON"} or groups_of(agent.lower_) or agent.lower_ in bodies()
    )
    return agent if who else None


def agent_of(verb: Token) -> Token | None:
    """Who asks, of `Asked by Priya Nair KC whether …`."""
    by = next((child for child in verb.rights if child.dep_ == "agent"), None)
    return next((child for child in by.rights if child.dep_ == "pobj"), None) if by is not None else None
