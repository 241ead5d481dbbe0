"""Verbs and nouns that by themselves, in the parse, say that somebody said something."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache

from spacy.tokens import Token

from reportedly.attributions.acts.cues import nesting_lemmas, senses
from reportedly.attributions.complements import (
    CLAUSES,
    LOOSE,
    Words,
    citing_lemmas,
    clause_lemmas,
    complement,
    edges,
    lemma_of,
    linked,
    quotation,
    taking,
    thing,
)
from reportedly.attributions.noun_cues import (
    DIRECTIVES,
    clause_of_noun,
    is_somebodys,
    owner_of_noun,
    statement_nouns,
)
from reportedly.language import TIMES, spanned
from reportedly.model import Span

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_OWN = frozenset({"i", "we"})
_GOING_ON = frozenset({"use", "keep", "continue", "go", "start", "begin", "have"})

_NEAR = 4
"""Tokens after the first word of a cue in which its other words stand. A judgement."""

_VERB_GROUP = frozenset({"aux", "auxpass", "neg", "prt"})


@dataclass(frozen=True, slots=True)
class Cited:
    """The words of one statement: spans of the text."""

    source: Span | None
    cue: Span
    content: tuple[Span, ...]


def cited_by(token: Token, piece: Span) -> Cited | None:
    """The statement in a piece of the text of which a word is the cue.

    >>> from reportedly.language import parse
    >>> text = "He rejected the bank's claim that the minister had told it to wait."
    >>> found = [cited_by(token, Span(12, len(text))) for token in parse(text)]
    >>> [(one.cue.of(text), one.content[0].of(text)) for one in found if one]
    [('claim', 'that the minister had told it to wait'), ('had told', 'to wait')]
    """
    found = _by_noun(token) if token.pos_ == "NOUN" else _by_adjective(token) or of_verb(token)
    return _cut(found, piece) if found is not None else None


def _cut(found: Cited, piece: Span) -> Cited | None:
    """A statement as far as the piece goes: parses hang what follows the piece on its last words."""
    content = tuple(Span(span.start, min(span.end, piece.end)) for span in found.content)
    if found.cue.start < piece.start or any(span.start >= span.end for span in content):
        return None
    source = found.source and Span(max(found.source.start, piece.start), found.source.end)
    return None if source and source.start >= source.end else replace(found, source=source, content=content)


def may_cite(token: Token) -> bool:
    """Whether a word can be the heart of a cue: `believes`, `claim`, `worried`, `according`; not `the`."""
    if token.pos_ in {"VERB", "AUX"}:
        forms = {lemma_of(token), token.lemma_.lower(), token.lower_}
        cites = bool(forms & (citing_lemmas() | taking("thing") | taking("clause"))) or _has_light_object(
            token
        )
        return cites or _is_longer_cue(token) or _is_quoting(token)
    if token.pos_ == "NOUN":
        return token.lemma_.lower() in statement_nouns()
    return token.lower_ == "according" or (token.pos_ == "ADJ" and token.lower_ in citing_lemmas())


def cites_another(token: Token) -> bool:
    """Whether a word that cites is another's, for all that the parse shows: not in `I think`."""
    if not may_cite(token):
        return False
    if token.pos_ == "NOUN":
        return clause_of_noun(token) is not None
    subject = subject_of(token)
    return subject is None or subject.lower_ not in _OWN


def _has_light_object(verb: Token) -> bool:
    """`expressed concern`, `gave evidence`."""
    nouns = _given_with(verb.lemma_.lower())
    return any(child.dep_ == "dobj" and child.lemma_.lower() in nouns for child in verb.rights)


def _is_quoting(verb: Token) -> bool:
    """`and he goes, “Watch me”`, `he was like, “Never”`: a quotation makes a cue of the verb."""
    beside = verb.nbor().lower_ if verb.i + 1 < len(verb.doc) else ""
    lemma = verb.lemma_.lower()
    return bool({lemma, f"{lemma} {beside}"} & taking("quotation")) and quotation(verb) is not None


def cites_clauses(verb: Token) -> bool:
    """Whether a verb cites in a clause, with a thing or with the word linked to it; not `knows`."""
    words = {lemma_of(verb), verb.lower_}
    return bool(words & (clause_lemmas() | taking("thing") | taking("name"))) or linked(verb) is not None


