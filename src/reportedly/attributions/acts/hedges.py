"""How sure a main clause is, by its own words: modals, adverbs, predicates, negation, conditions."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from spacy.tokens import Token

from reportedly.attributions.acts.cues import hedges
from reportedly.attributions.acts.frames import Frame
from reportedly.attributions.acts.mainclauses import Clause
from reportedly.attributions.acts.openness import leaves_open
from reportedly.model import Factuality, Record

_GRADES = ("Uu", "PS", "PR", "CT")
_NEGATIVE = frozenset({"no", "neither"})
_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "attr", "expl"})
_ACTING = frozenset({"PERSON", "ORG", "GPE", "NORP"})
_SELF = frozenset({"i", "we"})
_CLAUSAL = frozenset({"xcomp", "ccomp"})
_ADVERBIAL = frozenset({"neg", "advmod", "preconj", "cc", "intj"})
_NAMES = frozenset({"NOUN", "PROPN", "PRON"})
_NEAR = 3
"""Tokens after a verb within which `not` is its own: `is certainly not`. A judgement."""


class Grade(Record, frozen=True):
    """A level, CT, PR, PS or Uu, and whether the sense is turned.

    >>> Grade("PS", True).value
    'PS-'
    """

    level: str = "CT"
    turned: bool = False

    @property
    def value(self) -> Factuality:
        """The grade as FactBank's value."""
        values: dict[str, Factuality] = {
            "CT": "CT-" if self.turned else "CT+",
            "PR": "PR-" if self.turned else "PR+",
            "PS": "PS-" if self.turned else "PS+",
        }
        return values.get(self.level, "Uu")

    def under(self, other: Grade) -> Grade:
        """Both together: the less sure level, turned where one of them is.

        >>> Grade("PR").under(Grade("PS", True)).value
        'PS-'
        """
        level = min(self.level, other.level, key=_GRADES.index)
        return Grade(level, self.turned != other.turned)


OPEN = Grade("Uu")


def grade(value: str) -> Grade:
    """A grade as the tables and FactBank write it: `PR-`, `PR+`, `PR`, `Uu`."""
    return OPEN if value == "Uu" else Grade(value[:2], value.endswith("-"))


def graded(frame: Frame) -> Grade:
    """How sure the main clause of the content is, by its own words."""
    clause = frame.clause
    if clause is None:
        return Grade()
    if leaves_open(frame, clause):
        return OPEN
    found = Grade("CT", _refused(frame))
    for rule in _RULES:
        found = found.under(rule(frame, clause))
    return found


def denied(frame: Frame) -> Grade:
    """Certain, or certain that not: the main clause without its hedges, `the goal should not have stood`."""
    return _denied(frame, frame.clause) if frame.clause is not None else Grade()


# --- What grades or turns it -------------------------------------------------------------------


def _refused(frame: Frame) -> bool:
    """`“No. I told the police,” she said`."""
    first = frame.tokens[:3]
    words = [token for token in first if not token.is_quote]
    return len(words) > 1 and words[0].lower_ == "no" and words[1].text == "."


def _modal(frame: Frame, clause: Clause) -> Grade:
    """`could break` PS+, `might not survive` PS-; but `could not see` and `could hear shots` are certain."""
    helpers = [helper.lower_ for helper in clause.helpers]
    for helper in helpers:
        level = hedges("modal").get(helper)
        if level is None:
            continue
        if helper == "could" and (_denied(frame, clause).turned or clause.root.lemma_ in hedges("ability")):
            return Grade()
        if helper == "may" and "have" not in helpers and _set_aside(clause):
            return Grade()
        return OPEN if level == "PR" and not _comes(clause) else grade(level)
    return Grade()


def _comes(clause: Clause) -> bool:
    """Whether `should` says what is likely: `it should open by noon`, not `Oslo should change the law`."""
    subject = clause.subject
    words = (clause.root, *clause.children("acomp"))
    if not any(word.lemma_.lower() in hedges("coming") for word in words):
        return False
    return subject is None or not (subject.ent_type_ in _ACTING or subject.lower_ in hedges("actor"))


