"""What speaks for a word inside a content being another's cue, and what against it, as named signs."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from spacy.tokens import Doc, Token

from reportedly.actors.titles import bodies, roles
from reportedly.attributions import tagger
from reportedly.attributions.acts.cues import Sense, nesting_lemmas, senses
from reportedly.attributions.complements import LOOSE, lemma_of, taking
from reportedly.attributions.nesting.bare import is_bare
from reportedly.attributions.nesting.candidates import Candidate
from reportedly.attributions.noun_cues import clause_of_noun, owner_of_noun, statement_nouns
from reportedly.attributions.voices import cites_clauses, may_cite, subject_of
from reportedly.language import covered, text_of
from reportedly.model import Attribution, Span

_CLAUSES = frozenset({"ccomp", "xcomp"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_PRONOUNS = {
    "i": "I",
    "we": "I",
    "you": "you",
    "one": "you",
    "he": "he",
    "she": "he",
    "it": "it",
    "they": "they",
    "who": "who",
    "which": "who",
    "that": "who",
    "what": "who",
    "this": "this",
    "nobody": "nobody",
    "none": "nobody",
    "there": "this",
    "these": "this",
    "those": "this",
}
_HAD, _HAS = frozenset({"had", "'d", "’d"}), frozenset({"has", "have", "'ve", "’ve"})
_COMING, _PERHAPS = (
    frozenset({"will", "would", "'ll", "’ll", "shall"}),
    frozenset({"can", "could", "may", "might", "should", "must"}),
)
_SUPPOSING = frozenset({"if", "unless", "when", "whether"})
_OPENING = frozenset({"that", "to", "for", "of"})
_THEIRS = frozenset({"his", "her", "its", "their"})
_HEDGING = frozenset({"state", "believe", "expect"})
_NAMED = frozenset({"PERSON", "ORG", "GPE", "NORP"})

NOUN = "noun"
"""The sign of a noun for what is said: it takes the place of the bias of verbs."""

_OPENS = frozenset("‘'“\"`")
_FURTHER = 9
"""Tokens after a verb in which a quotation of his may begin. A judgement."""

_CERTAINTIES = (0.4, 0.5, 0.6, 0.7, 0.8, 0.9)
"""Certainties of the tagger, of the content read again, that are signs of their own. Judgements."""

_CERTAINTIES_INSIDE = (0.02, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95)
"""Certainties of the tagger, of the word where it stands, that are signs of their own. Judgements."""


def signs(doc: Doc, one: Candidate) -> tuple[str, ...]:
    """The signs that hold for a candidate, by name.

    >>> from reportedly.attributions.nesting.candidates import candidates
    >>> from reportedly.language import parse
    >>> from reportedly.model import Span
    >>> text = "She said the bank had warned her that it was late."
    >>> outer = Attribution("a1", (Span(9, 49),), "indirect", source=Span(0, 3), cue=Span(4, 8))
    >>> found = next(each for each in candidates(parse(text), outer, ()) if each.word.text == "warned")
    >>> held = signs(found.word.doc, found)
    >>> [sign for sign in held if sign.startswith(("takes", "subject", "tense"))]
    ['takes clause', 'takes clause, subject some', 'subject body', 'subject is its own', 'tense had']
    """
    word = one.word
    if is_noun(word):
        return NOUN, *_of_noun(doc, one)
    takes, subject = _takes(word), _subject(word)
    return (
        *_of_word(word, takes, subject),
        *_of_subject(word, subject, one.outer),
        f"tense {_tense(word)}",
        f"hangs as {word.dep_}",
        f"in {one.outer.manner}",
        f"in {one.outer.manner}, subject {subject}",
        *_of_tagger(one),
        *_of_place(doc, one),
        *_of_source(doc, one),
        *_of_own_voice(one, subject),
    )


def _takes(word: Token) -> str:
    """What a word has with it: a clause, an object, no more than a preposition, or nothing."""
    deps = {child.dep_ for child in word.children}
    if word.pos_ == "NOUN":
        return "noun clause" if deps & {"acl", "relcl"} else "noun prep" if "prep" in deps else "noun"
    if word.pos_ == "ADJ":
        return "adjective"
    objects = (
        "clause" if deps & _CLAUSES else "thing" if "dobj" in deps else "prep" if "prep" in deps else "-"
    )
    return f"{objects} passive" if "auxpass" in deps else objects


def _subject(word: Token) -> str:
    """Of what kind the subject is."""
    subject = subject_of(word) if word.pos_ != "NOUN" else None
    if subject is None:
        return "-"
    words = {subject.lower_, subject.lower_.rstrip("s")}
    if subject.lower_ in _PRONOUNS:
        return _PRONOUNS[subject.lower_]
    if subject.pos_ == "PROPN":
        return "name"
    if words & roles().keys():
        return "role"
    if words & bodies().keys():
        return "body"
    return "name" if subject.ent_type_ in _NAMED else "noun"


def _of_word(word: Token, takes: str, subject: str) -> Iterator[str]:
    """The word itself: how it cites by the tables, with what it takes and whom it has as its subject."""
    lemma = lemma_of(word)
    act = _acts().get(lemma) or _acts().get(word.lower_)
    group = "says" if lemma in nesting_lemmas() else "loose" if act in LOOSE else "act" if act else "none"
    yield f"word {lemma}"
    yield f"act {act}"
    yield f"takes {takes}"
    yield f"cites {group}"
    yield f"cites {group}, takes {takes}"
    yield f"cites {group}, subject {subject}"
    yield f"takes {takes}, subject {'none' if subject == '-' else 'some'}"
    yield f"is {word.pos_}"
    if cites_clauses(word):
        yield "cites in clauses"
    if may_cite(word):
        yield "may cite"
    if lemma in taking("thing"):
        yield "needs no more than a thing"
        if takes.startswith("thing"):
            yield "has the thing it needs"
    if is_bare(word):
        yield "says no more"
    if lemma in taking("deed"):
        yield "is a deed"
    if any(child.dep_ == "neg" for child in word.children):
        yield "negated"
    if any(child.dep_ == "ccomp" and _begins_with_that(child) for child in word.rights):
        yield "that-clause"
    after = word.doc[word.i + 1 : word.i + 3]
    if any(token.text[0] in "‘'“\"" for token in after):
        yield "quotation after"
    elif _is_before_quotation(word):
        yield "quotation further on"


def _is_before_quotation(word: Token) -> bool:
    """`texted me, ‘home in ten’`, `wrote on it, in green ink, ‘Not before May.’`."""
    beyond = word.doc[word.i + 1 : min(word.i + 1 + _FURTHER, word.sent.end)]
    return any(token.text in _OPENS and token.nbor(-1).text in {",", ":"} for token in beyond)


@cache
def _senses_of(lemma: str) -> tuple[Sense, ...]:
    """The senses of a cue that is one word."""
    return tuple(sense for sense in senses() if sense.words == (lemma,))


@cache
def _acts() -> dict[str, str]:
    """The act of each cue of one word, by its first sense."""
    single = [sense for sense in reversed(senses()) if len(sense.words) == 1]
    return {sense.words[0]: sense.act for sense in single}


def _begins_with_that(clause: Token) -> bool:
    return any(child.lower_ == "that" for child in clause.lefts)


def _of_subject(word: Token, kind: str, outer: Attribution) -> Iterator[str]:
    """Whose the word is."""
    yield f"subject {kind}"
    subject = subject_of(word) if word.pos_ != "NOUN" else None
    if any(child.dep_ in _SUBJECTS for child in word.lefts):
        yield "subject is its own"
    if subject is None:
        return
    if subject.dep_ == "nsubjpass":
        yield "subject of a passive"
    if subject.tag_ in {"NNS", "NNPS"}:
        yield "subject plural"
    if any(child.dep_ == "poss" and child.lower_ in {"my", "our"} for child in subject.lefts):
        yield "subject is mine"
    bare = not any(child.dep_ in {"det", "poss", "amod", "compound"} for child in subject.lefts)
    if subject.pos_ == "NOUN" and bare:
        yield "subject is bare"
    told = outer.source.of(text_of(word.doc)) if outer.source else ""
    if subject.pos_ == "PROPN" and subject.text in told:
        yield "subject is the speaker"


def _tense(word: Token) -> str:
    """Its form, or what its auxiliaries make of it."""
    aux = {child.lower_ for child in word.lefts if child.dep_ == "aux"}
    kinds = ((_HAD, "had"), (_HAS, "has"), (_COMING, "will"), (_PERHAPS, "may"), (frozenset({"to"}), "to"))
    return next((name for words, name in kinds if aux & words), word.tag_)


def _of_tagger(one: Candidate) -> Iterator[str]:
    """What the tagger makes of it."""
    if one.parsed is not None:
        yield "parse finds it"
    word = Span(one.word.idx, one.word.idx + len(one.word.text))
    certainty = tagger.tagged(one.word.doc.text).certainty_inside(word)
    yield from (f"tagged inside from {least}" for least in _CERTAINTIES_INSIDE if certainty >= least)
    if one.tagged is None:
        return
    yield "tagged"
    for least in _CERTAINTIES:
        if one.tagged.certainty >= least:
            yield f"tagged from {least}"
            if one.parsed is not None:
                yield f"parsed, and tagged from {least}"
    source, subject = one.tagged.source, subject_of(one.word) if one.word.pos_ != "NOUN" else None
    if source is not None:
        yield "tagged with a source"
        if subject is not None and source.has(subject.idx):
            yield "tagged with its subject"


def _of_place(doc: Doc, one: Candidate) -> Iterator[str]:
    """Where it stands in the content."""
    word, tokens = one.word, covered(doc, one.piece)
    root = tokens.root if tokens is not None else word
    if word.i == root.i:
        yield "head of the content"
    if word.dep_ == "conj" and word.head.i == root.i:
        yield "beside the head"
    if one.outer.within is not None:
        yield "deeper"
    if one.outer.source is not None:
        yield "outer has a source"
    cue = covered(doc, one.outer.cue)
    yield f"outer act {_acts().get(cue.root.lemma_.lower()) if cue else None}"
    if any(child.dep_ == "mark" and child.lower_ in _SUPPOSING for child in word.lefts):
        yield "in a condition"
    if is_supposed(word):
        yield "supposed"
    if any(child.dep_ in {"dobj", "dative"} and child.tag_ == "PRP" for child in word.rights):
        yield "said to a pronoun"
    if any(child.dep_ == "agent" for child in word.children):
        yield "has an agent"
    if word.pos_ == "VERB" and is_hedge(word):
        yield "hedges"
    if "?" in word.sent.text[-4:]:
        yield "in a question"


def is_supposed(verb: Token) -> bool:
    """`if the agency asks`, `he should ask`, `it could ask`: nobody has said so yet; not `could not say`."""
    words = {child.lower_ for child in verb.lefts if child.dep_ in {"aux", "mark"}}
    return bool(words & (_PERHAPS | _SUPPOSING)) and not any(child.dep_ == "neg" for child in verb.lefts)


def is_hedge(word: Token) -> bool:
    """`was believed to be there` says how sure it is, and that nobody in particular says so.

    `was told to wait` is somebody's order.
    """
    senses_of = _senses_of(word.lemma_.lower())
    hedges = any(sense.act in _HEDGING and not sense.frame for sense in senses_of)
    orders = any(sense.act == "order" for sense in senses_of)
    return hedges and not orders and any(child.dep_ == "xcomp" for child in word.rights)


def is_noun(word: Token) -> bool:
    """Whether a word is a noun for what is said: those are weighed apart, for few signs are theirs."""
    return word.pos_ == "NOUN" and word.lemma_.lower() in statement_nouns()


def _of_noun(doc: Doc, one: Candidate) -> Iterator[str]:
    """What is said with a noun, whose it is, and whether the outer speaker answers it.

    *denied {a report that she had left}*, *turned down {the club's request for a rest}*.
    """
    noun = one.word
    clause, cue = clause_of_noun(noun), covered(doc, one.outer.cue)
    yield f"noun's act {statement_nouns()[noun.lemma_.lower()]}"
    if clause is not None:
        yield f"noun with {clause.left_edge.lower_ if clause.left_edge.lower_ in _OPENING else 'another'}"
        yield "noun of somebody" if owner_of_noun(noun, clause) is not None else "noun of nobody"
    above = noun.head if noun.dep_ != "pobj" else noun.head.head
    if cue is not None and cue.start <= above.i < cue.end:
        yield "noun is answered"
    if any(child.lower_ == "no" for child in noun.lefts):
        yield "noun is denied"


def _of_own_voice(one: Candidate, kind: str) -> Iterator[str]:
    """Whether it may be the outer speaker's own: *its board has approved it, the firm said*."""
    subject = subject_of(one.word) if one.word.pos_ != "NOUN" else None
    told = one.outer.source.of(text_of(one.word.doc)).lower() if one.outer.source else ""
    speaks_for = bool(_mouths().intersection(told.replace(",", " ").split()))
    if speaks_for:
        yield "outer speaks for others"
        yield f"outer speaks for others, subject {kind}"
    if subject is None:
        return
    if any(child.dep_ == "poss" and child.lower_ in _THEIRS for child in subject.lefts):
        yield "subject is theirs"
        yield f"subject is theirs, {kind}"
    if subject.pos_ in {"NOUN", "PROPN"} and subject.lower_ in told.split() and one.outer.source:
        yield "subject is named in the outer source"
    if speaks_for and kind in {"body", "name"} and subject.ent_type_ != "PERSON":
        yield "subject is a body, outer speaks for others"


@cache
def _mouths() -> frozenset[str]:
    """Who speaks for others: spokesmen, lawyers, agents."""
    return frozenset(word for word, groups in roles().items() if "speaks" in groups)


def _of_source(doc: Doc, one: Candidate) -> Iterator[str]:
    """Whether somebody says it, and whether it is said to that one."""
    word, source = one.word, one.source
    if source is None:
        yield "no source"
    asked = next((child for child in word.rights if child.dep_ in {"dobj", "dative"}), None)
    told = covered(doc, source)
    if told is not None and asked is not None and told.start <= asked.i < told.end:
        yield "source is addressed"
