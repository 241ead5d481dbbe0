"""Verbs and nouns that by themselves, in the parse, say that somebody said something."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from spacy.tokens import Doc, Token

from reportedly.attributions.acts.cues import nesting_lemmas, senses
from reportedly.knowledge import table
from reportedly.model import Span

_CLAUSES = frozenset({"ccomp", "xcomp"})
_OBJECTS = frozenset({"dobj", "prep", "acomp", "oprd", "attr"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_OWN = frozenset({"i", "we"})
_GOING_ON = frozenset({"use", "keep", "continue", "go", "start", "begin", "have"})
_BEYOND = 8
"""Tokens after a verb in which its clause may begin, past whom it is said to and when. A judgement."""

_NEAR = 4
"""Tokens after the first word of a cue in which its other words stand. A judgement."""

_ON_THINGS = frozenset(
    {"deny", "confirm", "promise", "refuse", "praise", "criticise", "announce", "propose", "urge", "offer"}
)
"""Acts whose verbs make a nested attribution with a mere object: `confirmed the release`."""

_DIRECTIVES = frozenset({"offer", "order", "urge", "request"})
"""Acts whose nouns are somebody's with an infinitive too: `an order not to turn`, `an offer to pay`."""

_LOOSE = frozenset({"state", "report"})
"""Acts whose verbs have other uses (`know`, `appear`): only those marked so in the table nest."""

_VERB_GROUP = frozenset({"aux", "auxpass", "neg", "prt"})
_THAT_OR_TO = frozenset({"acl", "ccomp", "relcl"})


@dataclass(frozen=True, slots=True)
class Cited:
    """The words of one statement: spans of the text."""

    source: Span | None
    cue: Span
    content: tuple[Span, ...]


@cache
def statement_nouns() -> dict[str, str]:
    """Nouns that stand for what somebody said, with what is done by saying it: `allegation` is accuse."""
    return {row["noun"]: row["act"] for row in table("statement_nouns")}


@cache
def _of_nouns() -> frozenset[str]:
    return frozenset(row["noun"] for row in table("statement_nouns") if row["of"] == "yes")


def cited(doc: Doc, piece: Span) -> Iterator[Cited]:
    """The statements in a piece of the text, in order.

    >>> from reportedly.language import parse
    >>> text = "He rejected the bank's claim that the minister had told it to wait."
    >>> [(one.cue.of(text), one.content[0].of(text)) for one in cited(parse(text), Span(12, len(text)))]
    [('claim', 'that the minister had told it to wait'), ('had told', 'to wait')]
    """
    tokens = doc.char_span(piece.start, piece.end, alignment_mode="contract")
    for token in tokens or ():
        found = _by_noun(token) if token.pos_ == "NOUN" else _by_adjective(token) or _by_verb(token)
        if found is not None and piece.start <= found.cue.start and found.content[-1].end <= piece.end:
            source = found.source and Span(max(found.source.start, piece.start), found.source.end)
            yield replace(found, source=source)


def may_cite(token: Token) -> bool:
    """Whether a word can be the heart of a cue: `believes`, `claim`, `worried`, `according`; not `the`."""
    if token.pos_ in {"VERB", "AUX"}:
        forms = {_lemma(token), token.lemma_.lower(), token.lower_}
        return bool(forms & citing_lemmas()) or _has_light_object(token) or _is_longer_cue(token)
    if token.pos_ == "NOUN":
        return token.lemma_.lower() in statement_nouns()
    return token.lower_ == "according" or (token.pos_ == "ADJ" and token.lower_ in citing_lemmas())


def cites_another(token: Token) -> bool:
    """Whether a word that cites is another's, for all that the parse shows: not in `I think`."""
    if not may_cite(token):
        return False
    if token.pos_ == "NOUN":
        return any(_says(child) for child in token.rights) or _detached(token) is not None
    subject = _subject(token)
    return subject is None or subject.lower_ not in _OWN


def _has_light_object(verb: Token) -> bool:
    """`expressed concern`, `gave evidence`."""
    nouns = _given_with(verb.lemma_.lower())
    return any(child.dep_ == "dobj" and child.lemma_.lower() in nouns for child in verb.rights)


