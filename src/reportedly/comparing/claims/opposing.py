"""What is made of two statements that conflict: a dispute, a change of mind, a figure that moved."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

from spacy.tokens import Token

from reportedly.attributions.noun_cues import statement_nouns
from reportedly.comparing.claims.sayings import Saying
from reportedly.comparing.pairs.blame import same_deed
from reportedly.comparing.pairs.conflict import Conflict
from reportedly.comparing.pairs.conflicts import conflicts
from reportedly.comparing.pairs.counts import number_conflicts, value_of
from reportedly.comparing.pairs.links import same_link
from reportedly.comparing.pairs.sentence import Sentence
from reportedly.comparing.pairs.settings import other_times
from reportedly.comparing.pairs.verdict import rests
from reportedly.knowledge import table
from reportedly.model import DisputeKind, Record, TurnKind

FAR_APART = 45
"""Days between two pages, or what they tell of, from which on what cannot both hold is rather told of two
occasions. One who says the contrary of what he said may have taken longer."""

LASTING = 366
"""The same of what holds for long: that one body is tied to another."""

BARE_APART = 14
"""The same for a denial that says no more than what was not done: *no agreement was signed*."""

ONE_DEED = 3
"""Days between two pages that tell of *the attack*, at most, to mean the same one."""

FIGURE = (0.7, 0.5)
"""How near what two say beside their figures must be, each one's words to the other's, for both to be of one
count. A judgement: reports of a disaster on two days."""

LOWEST = 0.5
"""Share of a toll that a later report of the same tells, at least: some are set right, none all but goes."""

_CONFIRMING = frozenset({"confirm", "admit"})
_NAMED = frozenset({"GPE", "LOC", "PERSON", "ORG", "FAC", "EVENT"})


class Opposed(Record, frozen=True):
    """That two cannot both hold: a `dispute`, or what `turned` from one to the other; the words of both."""

    reason: str
    words: tuple[str, str]
    dispute: DisputeKind | None = None
    turned: TurnKind | None = None


def made_of(one: Saying, other: Saying, conflict: Conflict) -> Opposed | None:
    """What a conflict comes to; a denial only turns what is said."""
    kind: DisputeKind = conflict.kind
    if one.is_denied != other.is_denied:
        if kind != "polarity":
            return None
        kind = "denial"
    elif (
        kind == "name"
        and _is_place(one.sentence, conflict.ours)
        and _is_place(other.sentence, conflict.theirs)
    ):
        kind = "place"
    moves = kind == "number" and _moves(one.sentence, conflict.ours)
    if moves and _falls(one, other, conflict):
        return None
    return _of_two(one, other, kind, conflict.reason, conflict.words(), moves=moves)


def _of_two(
    one: Saying,
    other: Saying,
    kind: DisputeKind,
    reason: str,
    words: tuple[str, str],
    *,
    moves: bool = False,
    lasting: bool = False,
) -> Opposed | None:
    """What cannot both hold, as a dispute or as a turn; nobody denies himself on one page."""
    is_one_voice = not one.speakers.isdisjoint(other.speakers)
    if (is_one_voice and one.page == other.page) or not (_asserts(one) and _asserts(other)):
        return None
    turned = _turned(one, other, kind) if is_one_voice or moves else None
    if turned is not None:
        return Opposed(reason, words, turned=turned)
    if is_one_voice or days_apart(one, other) > (LASTING if lasting else FAR_APART):
        return None
    confirms = kind in {"denial", "polarity"} and not _CONFIRMING.isdisjoint({one.act, other.act})
    return Opposed(reason, words, "confirmation" if confirms else kind)


def _asserts(saying: Saying) -> bool:
    """Whether it is said to be so, or not; not doubted, asked for or wished, nor what is said of a claim.

    *The accusation that Norland sold arms is absurd* does not say that it did.
    """
    root = saying.sentence.root
    of = (
        (child.lemma_.lower() for child in root.children if child.dep_ == "nsubj") if root is not None else ()
    )
    return saying.act not in _LEFT_OPEN and not any(noun in statement_nouns() for noun in of)


_LEFT_OPEN = frozenset(
    {"doubt", "ask", "fear", "hope", "want", "urge", "order", "request", "propose", "offer", "withhold"}
)


def _is_place(sentence: Sentence, places: tuple[int, ...]) -> bool:
    """Whether a name says where: *in Geneva*."""
    words = [sentence.words[at] for at in places]
    return any(word.dep_ == "pobj" and word.ent_type_ in {"GPE", "LOC", "FAC"} for word in words)


def _turned(one: Saying, other: Saying, kind: DisputeKind) -> TurnKind | None:
    """Whether it is another's day's figure, or what one speaker no longer says."""
    if kind == "number":
        days = abs((one.day - other.day).days) if one.day and other.day else 0
        return "figure" if 0 < days <= FAR_APART else None
    return "mind" if kind in {"denial", "polarity", "opposite"} else None


def denied_deed(one: Saying, other: Saying) -> Opposed | None:
    """One says that somebody did a deed, in whatever words, and the other that they did not.

    The deed is of one kind, or they name one place or person beside who did it, or both tell of *the* deed.
    """
    for ours in one.blames:
        for theirs in other.blames:
            denied = ours.is_turned != one.is_denied
            if denied == (theirs.is_turned != other.is_denied) or not same_deed(ours, theirs):
                continue
            is_one = ours.is_definite and theirs.is_definite and days_apart(one, other) <= ONE_DEED
            if is_one or ours.marks & theirs.marks or _names_shared(one, other) - ours.doers:
                words = (
                    (f"denied … {ours.told}", theirs.told)
                    if denied
                    else (ours.told, f"denied … {theirs.told}")
                )
                first, second = words if denied else words[::-1]
                return _of_two(one, other, "denial", f"“{first}” against “{second}”", words)
    return None


def denied_link(one: Saying, other: Saying) -> Opposed | None:
    """One says that two are tied, in whatever words, and the other that they are not.

    *The BLF has ties to Norland*, denied, is against *the BLF is the armed wing of Norland*.
    """
    for ours in one.links:
        for theirs in other.links:
            denied = ours.is_turned != one.is_denied
            if denied == (theirs.is_turned != other.is_denied) or not same_link(ours, theirs):
                continue
            words = (f"denied … {ours.told}", theirs.told)
            words = words if denied else (ours.told, f"denied … {theirs.told}")
            first, second = words if denied else words[::-1]
            reason = f"“{first}” against “{second}”"
            return _of_two(one, other, "denial", reason, words, lasting=True)
    return None


def _names_shared(one: Saying, other: Saying) -> set[str]:
    """The words of names in both."""
    ours, theirs = (set[str]().union(*_names(each)) for each in (one, other))
    return ours & theirs


def moved_figure(one: Saying, other: Saying) -> Opposed | None:
    """Another day's count of what is counted again: *at least 12 people were killed*, and then *34 were*."""
    days = abs((one.day - other.day).days) if one.day and other.day else 0
    if not 0 < days <= FAR_APART or one.is_denied or other.is_denied:
        return None
    first, second = one.sentence, other.sentence
    for conflict in number_conflicts(first, second, bare=True):
        if _falls(one, other, conflict):
            continue
        both_move = _moves(first, conflict.ours) and _moves(second, conflict.theirs)
        less, more = sorted(rests(first, second, conflict))
        if both_move and more >= FIGURE[0] and less >= FIGURE[1] and not other_times(first, second):
            return Opposed(conflict.reason, conflict.words(), turned="figure")
    return None


