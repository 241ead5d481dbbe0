"""Two sentences in the article's own voice that cannot both hold."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Words

from reportedly.articles.damage.vocabulary import words_for
from reportedly.knowledge import table
from reportedly.language import text_of
from reportedly.model import Damage, Span

REACH = 2
"""Sentences between the two, at most."""

# Quoted, cited, asked, or moved on in time: no contradiction.
_OTHER_VOICE = re.compile(
    r"[“”\"‘?]|\b(?:according to|if|If|whether|Whether|would|could|might|may|should|can)\b"
)
_DENIAL = re.compile(r"\b(?:[Nn]o|not|[Nn]obody|[Nn]one)\b|n['’]t\b")
_NOBODY = frozenset({"nobody", "none"})
_SUBJECTS = ("nsubj", "nsubjpass", "nsubj:pass")


@dataclass(frozen=True, slots=True)
class Claim:
    """What a sentence says of its subject: the verb, whether denied, and the circumstances."""

    sentence: Words
    clause: str
    verb: str
    subject: str
    passive: bool
    negated: bool
    nothing: bool
    counted: bool
    objects: frozenset[str]
    circumstances: frozenset[str]


def contradictions(doc: Doc) -> Iterator[Damage]:
    """Sentences that contradict one before them.

    >>> from reportedly.language import parse
    >>> def found(text):
    ...     return [each.span.of(text) for each in contradictions(parse(text))]
    >>> found("No agreement had been reached. However, it was officially signed in May.")
    ['However, it was officially signed in May.']
    >>> found("Nobody was killed in the crash. Two people were killed.")
    ['Two people were killed.']
    >>> found("The court did not reject the claim. The court rejected the claim.")
    ['The court rejected the claim.']
    >>> found("Nobody was hurt on Monday. Two people were hurt on Tuesday.")
    []
    >>> found("Police said nobody was hurt. Four people were hurt.")
    []
    """
    sentences = list(doc.sents)
    for n, claim in (claims := _claims(doc, sentences)).items():
        for other in (claims.get(m) for m in range(n - 1, n - REACH - 2, -1)):
            if claim is not None and other is not None and _clash(other, claim, claims.get(n - 1) is other):
                reason = f"it cannot be so if “{_shown(other.sentence)}”"
                yield Damage(
                    Span(claim.sentence.start_char, _end(claim.sentence)), "self-contradiction", reason
                )
                break


def _claims(doc: Doc, sentences: Sequence[Words]) -> dict[int, Claim | None]:
    """What the sentences around each denial claim, by their places: without one, nothing clashes."""
    near: set[int] = set()
    text = text_of(doc)
    for n, sentence in enumerate(sentences):
        if _DENIAL.search(text, sentence.start_char, sentence.end_char):
            near.update(range(max(n - REACH - 1, 0), min(n + REACH + 2, len(sentences))))
    return {n: _claim(sentences[n]) for n in sorted(near)}


def _shown(sentence: Words) -> str:
    return " ".join(sentence.text.split()).rstrip(".")


def _end(sentence: Words) -> int:
    return sentence.start_char + len(sentence.text.rstrip())


# --- What a sentence claims ----------------------------------------------------------------


def _claim(sentence: Words) -> Claim | None:
    root = sentence.root
    clause = _clause(root)
    if root.pos_ not in ("VERB", "AUX") or _OTHER_VOICE.search(clause) or "\n" in sentence.text.strip():
        return None
    if not any(word.tag_ in ("VBD", "VBN", "VBP", "VBZ") for word in (root, *root.children)):
        return None
    subject = next((word for word in root.children if word.dep_ in _SUBJECTS), None)
    attribute = next((word for word in root.children if word.dep_ == "attr"), None)
    there = any(word.dep_ == "expl" for word in root.children)
    if there and attribute is not None:
        subject = attribute
    if subject is None:
        return None
    nothing = subject.lower_ in _NOBODY or any(
        word.lower_ == "no" for word in subject.subtree if word.head == subject
    )
    return Claim(
        sentence=sentence,
        clause=clause,
        verb="there is" if there else root.lemma_.lower(),
        subject=_called(subject),
        passive=any(word.dep_ in ("auxpass", "nsubjpass") for word in root.children),
        negated=any(word.dep_ == "neg" for word in root.children),
        nothing=nothing,
        counted=any(
            word.dep_ == "nummod" or word.lower_ in ("several", "dozens", "hundreds")
            for word in subject.subtree
        ),
        objects=frozenset(word.lemma_.lower() for word in root.children if word.dep_ in ("dobj", "acomp")),
        circumstances=frozenset(_circumstances(root)),
    )


def _clause(root: Token) -> str:
    """The words of a main clause, without the clauses that are joined to it with a subject of their own."""
    joined = [
        word
        for word in root.children
        if word.dep_ == "conj" and any(inner.dep_ in _SUBJECTS for inner in word.children)
    ]
    others = {inner.i for word in joined for inner in word.subtree}
    return "".join(word.text_with_ws for word in root.subtree if word.i not in others)


def _moved_on(clause: str) -> bool:
    """Whether a clause says that it tells of another time or case: `later`, `elsewhere`."""
    return not words_for("moved on").isdisjoint(re.findall(r"[a-z]+", clause.lower()))


def _called(subject: Token) -> str:
    """A subject's words that tell it from others, in lower case."""
    own = [
        word
        for word in (*subject.lefts, subject)
        if word.dep_ in ("compound", "amod", "poss") or word == subject
    ]
    return " ".join(word.lemma_.lower() for word in own)


