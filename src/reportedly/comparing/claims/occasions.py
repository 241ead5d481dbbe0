"""What is of its day only, so that the same words of another day are of another occasion.

Who leads in the polls, who won last night, what a race came to: where two pages that say so are days apart
and neither tells when, they tell of two things.
"""

from __future__ import annotations

from functools import cache

from spacy.tokens import Token

from reportedly.comparing.claims.opposing import days_apart
from reportedly.comparing.claims.sayings import Saying
from reportedly.comparing.pairs.sentence import Sentence, once
from reportedly.knowledge import table

STANDING = 10
"""Days between two pages, from which on how somebody stands in polls or a race is told of two times."""

BARE = 5
"""Days between two pages, from which on *Lind won* is of two occasions, for it does not say what or when."""

_FOR_GOOD = frozenset({"die", "retire", "resign", "quit", "drop", "marry"})
"""What one does once, or seldom enough: *Lind died*."""

_TELLS_WHAT = frozenset(
    {
        "dobj",
        "dative",
        "prep",
        "agent",
        "attr",
        "acomp",
        "xcomp",
        "ccomp",
        "oprd",
        "advcl",
        "npadvmod",
        "pobj",
    }
)
"""What hangs on a verb that tells more of what was done than who did it."""

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_OUGHT = frozenset({"should", "must", "ought"})
_MAY = frozenset({"can", "could", "may", "might", "will"})


def are_of_two_occasions(one: Saying, other: Saying) -> bool:
    """Whether both tell what is so of a day, of days apart; or one what should be, the other what may be."""
    first, second = one.sentence, other.sentence
    days = days_apart(one, other)
    if days > STANDING and _is_standing(first) and _is_standing(second):
        return True
    if days > BARE and (_is_bare(first) or _is_bare(second)):
        return True
    return "ought" in {_modality(first), _modality(second)} and "may" in {_modality(first), _modality(second)}


@once
def _is_standing(sentence: Sentence) -> bool:
    """Whether it tells how somebody stands in polls or in a race.

    >>> from reportedly.comparing.pairs.sentence import sentence
    >>> def standing(*texts):
    ...     return [_is_standing(sentence(text)) for text in texts]
    >>> standing("Lind leads in the polls.", "Lind still leads Hale by nine points.", "Lind leads the choir.")
    [True, True, False]
    >>> standing("Hale trails Lind among farmers.", "All this is within the poll's margin of error.")
    [True, True]
    >>> standing("Lind gets 16 percent.", "The rate has fallen to 5 percent.", "Lind won 16 percent.")
    [True, True, False]
    """
    root = sentence.root
    nouns = {token.lemma_.lower() for token in sentence.words if token.pos_ in {"NOUN", "PROPN"}}
    if not nouns.isdisjoint(_standing("noun")) or nouns >= {"margin", "error"}:
        return True
    leads = root is not None and root.pos_ == "VERB" and root.lemma_ in _standing("verb")
    if root is None:
        return False
    return (leads and _is_over_somebody(root)) or _has_a_lead(root) or _is_a_share(sentence, root)


def _is_over_somebody(verb: Token) -> bool:
    """Whether one leads another, or leads among some or by so many; not an army or a choir."""
    over = [child for child in verb.children if child.dep_ == "dobj"]
    if over:
        return all(each.pos_ == "PROPN" and each.ent_type_ not in {"GPE", "LOC"} for each in over)
    return any(
        child.dep_ == "prep" and child.lower_ in {"by", "among", "in", "over"} for child in verb.children
    )


def _has_a_lead(verb: Token) -> bool:
    """*Holds a wide lead*, *a large advantage among the young*."""
    objects = (child for child in verb.children if child.dep_ == "dobj")
    return any(each.lemma_.lower() in {"lead", "advantage"} for each in objects)


def _is_a_share(sentence: Sentence, verb: Token) -> bool:
    """Whether it tells what share somebody has now, or at what a rate stands now."""
    is_now = verb.tag_ in {"VBZ", "VBP"} or any(child.lower_ in {"has", "have"} for child in verb.children)
    if not is_now or not any(token.ent_type_ == "PERCENT" for token in sentence.words):
        return False
    of = (child for child in verb.children if child.dep_ in _SUBJECTS)
    return any(each.pos_ == "PROPN" or each.lemma_.lower() in _standing("rate") for each in of)


@cache
def _standing(kind: str) -> frozenset[str]:
    return frozenset(row["word"] for row in table("comparing_standing") if row["class"] == kind)


@once
def _is_bare(sentence: Sentence) -> bool:
    """Whether it only tells that somebody did something, and neither what of, nor where, nor when.

    >>> from reportedly.comparing.pairs.sentence import sentence
    >>> def bare(*texts):
    ...     return [_is_bare(sentence(text)) for text in texts]
    >>> bare("Senator Ana Lind won.", "Senator Ana Lind won in Orlec.", "Senator Ana Lind died.")
    [True, False, False]
    """
    root = sentence.root
    if root is None or root.pos_ != "VERB" or root.lemma_ in _FOR_GOOD:
        return False
    children = list(root.children)
    is_told = any(child.dep_ in _SUBJECTS for child in children)
    return is_told and not any(child.dep_ in _TELLS_WHAT or child.tag_ == "MD" for child in children)


@once
def _modality(sentence: Sentence) -> str:
    """Whether it tells what *ought* to be, or what *may* or will be; or else nothing of either.

    >>> from reportedly.comparing.pairs.sentence import sentence
    >>> [_modality(sentence(f"Norland {verb} let them in.")) for verb in ("should", "could", "would")]
    ['ought', 'may', '']
    """
    root = sentence.root
    modals = (
        {child.lower_ for child in root.children if child.tag_ == "MD"} if root is not None else set[str]()
    )
    return "ought" if modals & _OUGHT else "may" if modals & _MAY else ""
