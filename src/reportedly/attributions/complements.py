"""What a verb says was said: the clause, the quotation or the thing that follows it in the parse."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Token

from reportedly.attributions.acts.cues import nesting_lemmas, senses
from reportedly.attributions.quotations import CLOSES
from reportedly.knowledge import table

Words = tuple[Token, Token]
"""The first and the last word of a stretch."""

CLAUSES = frozenset({"ccomp", "xcomp"})

_OBJECTS = frozenset({"dobj", "prep", "acomp", "oprd", "attr"})
_ASKED = frozenset({"for", "about"})
_LINKS = frozenset({"for", "on", "upon", "of", "to", "against", "at", "with", "about"})
_PARTICLES = frozenset({"back", "out", "like"})
_COMMAS = frozenset({",", ":"})
_RELATIVES = frozenset({"that", "which", "who", "where", "whom", "when", "whose"})

_BEYOND = 8
"""Tokens after a verb in which its clause may begin, past whom it is said to and when. A judgement."""

_GOING_ON = frozenset({",", "?", "!"})
_FEWEST = 2

_LONGEST = 100
"""Tokens of a quotation inside another's words. A judgement."""

LOOSE = frozenset({"state", "report"})
"""Acts whose verbs have other uses (`know`, `appear`): only those marked so in the table nest."""


@cache
def taking(kind: str) -> frozenset[str]:
    """The verbs of nesting_cues.tsv that take a `clause`, a `thing`, a `quotation` …"""
    return frozenset(row["verb"] for row in table("nesting_cues") if row["takes"] == kind)


@cache
def citing_lemmas() -> frozenset[str]:
    """Every cue of the table."""
    return nesting_lemmas() | {" ".join(sense.words) for sense in senses()}


@cache
def clause_lemmas() -> frozenset[str]:
    """Verbs and adjectives that cite in a clause that says so: `believes that`, `wants to`; not `knows`."""
    plain = {" ".join(sense.words) for sense in senses() if sense.act not in LOOSE and not sense.frame}
    return nesting_lemmas() | taking("clause") | plain


def lemma_of(verb: Token) -> str:
    """`rule out`, where the verb has a particle."""
    particle = next((child.lower_ for child in verb.children if child.dep_ == "prt"), "")
    return f"{verb.lemma_.lower()} {particle}".strip()


def edges(token: Token) -> Words:
    """The first and the last word of all that hangs on a word."""
    return token.left_edge, token.right_edge


def complement(verb: Token) -> Words | None:
    """What is said, by a verb that takes clauses: the clause, else what is asked `for`, else a thing.

    >>> from reportedly.language import parse
    >>> def said(text, word):
    ...     verb = next(token for token in parse(text) if token.lower_ == word)
    ...     found = complement(verb)
    ...     return found and verb.doc[found[0].i : found[1].i + 1].text
    >>> said("The bank assured staff in May that the road was safe.", "assured")
    'that the road was safe'
    >>> said("The keeper told him in the tunnel he wanted to leave.", "told")
    'he wanted to leave'
    >>> said("The police suspect the owner of fraud.", "suspect")
    'the owner of fraud'
    """
    right = [child for child in verb.rights if child.dep_ in CLAUSES | _OBJECTS and child.tag_ != "PRP"]
    clauses = [child for child in right if child.dep_ in CLAUSES]
    clauses += [child for child in verb.rights if child.dep_ == "advcl" and child.left_edge.lower_ == "for"]
    if clauses and clauses[0].tag_ == "VBG" and verb.lemma_.lower() not in nesting_lemmas():
        return None  # `she stops begging`
    if clauses:
        return clauses[0].left_edge, clauses[-1].right_edge
    given = any(child.dep_ == "dobj" for child in right)
    asked = next(
        (child for child in right if child.lower_ in _ASKED and (not given or _takes(verb, child))), None
    )
    told = asked or _that(verb) or _unmarked(verb)
    return edges(told) if told else thing(verb)


def thing(verb: Token) -> Words | None:
    """The object of a verb that needs no more: `suspects the owner of fraud`, `promised him gas`."""
    if lemma_of(verb) not in taking("thing") | taking("name") | _wanting():
        return None
    objects = [child for child in verb.rights if child.dep_ in {"dobj", "ccomp"}]
    if not objects or (objects[0].tag_ == "PRP" and lemma_of(verb) in _giving()):
        return None
    if lemma_of(verb) in taking("name") and not _is_named(verb):
        return None
    beyond = [child for child in verb.rights if child.dep_ in {"prep", "oprd", "acomp", "xcomp"}]
    beside = [child for child in beyond if child.lower_ in {"of", "as", "for"} or child.dep_ != "prep"]
    ends = [child.right_edge for child in (*objects, *beside)]
    return objects[0].left_edge, max(ends, key=_place)


def _is_named(verb: Token) -> bool:
    """`called the bridge safe`, `described it as safe`; not `called an ambulance`."""
    return any(child.dep_ in {"oprd", "ccomp", "acomp"} or child.lower_ == "as" for child in verb.rights)


@cache
def _giving() -> frozenset[str]:
    """Verbs whose pronoun is whom it is said to: `had promised him, on the telephone, …`."""
    return frozenset(
        sense.words[0] for sense in senses() if sense.act in {"promise", "offer", "urge", "propose"}
    )