def _by_verb(verb: Token) -> Cited | None:
    """`the bank had warned her that …`, `they told us there was no money`; not `the news may say`."""
    lemma = _lemma(verb)
    if verb.pos_ not in {"VERB", "AUX"}:
        return None
    if not {lemma, verb.lower_} & _clause_lemmas() and not _is_longer_cue(verb):
        return _by_light_verb(verb)
    if is_charged(verb):
        return _by_charge(verb)
    subject, content = _subject(verb), _complement(verb)
    if subject is None or content is None or content[0].i < verb.i:
        return None
    chain = verb if verb.dep_ != "xcomp" else verb.head
    group = [
        verb,
        chain,
        *(child for child in (*verb.children, *chain.children) if child.dep_ in _VERB_GROUP),
    ]
    inside = [token for token in group if subject.i < token.i < content[0].i]
    if not inside:
        return None
    told = subject.dep_ == "nsubjpass" and verb.lower_ not in _clause_lemmas()
    return Cited(
        _agent(verb) if told else _span(*_edges(subject)),
        _span(min(inside, key=_place), max(inside, key=_place)),
        (_span(content[0], content[-1]),),
    )


def is_charged(verb: Token) -> bool:
    """`is suspected of wanting it`, `were blamed for the leak`: said of somebody, by nobody in particular."""
    passive = any(child.dep_ == "auxpass" for child in verb.lefts)
    charged = any(child.lower_ in {"of", "for", "with"} for child in verb.rights if child.dep_ == "prep")
    return passive and charged and verb.lemma_.lower() in _charging_lemmas()


@cache
def _charging_lemmas() -> frozenset[str]:
    return frozenset(sense.words[0] for sense in senses() if sense.act in {"accuse", "suspect"})