def _falls(one: Saying, other: Saying, conflict: Conflict) -> bool:
    """Whether the later count is so low that it is of something else: *500,000 died*, then *10,000*."""
    ours, theirs = map(value_of, conflict.words())
    if ours is None or theirs is None or one.day is None or other.day is None:
        return False
    earlier, later = (ours, theirs) if one.day < other.day else (theirs, ours)
    return later < earlier * LOWEST


def _moves(sentence: Sentence, places: tuple[int, ...]) -> bool:
    """Whether a number counts what is counted again from day to day: *12 people were killed*.

    >>> from reportedly.comparing.pairs.sentence import sentence
    >>> _moves(sentence("The blast killed 12 people."), (3,)), _moves(sentence("It has 12 rooms."), (2,))
    (True, False)
    """
    words = {token.lemma_.lower() for at in places for token in _around(sentence.words[at])}
    return not words.isdisjoint(_moving())


def _around(token: Token) -> list[Token]:
    """A number, what it counts, and the verb or noun above that, with what hangs on them."""
    found = [token]
    while token.dep_ != "ROOT" and len(found) < 4:
        token = token.head
        found.append(token)
    beside = [child for each in found for child in each.children if child.dep_ in {"acomp", "acl", "amod"}]
    return [*found, *beside]


@cache
def _moving() -> frozenset[str]:
    return frozenset(row["word"] for row in table("comparing_moving"))