def _circumstances(verb: Token) -> Iterator[str]:
    for word in verb.children:
        if word.dep_ in ("prep", "npadvmod", "advcl") or (
            word.dep_ == "advmod" and word.lower_ not in ("however", "officially")
        ):
            yield " ".join(inner.lower_ for inner in word.subtree)


# --- Whether two clash -----------------------------------------------------------------------


@cache
def _meanings() -> dict[str, set[str]]:
    """By a noun that there was none of, or a verb that nobody underwent: the verbs that would be one."""
    meanings: dict[str, set[str]] = {}
    for row in table("contradictions"):
        meanings.setdefault(row["denied"], set()).update(row["verbs"].split(","))
    return meanings


def _clash(one: Claim, two: Claim, beside: bool) -> bool:
    if _moved_on(two.clause):
        return False
    if beside and one.nothing and not one.negated and two.subject in ("it", "they") and two.passive:
        return not two.negated and two.verb in _meanings().get(_noun(one), set()) | {one.verb}
    if _moved_on(one.clause) or not _same_case(one, two):
        return False
    if one.nothing != two.nothing:
        none, some = (one, two) if one.nothing else (two, one)
        happens = _meanings().get(_noun(none), set()) if none.verb in ("there is", "make") else {none.verb}
        people = none.verb in ("there is", "make") or _noun(none) in (
            "nobody",
            "one",
            "none",
            "person",
            "people",
        )
        return people and some.counted and not some.negated and not none.negated and some.verb in happens
    same = one.subject == two.subject and one.verb == two.verb and one.objects == two.objects
    telling = (
        one.verb != "be"
        and (bool(one.objects) or one.passive)
        and one.subject not in ("it", "they", "he", "she", "we", "i", "who")
    )
    return same and telling and one.negated != two.negated and not one.nothing and one.passive == two.passive


def _noun(claim: Claim) -> str:
    return claim.subject.split()[-1]


def _same_case(one: Claim, two: Claim) -> bool:
    """Whether the denial covers the other: told of all cases or of the same, or the other is told of none."""
    none, some = (one, two) if one.nothing or one.negated else (two, one)
    return not some.circumstances or none.circumstances <= some.circumstances