@cache
def _wanting() -> frozenset[str]:
    single = [sense for sense in senses() if len(sense.words) == 1]
    return frozenset(sense.words[0] for sense in single if sense.act == "want" and not sense.frame)


def linked(verb: Token) -> tuple[Token, Words] | None:
    """The word that makes one cue with a verb, and what follows: `called on {the army to wait}`.

    >>> from reportedly.language import parse
    >>> link, (first, last) = linked(parse("The king called on the army to wait.")[2])
    >>> link.text, first.doc[first.i : last.i + 1].text
    ('on', 'the army to wait')
    """
    told = [child for noun in verb.rights if noun.dep_ == "dobj" for child in noun.rights]  # assured us of it
    beside = [child for child in (*verb.rights, *told) if child.lower_ in _LINKS and _takes(verb, child)]
    link = next((child for child in beside if child.dep_ in {"prep", "prt", "dative"}), None)
    if link is None or (link.head.i != verb.i and not _is_told_of(verb, link)):
        return None
    about = next((child for child in link.rights if child.dep_ in {"pobj", "pcomp"}), None)
    if about is None:
        return None
    to_do = [
        child
        for child in verb.rights
        if child.dep_ in CLAUSES | {"advcl"} and child.i > link.i and child.left_edge.lower_ in {"to", "not"}
    ]
    return link, (about.left_edge, max((link.right_edge, *(one.right_edge for one in to_do)), key=_place))


def _is_told_of(verb: Token, link: Token) -> bool:
    """`assured the court of its support`; not `told thousands of customers that it was safe`."""
    clause = any(child.dep_ in CLAUSES for child in verb.rights)
    return not clause and f"{verb.lemma_.lower()} {link.lower_}" in taking("linked")


@cache
def _linked_cues() -> frozenset[str]:
    """Cues of a verb and the word it goes with, save those that only speak about a thing (`refer to`)."""
    two = [sense for sense in senses() if len(sense.words) == 2 and sense.words[0] not in taking("deed")]
    said = {" ".join(sense.words) for sense in two if sense.act not in LOOSE or sense.nests}
    return taking("linked") | said


def _takes(verb: Token, link: Token) -> bool:
    """`asked the Union for pumps` asks for them; `thanked them for coming` does not."""
    return f"{verb.lemma_.lower()} {link.lower_}" in _linked_cues()


def quotation(verb: Token) -> Words | None:
    """The quotation right after a verb, with its marks, as far as the sentence goes.

    >>> from reportedly.language import parse
    >>> first, last = quotation(parse("I asked, and he goes, ‘Watch me.’")[5])
    >>> first.doc[first.i : last.i + 1].text
    '‘Watch me.’'
    """
    doc, at = verb.doc, verb.i + 1
    while at < len(doc) and (doc[at].text in _COMMAS or doc[at].lower_ in _PARTICLES):
        at += 1
    if at >= len(doc) - 1 or doc[at].text not in CLOSES:
        return None
    closing = CLOSES[doc[at].text]
    inside = doc[at + 2 : at + 2 + _LONGEST]
    end = next((token for token in inside if token.text[:1] in closing or "\n" in token.text), None)
    if end is None or "\n" in end.text:
        return None
    return doc[at], end


def quotation_before(first: Token) -> Words | None:
    """The quotation that ends, with a comma or a mark that asks or calls, right before a word.

    >>> from reportedly.language import parse
    >>> first, last = quotation_before(parse("We met. ‘Ask him again,’ she said.")[9])
    >>> first.doc[first.i : last.i + 1].text
    '‘Ask him again,’'
    """
    doc, last = first.doc, first.i - 1
    if (
        last < _FEWEST
        or doc[last - 1].text not in _GOING_ON
        or not any(doc[last].text in closes for closes in CLOSES.values())
    ):
        return None
    opening = {mark for mark, closes in CLOSES.items() if doc[last].text in closes}
    places = range(last - _FEWEST, max(-1, last - _LONGEST), -1)
    start = next((place for place in places if doc[place].text in opening), None)
    return (doc[start], doc[last]) if start is not None else None


def _that(verb: Token) -> Token | None:
    """The clause of `assured staff in May that the road was safe`, which parses hang on any word."""
    for token in verb.doc[verb.i + 1 : min(verb.i + 1 + _BEYOND, verb.sent.end)]:
        if token.lower_ == "that" and token.dep_ == "mark" and token.head.left_edge.i == token.i:
            return token.head if token.head.dep_ != "conj" else None
    return None


def _unmarked(verb: Token) -> Token | None:
    """The clause of `told him in the tunnel he wanted to leave`, which parses hang on the tunnel."""
    told = any(child.dep_ in {"dobj", "dative"} for child in verb.rights)
    if not told or verb.lemma_ not in nesting_lemmas():
        return None
    for token in verb.doc[verb.i + 2 : min(verb.i + 1 + _BEYOND, verb.sent.end)]:
        clause = token.head
        if token.dep_ == "nsubj" and clause.dep_ == "relcl" and clause.left_edge.i == token.left_edge.i:
            return None if token.left_edge.lower_ in _RELATIVES or token.pos_ != "PRON" else clause
    return None


def _place(token: Token) -> int:
    return token.i