def of_verb(verb: Token) -> Cited | None:
    """`the bank had warned her that …`, `they told us there was no money`; not `the news may say`."""
    if verb.pos_ not in {"VERB", "AUX"}:
        return None
    if is_charged(verb):
        return _by_charge(verb)
    subject, (link, content) = subject_of(verb), _said(verb)
    if subject is None or content is None or content[0].i < verb.i:
        return _by_light_verb(verb)
    chain = verb if verb.dep_ != "xcomp" else verb.head
    group = [
        verb,
        chain,
        *(child for child in (*verb.children, *chain.children) if child.dep_ in _VERB_GROUP),
        *([link] if link else []),
    ]
    inside = [token for token in group if subject.i < token.i < content[0].i]
    if not inside:
        return None
    suffered = any(child.dep_ == "auxpass" for child in verb.lefts)
    told = (
        (subject.dep_ == "nsubjpass" or suffered)
        and verb.lower_ not in clause_lemmas()
        and verb.dep_ != "pcomp"
    )
    return Cited(
        agent_of(verb) if told else _before(subject, min(inside, key=_place)),
        spanned(min(inside, key=_place), max(inside, key=_place)),
        (spanned(*content),),
    )


def _said(verb: Token) -> tuple[Token | None, Words | None]:
    """What a verb says, and the word that makes one cue with it, where one does."""
    lemma = lemma_of(verb)
    answer = next((child for child in verb.rights if child.tag_ == "UH" and child.i == verb.i + 1), None)
    if answer is not None and lemma in nesting_lemmas():
        return None, (answer, answer)  # *said yes, then somebody at home said no*
    if {lemma, verb.lower_} & (citing_lemmas() | taking("clause")) or _is_quoting(verb):
        found = quotation(verb)
        if found is not None:
            return None, found
    link = linked(verb)
    if link is not None:
        return link
    if {lemma, verb.lower_} & clause_lemmas() or _is_longer_cue(verb):
        return None, complement(verb)
    return None, thing(verb)


def is_charged(verb: Token) -> bool:
    """`is suspected of wanting it`, `were blamed for the leak`: said of somebody, by nobody in particular."""
    passive = any(child.dep_ == "auxpass" for child in verb.lefts)
    charged = any(child.lower_ in {"of", "for", "with"} for child in verb.rights if child.dep_ == "prep")
    return passive and charged and verb.lemma_.lower() in charging_lemmas()


@cache
def charging_lemmas() -> frozenset[str]:
    """Verbs that say of what somebody is accused or suspected."""
    return frozenset(sense.words[0] for sense in senses() if sense.act in {"accuse", "suspect"})


def _by_charge(verb: Token) -> Cited | None:
    """`North Korea is suspected of wanting it`: who is charged, and with what."""
    subject = subject_of(verb)
    if subject is None or not is_charged(verb):
        return None
    of_what = next(child for child in verb.rights if child.lower_ in {"of", "for", "with"})
    aux = next(child for child in verb.lefts if child.dep_ == "auxpass")
    return Cited(
        agent_of(verb), spanned(aux, verb), (spanned(*edges(subject)), spanned(of_what, of_what.right_edge))
    )


def _is_longer_cue(verb: Token) -> bool:
    """`made it clear that`: a cue of several words, found by all of them."""
    after = [token.lemma_.lower() for token in verb.doc[verb.i + 1 : verb.i + 1 + _NEAR]]
    return any(all(word in after for word in words) for words in _longer_cues().get(verb.lemma_.lower(), ()))


@cache
def _longer_cues() -> dict[str, list[tuple[str, ...]]]:
    found: dict[str, list[tuple[str, ...]]] = {}
    for sense in senses():
        if len(sense.words) > 1 and sense.words[0] not in nesting_lemmas():
            found.setdefault(sense.words[0], []).append(sense.words[1:])
    return found


def _by_light_verb(verb: Token) -> Cited | None:
    """`presented his sincere thanks to the king`: the object says what is done by it."""
    given = next((child for child in verb.rights if child.dep_ == "dobj"), None)
    subject = subject_of(verb)
    if (
        given is None
        or subject is None
        or not {given.lemma_, given.lower_} & _given_with(verb.lemma_.lower())
    ):
        return None
    return Cited(spanned(*edges(subject)), spanned(verb, verb), (spanned(given.left_edge, verb.right_edge),))


@cache
def _given_with(verb: str) -> frozenset[str]:
    """The nouns that make a cue with a verb: thanks, concern and regret with `express`."""
    longer = (sense for sense in senses() if len(sense.words) > 1 and sense.words[0] == verb)
    return frozenset(sense.words[-1] for sense in longer if sense.act not in LOOSE)


@cache
def _feeling() -> frozenset[str]:
    """Adjectives of a feeling towards somebody, which says nothing: `she was angry with him`."""
    single = (sense for sense in senses() if len(sense.words) == 1)
    return frozenset(sense.words[0] for sense in single if sense.act in {"criticise", "praise", "offer"})