def bare_denial(one: Saying, other: Saying) -> Opposed | None:
    """A denial that says no more than what was not done, against what is told of it in detail.

    *No agreement was signed* is of the same as *the agreement was signed in Orlec in May* where its page
    names all that the other names, and where both may be told of one time.
    """
    for ours, theirs in ((one, other), (other, one)):
        first, second = ours.asserted, theirs.sentence
        if theirs.is_denied or len(first.negators) % 2 == 0 or len(second.negators) % 2:
            continue
        if days_apart(ours, theirs) > BARE_APART or not _is_known(theirs, ours):
            continue
        conflict = next((each for each in conflicts(first, second) if each.kind == "polarity"), None)
        if conflict is None or len(conflict.ours) < len(conflict.theirs):
            continue
        is_known = _is_known(ours, theirs) or not _names(ours)
        if is_known and _is_bare(first, second, conflict):
            flipped = conflict if ours is one else _flipped(conflict)
            return made_of(one, other, flipped)
    return None


def _flipped(conflict: Conflict) -> Conflict:
    ours, theirs = conflict.words()
    return Conflict(conflict.kind, f"“{theirs}” against “{ours}”", conflict.theirs, conflict.ours)


def _is_bare(denial: Sentence, said: Sentence, conflict: Conflict) -> bool:
    """Whether all that is denied, but for when and where, is said in the same words: a noun, and the verb.

    Both may say when or where; in one way, as *in Orlec* and *in Karsk*, they may be of two occasions.
    """
    verb, done = denial.words[conflict.ours[0]], said.words[conflict.theirs[0]]
    ours, theirs = _circumstances(verb), _circumstances(done)
    if any(ours[how].isdisjoint(theirs[how]) for how in ours.keys() & theirs.keys()):
        return False
    around = {token.i for child in verb.children if child.dep_ in _ASIDE for token in child.subtree}
    first = denial.words[0].i
    aside = {*conflict.ours, *denial.frame, *(place - first for place in around)}
    left = [denial.words[at] for at in denial.content if at not in aside]
    has_noun = any(token.pos_ in {"NOUN", "PROPN"} for token in left)
    return has_noun and all(token.lemma_.lower() in said.lemmas for token in left)


_ASIDE = frozenset({"prep", "npadvmod", "advcl", "advmod"})


def _circumstances(verb: Token) -> dict[str, frozenset[str]]:
    """The lemmas of what is told of a verb by each of its prepositions: *in*, *during*."""
    found: dict[str, frozenset[str]] = {}
    for child in verb.children:
        if child.dep_ == "prep":
            lemmas = {
                token.lemma_.lower() for token in child.subtree if token.pos_ in {"NOUN", "PROPN", "NUM"}
            }
            found[child.lower_] = found.get(child.lower_, frozenset()) | lemmas
    return found


def _is_known(saying: Saying, other: Saying) -> bool:
    """Whether the page of the other names all that is named in what is said, and that names somebody."""
    names = _names(saying)
    return bool(names) and all(name & other.around() for name in names)


def _names(saying: Saying) -> list[set[str]]:
    """The words of each name in what is said, in small letters."""
    names = [name for name in saying.sentence.words.ents if name.label_ in _NAMED]
    words = [{token.lower_ for token in name if token.pos_ == "PROPN"} for name in names]
    return [each for each in words if each]


def days_apart(one: Saying, other: Saying) -> int:
    """Days between what the two tell of, if they say when, or else between their pages; 0 if unknown."""
    ours, theirs = _when(one), _when(other)
    if ours is None or theirs is None:
        return 0
    gap = max(ours[0], theirs[0]) - min(ours[1], theirs[1])
    return max(gap, timedelta()).days


def _when(saying: Saying) -> tuple[date, date] | None:
    return saying.told or ((saying.day, saying.day) if saying.day else None)