def _by_charge(verb: Token) -> Cited | None:
    """`North Korea is suspected of wanting it`: who is charged, and with what."""
    subject = _subject(verb)
    if subject is None or not is_charged(verb):
        return None
    of_what = next(child for child in verb.rights if child.lower_ in {"of", "for", "with"})
    aux = next(child for child in verb.lefts if child.dep_ == "auxpass")
    return Cited(
        _agent(verb), _span(aux, verb), (_span(*_edges(subject)), _span(of_what, of_what.right_edge))
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
    subject = _subject(verb)
    if (
        given is None
        or subject is None
        or not {given.lemma_, given.lower_} & _given_with(verb.lemma_.lower())
    ):
        return None
    return Cited(_span(*_edges(subject)), _span(verb, verb), (_span(given.left_edge, verb.right_edge),))


@cache
def _given_with(verb: str) -> frozenset[str]:
    """The nouns that make a cue with a verb: thanks, concern and regret with `express`."""
    return frozenset(sense.words[-1] for sense in senses() if len(sense.words) > 1 and sense.words[0] == verb)


def _by_adjective(word: Token) -> Cited | None:
    """`the rival was interested in the unit`, `ministers were worried that it would snow`."""
    verb = word.head
    if (
        word.dep_ != "acomp"
        or verb.lemma_ != "be"
        or not {word.lower_, f"be {word.lower_}"} & citing_lemmas()
    ):
        return None
    subject = _subject(verb)
    told = next((child for child in word.rights if child.dep_ in _CLAUSES | {"prep"}), None)
    if subject is None or told is None or subject.i > verb.i:
        return None
    return Cited(_span(*_edges(subject)), _span(verb, word), (_span(*_edges(told)),))


@cache
def citing_lemmas() -> frozenset[str]:
    """Every cue of the table."""
    return nesting_lemmas() | {" ".join(sense.words) for sense in senses()}


@cache
def _clause_lemmas() -> frozenset[str]:
    """Verbs and adjectives that cite in a clause that says so: `believes that`, `wants to`; not `knows`."""
    return nesting_lemmas() | {
        " ".join(sense.words) for sense in senses() if sense.act not in _LOOSE and not sense.frame
    }


def _place(token: Token) -> int:
    return token.i


def _subject(verb: Token) -> Token | None:
    """Its subject, or that of the verb it goes on from: `Les used to tell`, `they came in and ordered`."""
    own = next((child for child in verb.lefts if child.dep_ in _SUBJECTS), None)
    if own is not None:  # `the UN's proposed truce` proposes nothing
        return None if own.right_edge.dep_ == "case" else own
    goes_on = verb.dep_ == "xcomp" and verb.head.lemma_.lower() in _GOING_ON
    return _subject(verb.head) if goes_on or (verb.dep_ == "conj" and verb.head.pos_ == "VERB") else None


def _lemma(verb: Token) -> str:
    """`rule out`, where the verb has a particle."""
    particle = next((child.lower_ for child in verb.children if child.dep_ == "prt"), "")
    return f"{verb.lemma_.lower()} {particle}".strip()


def _complement(verb: Token) -> tuple[Token, Token] | None:
    """The clause that says what is said, or what is asked `for` or `about`: first and last word."""
    right = [child for child in verb.rights if child.dep_ in _CLAUSES | _OBJECTS and child.tag_ != "PRP"]
    clauses = [child for child in right if child.dep_ in _CLAUSES]
    clauses += [child for child in verb.rights if child.dep_ == "advcl" and child.left_edge.lower_ == "for"]
    if clauses and clauses[0].tag_ == "VBG" and verb.lemma_.lower() not in nesting_lemmas():
        return None  # `she stops begging`
    if clauses:
        return clauses[0].left_edge, clauses[-1].right_edge
    given = any(child.dep_ == "dobj" for child in right)
    asked = next(
        (child for child in right if child.lower_ in {"for", "about"} and (not given or _takes(verb, child))),
        None,
    )
    told = asked or _that(verb)
    if told is None and _lemma(verb) in _object_lemmas():
        told = next((child for child in right if child.dep_ == "dobj"), None)
    return _edges(told) if told else None


@cache
def _object_lemmas() -> frozenset[str]:
    single = [sense for sense in senses() if len(sense.words) == 1]
    done = {sense.words[0] for sense in single if sense.act in _ON_THINGS and sense.nests}
    return frozenset(done | {sense.words[0] for sense in single if sense.act == "want" and not sense.frame})


def _takes(verb: Token, preposition: Token) -> bool:
    """`asked the Union for pumps` asks for them; `thanked them for coming` does not."""
    return f"{verb.lemma_.lower()} {preposition.lower_}" in citing_lemmas()


def _that(verb: Token) -> Token | None:
    """The clause of `assured staff in May that the road was safe`, which parses hang on any word."""
    for token in verb.doc[verb.i + 1 : min(verb.i + 1 + _BEYOND, verb.sent.end)]:
        if token.lower_ == "that" and token.dep_ == "mark" and token.head.left_edge.i == token.i:
            return token.head
    return None


def _agent(verb: Token) -> Span | None:
    """Who did it, of a passive: `was told by the bank`."""
    for child in verb.rights:
        if child.dep_ == "agent":
            return next((_span(*_edges(noun)) for noun in child.rights if noun.dep_ == "pobj"), None)
    return None


def _by_noun(noun: Token) -> Cited | None:
    """`the North's claim of success`, `calls from the gallery to reopen it`, `a report that she had left`."""
    if noun.lemma_.lower() not in statement_nouns():
        return None
    clause = next((child for child in noun.rights if _says(child)), None) or _detached(noun)
    if clause is None:
        return None
    owner = next((child for child in noun.lefts if child.dep_ == "poss"), None)
    giver = next(
        (child for child in noun.rights if child.lower_ in {"by", "from"} and child.i < clause.i), None
    )
    source = None
    if owner is not None:
        source = _span(*_edges(owner))
    elif giver is not None:
        source = next((_span(*_edges(child)) for child in giver.rights if child.dep_ == "pobj"), None)
    first, last = clause.left_edge, clause.right_edge
    asks = statement_nouns()[noun.lemma_.lower()] in _DIRECTIVES
    if source is None and not (is_somebodys(noun) and (first.lower_ == "that" or asks)):
        return None
    return Cited(source, _span(noun, noun), (_span(first, last),))


def is_somebodys(noun: Token) -> bool:
    """`suggestions that it knew` are somebody's; `there was no suggestion`, `with hope that` are nobody's."""
    none = any(child.lower_ == "no" for child in noun.lefts)
    return not none and noun.head.lower_ not in {"with", "on", "in"}


def _detached(noun: Token) -> Token | None:
    """The infinitive of `dismissed calls from the gallery to reopen it`, which parses hang on the verb."""
    after = [child for child in noun.head.rights if child.i > noun.i and child.dep_ in {"advcl", "xcomp"}]
    return next(
        (one for one in after if one.left_edge.lower_ == "to" and one.left_edge.i == noun.right_edge.i + 1),
        None,
    )


def _says(child: Token) -> bool:
    """Whether what hangs on a noun is what is said: a that-clause or an infinitive; or, with `of`, a noun."""
    if child.dep_ in _THAT_OR_TO and child.pos_ in {"VERB", "AUX"}:
        marks = {each.lower_ for each in child.lefts}
        subject = any(each.dep_ in _SUBJECTS for each in child.lefts)
        return "to" in marks or ("that" in marks and (subject or child.dep_ == "ccomp"))
    return child.lower_ == "of" and child.head.lemma_.lower() in _of_nouns()


def _edges(token: Token) -> tuple[Token, Token]:
    return token.left_edge, token.right_edge


def _span(first: Token, last: Token) -> Span:
    return Span(first.idx, last.idx + len(last.text))