def _by_adjective(word: Token) -> Cited | None:
    """`the rival was interested in the unit`, `ministers were worried that it would snow`."""
    verb = word.head
    if (
        word.dep_ != "acomp"
        or verb.lemma_ != "be"
        or word.lower_ in _feeling()
        or not {word.lower_, f"be {word.lower_}"} & citing_lemmas()
    ):
        return None
    subject = subject_of(verb)
    told = next((child for child in word.rights if child.dep_ in CLAUSES | {"prep"}), None)
    if subject is None or told is None or subject.i > verb.i:
        return None
    return Cited(spanned(*edges(subject)), spanned(verb, word), (spanned(*edges(told)),))


def _place(token: Token) -> int:
    return token.i


def subject_of(verb: Token) -> Token | None:
    """Its subject, or that of the verb it goes on from: `Les used to tell`, `they came in and ordered`."""
    own = next((child for child in verb.lefts if child.dep_ in _SUBJECTS), None)
    if own is not None:  # `the UN's proposed truce` proposes nothing
        return None if own.right_edge.dep_ == "case" else own
    above = verb.head.lemma_.lower()
    goes_on = verb.dep_ == "xcomp" and above in _GOING_ON
    calls = verb.dep_ in {"advcl", "xcomp"} and above in taking("call") and verb.lemma_ in nesting_lemmas()
    if goes_on or calls or (verb.dep_ == "conj" and verb.head.pos_ == "VERB"):
        return subject_of(verb.head.head if is_past_infinitive(verb) else verb.head)
    return _accused(verb)


def is_past_infinitive(verb: Token) -> bool:
    """Whether a verb goes on from the one above: `they want {to question him} and have asked for help`.

    >>> from reportedly.language import parse
    >>> doc = parse("They want to question him and have asked the court for the copies.")
    >>> [token.text for token in doc if is_past_infinitive(token)], subject_of(doc[7]).text
    (['asked'], 'They')
    """
    finite = verb.tag_ in {"VBD", "VBZ", "VBP"} or any(
        child.tag_ in {"VBD", "VBZ", "VBP"} for child in verb.lefts if child.dep_ in {"aux", "auxpass"}
    )
    infinitive = verb.head.dep_ == "xcomp" and any(child.tag_ == "TO" for child in verb.head.lefts)
    return verb.dep_ == "conj" and finite and infinitive


def is_wrong_done(verb: Token) -> bool:
    """`accused the ministry of approving it` charges it with a deed; with a saying, `of claiming that …`.

    >>> from reportedly.language import parse
    >>> doc = parse("She accused the bank of approving the loan and of claiming that it was safe.")
    >>> [token.text for token in doc if is_wrong_done(token)]
    ['approving']
    """
    if verb.dep_ != "pcomp" or verb.tag_ != "VBG" or lemma_of(verb) in nesting_lemmas():
        return False
    above = verb.head.head if verb.head.head.pos_ == "VERB" else verb.head.head.head
    return verb.head.lower_ in {"of", "for"} and above.lemma_.lower() in charging_lemmas()


def _accused(verb: Token) -> Token | None:
    """`accused the firm of claiming that it was new`: who is said to have claimed."""
    of = verb.head
    if verb.dep_ != "pcomp" or of.lower_ != "of" or verb.lemma_.lower() not in nesting_lemmas():
        return None
    above = of.head if of.head.pos_ == "VERB" else of.head.head
    if above.lemma_.lower() not in charging_lemmas():
        return None
    return next((child for child in above.children if child.dep_ in {"dobj", "nsubjpass"}), None)


def agent_of(verb: Token) -> Span | None:
    """Who did it, of a passive: `was told by the bank`; not `was promised by the end of May`."""
    nouns = (noun for child in verb.rights if child.dep_ == "agent" for noun in child.rights)
    by = next((noun for noun in nouns if noun.dep_ == "pobj"), None)
    return spanned(*edges(by)) if by is not None and by.ent_type_ not in TIMES else None


def _by_noun(noun: Token) -> Cited | None:
    """`the North's claim of success`, `calls from the gallery to reopen it`, `a report that she had left`."""
    clause = clause_of_noun(noun) if noun.lemma_.lower() in statement_nouns() else None
    if clause is None:
        return None
    first, last = edges(clause)
    owner = owner_of_noun(noun, clause)
    asks = statement_nouns()[noun.lemma_.lower()] in DIRECTIVES
    if owner is None and not (is_somebodys(noun) and (first.lower_ == "that" or asks)):
        return None
    source = _before(owner, first) if owner is not None else None
    return Cited(source, spanned(noun, noun), (spanned(first, last),))


def _before(owner: Token, after: Token) -> Span:
    """Whose it is, without the clause or the cue that parses hang on it."""
    first, last = edges(owner)
    if last.i < after.i or owner.i > after.i:
        return spanned(first, last)
    end = after.i - 1
    while end > owner.i and owner.doc[end].lower_ in {"of", "to", "as"}:
        end -= 1
    return spanned(first, owner.doc[end])