def _set_aside(clause: Clause) -> bool:
    """`The emergency may be over, but the virus is here to stay`: granted, and no more."""
    return any(token.lower_ == "but" for token in clause.root.doc[clause.root.i : clause.held[-1].i])


def _adverb(_: Frame, clause: Clause) -> Grade:
    """`will probably rise`."""
    nominal = (word for child in clause.children("attr", "acomp") for word in child.children)
    for child in (*clause.children("advmod"), *(word for word in nominal if word.dep_ == "advmod")):
        almost = child.lower_ == "certainly" and any(word.lower_ == "almost" for word in child.children)
        level = "PR" if almost else hedges("adverb").get(child.lower_)
        if level:
            return grade(level)
    return Grade()


def _predicate(_: Frame, clause: Clause) -> Grade:
    """`is likely to`, `is expected to`, `seems`, `failed to`, `it is unclear whether`."""
    root = clause.root
    if _compared(root, clause):
        return Grade()
    if _bears(root, clause):
        return grade(_level(root))
    for child in clause.children("acomp", "oprd", "attr", "xcomp"):
        if (child.pos_ == "ADJ" or child.tag_ == "VBN") and _level(child):
            return _hedged(child, clause)
    if root.pos_ in _NAMES:
        # A headline or a piece without its verb: `The debut … unlikely to go ahead`.
        ahead = (token for token in clause.sentence if token.lower_ in hedges("ahead") and _followed(token))
        return next((grade(_level(token)) for token in ahead if _level(token)), Grade())
    return Grade()


def _compared(root: Token, clause: Clause) -> bool:
    """How often, of one beside another, is no guess: `were twice as likely to say so`, `no likelier than`.

    `It is more likely to rain` is one.
    """
    for word in (root, *clause.children("acomp", "oprd")):
        if word.lower_ not in {"likely", "likelier", "unlikely"}:
            continue
        measures = [child for child in word.lefts if child.dep_ in {"advmod", "npadvmod", "quantmod", "neg"}]
        measured = [child for child in measures if child.lower_ in hedges("measure")]
        rest = {token.lower_ for token in word.doc[word.i : clause.sentence[-1].i + 1]}
        times = any(child.lower_ in {"as", "times", "twice", "equally"} for child in measured)
        if measured and (times or rest & {"than", "as"}):
            return True
    return False


def _hedged(word: Token, clause: Clause) -> Grade:
    """The grade of a predicate: `it was not possible` is certain, `voters were uncertain` is too."""
    level, subject = _level(word), clause.subject
    if word.lower_ == "possible" and _nots(clause):
        return Grade()
    of_it = subject is None or subject.lower_ == "it" or any(child.dep_ == "ccomp" for child in word.children)
    return grade(level) if level != "Uu" or of_it else Grade()


def _level(token: Token) -> str:
    known = hedges("predicate")
    return known.get(token.lower_, "") or known.get(token.lemma_.lower(), "")


def _bears(root: Token, clause: Clause) -> bool:
    """Whether the root hedges what hangs on it: `seems to`, `are expected to`; not `they expected rain`."""
    if not _level(root):
        return False
    passive = root.tag_ == "VBN" and root.lower_ in hedges("predicate")
    if passive and root.lower_ == "believed" and not _complemented(root):
        return False  # `he is going to be believed`
    if passive:
        told = any(child.lemma_ == "be" for child in clause.children("auxpass", "aux"))
        return told or clause.subject is None or (_followed(root) and not any(clause.children("aux")))
    if root.pos_ == "ADJ":
        return True
    return root.lemma_ in hedges("predicate") and (
        any(child.dep_ in _CLAUSAL | {"acomp", "oprd"} for child in root.children) or _followed(root)
    )


def _complemented(root: Token) -> bool:
    """Whether what is believed follows."""
    return _followed(root) or any(child.dep_ in _CLAUSAL | {"acomp", "oprd"} for child in root.children)


def _followed(root: Token) -> bool:
    """Whether `to` comes next: `Sales expected to rise`."""
    return root.i + 1 < len(root.doc) and root.nbor().lower_ == "to"


def _existing(_: Frame, clause: Clause) -> Grade:
    """`there is a risk that`; but where there is no risk, it is certain that it will not be."""
    if clause.root.lemma_ != "be" or not any(clause.children("expl")):
        return Grade()
    for child in clause.children("attr", "nsubj", "dobj"):
        level = hedges("noun").get(child.lemma_.lower())
        none = any(word.lower_ == "no" for word in child.lefts)
        if level and not none:
            return Grade(level)
    return Grade()


def _voiced(_: Frame, clause: Clause) -> Grade:
    """`“I think it is late”`: the speaker's own hedge, over a clause; `“We expected rain”` has none."""
    subject = clause.subject
    if subject is None or subject.lower_ not in _SELF or any(clause.children("auxpass")):
        return Grade()
    if not any(
        child.dep_ in _CLAUSAL for word in (clause.root, *clause.children("acomp")) for child in word.children
    ):
        return Grade()
    words = [clause.root, *clause.children("acomp")]
    levels = [
        hedges("voice").get(word.lemma_.lower(), "") or hedges("voice").get(word.lower_, "") for word in words
    ]
    return next((grade(level) for level in levels if level), Grade())


def _denied(_: Frame, clause: Clause) -> Grade:
    """`no agreement was signed`, `is not being left alone`, `nothing is in store`, `neither side`."""
    turned = bool(_nots(clause)) or _yet_to(clause)
    if clause.root.pos_ in _NAMES:
        turned |= clause.root.lower_ in hedges("nothing") or any(_denying(word) for word in clause.root.lefts)
    for child in clause.children(*_ARGUMENTS):
        if (
            child.lower_ in hedges("nothing")
            or (child.lower_ in _NEGATIVE and child.dep_ != "expl")
            or any(_denying(word) for word in child.lefts)
            or _not_one(child)
        ):
            turned = not turned
    return Grade("CT", turned)


def _not_one(noun: Token) -> bool:
    """`not an inch of land would be ceded`; but `not only`, `not everyone` deny less."""
    first = noun.left_edge
    after = first.nbor() if first.i + 1 < len(first.doc) else first
    return first.lower_ == "not" and first.i < noun.i and after.lower_ in hedges("one")


def _denying(word: Token) -> bool:
    return word.lower_ in _NEGATIVE | hedges("nothing").keys() and not _positive(word)


def _positive(word: Token) -> bool:
    """`no doubt`, `not only`, `worried not by the trip but by its length`."""
    if word.i + 1 == len(word.doc):
        return False
    other = word.nbor().lower_
    instead = [token.lower_ for token in word.doc[word.i + 2 : word.sent.end]]
    contrast = word.nbor().dep_ in {"prep", "agent"} and any(
        pair == ("but", other) for pair in pairwise(instead)
    )
    return contrast or other in hedges("affirming")


def _nots(clause: Clause) -> list[Token]:
    """`not`, `never`, `no longer` beside the main verb or its complement: `was not to blame`."""
    complements = (
        child
        for child in clause.children("acomp", "attr", "xcomp", "oprd")
        if child.tag_ != "VB" or clause.root.lemma_ == "be"
    )
    beside = (
        child
        for word in (clause.root, *complements)
        for child in word.children
        if child.i in clause.places
        and child.dep_ in _ADVERBIAL
        and not (child.lower_ == "nor" and child.i > word.i)
        and child.i <= word.i + (_NEAR if word.pos_ != "NOUN" else 0)
    )
    return [child for child in beside if _negates(child)]


def _negates(child: Token) -> bool:
    """Whether an adverb is `not` or its like; `no longer`, but no `no` alone."""
    if child.lower_ == "longer":
        return child.i > 0 and child.nbor(-1).lower_ == "no"
    plain = child.lower_ in hedges("negation") or (child.dep_ == "neg" and child.lower_ != "no")
    return plain and not _positive(child)


def _yet_to(clause: Clause) -> bool:
    """`has yet to answer`."""
    return (
        clause.root.lemma_ in {"have", "be"}
        and any(child.lower_ == "yet" for child in clause.children("advmod"))
        and any(clause.children("xcomp"))
    )


_RULES: tuple[Callable[[Frame, Clause], Grade], ...] = (
    _modal,
    _adverb,
    _predicate,
    _existing,
    _voiced,
    _denied,
)
