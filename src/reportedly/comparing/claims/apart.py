"""What keeps two statements from being one claim, however near they are in meaning.

Who does it, how far it has come, whether it is asked for or told, when it was: vectors do not tell these
apart.
"""

from __future__ import annotations

from spacy.tokens import Token

from reportedly.comparing.claims.doers import of_others
from reportedly.comparing.claims.gist import gist, nation
from reportedly.comparing.claims.occasions import are_of_two_occasions
from reportedly.comparing.claims.opposing import days_apart
from reportedly.comparing.claims.sayings import Saying
from reportedly.comparing.pairs.openness import is_governor
from reportedly.comparing.pairs.opposites import are_opposite
from reportedly.comparing.pairs.sentence import Sentence, number_of, once
from reportedly.events.frames import effect

FAR_APART = 14
"""Days between what two tell of, where both say when, from which on it is not one thing that happened; and
between two reports of *a man*, for these to be of one."""

_STATES = frozenset({"be", "have"})
_TRYING = frozenset({"try", "attempt"})
_NEEDING = frozenset({"need", "require", "take"})
_ASKING = frozenset({"ask", "urge", "order", "request", "want", "propose", "offer", "hope", "refuse"})
"""Acts of who wants what is told, so that it is not told to be so."""

_ASKED_FOR = frozenset({"request", "demand", "seek", "ask", "urge", "propose", "offer", "want", "proposal"})
"""Verbs and nouns of the same; and *call*, where it is *for* something."""

_LONG = frozenset({"year", "decade", "century"})
_PAST = frozenset({"has", "have", "had", "was", "were"})
_BEGINNING = frozenset({"begin", "start"})
_DONE_TO = frozenset({"dobj", "prep", "nsubjpass", "npadvmod"})


def are_apart(one: Saying, other: Saying) -> bool:
    """Whether two that do not conflict tell of two things all the same."""
    first, second = one.sentence, other.sentence
    both_to_be_done = _is_infinitive(first) and _is_infinitive(second)
    return (
        (_asks(one) != _asks(other) and not both_to_be_done)
        or any((one.act == act) != (other.act == act) for act in ("refuse", "agree"))
        or (_is_ahead(first) != _is_ahead(second) and not (_is_timeless(first) or _is_timeless(second)))
        or {_stage(first), _stage(second)} == {"begun", "done"}
        or of_others(first, second)
        or _are_opposite(first, second)
        or _are_of_two_places(first, second)
        or _are_done_to_two(first, second)
        or _are_of_two_days(one, other)
        or _numbers_differ(first, second)
        or are_of_two_occasions(one, other)
    )


def _asks(saying: Saying) -> bool:
    """Whether it tells what somebody wants: *asked for a loan* is not *was granted a loan*.

    Who hopes that something will be tells that it will.

    >>> from reportedly.comparing.pairs.sentence import sentence
    >>> def asks(text, act=None):
    ...     return _asks(Saying(1, 1, sentence(text), frozenset(), None, act))
    >>> asks("Orlec requested a loan."), asks("Orlec got a loan."), asks("Orlec to pay", "urge")
    (True, False, True)
    >>> asks("Lind's proposal to ban fur"), asks("Lind is calling for a ban"), asks("Lind called.")
    (True, True, False)
    """
    root = saying.sentence.root
    if saying.act == "hope" and root is not None and any(child.tag_ == "MD" for child in root.children):
        return False
    if saying.act in _ASKING or root is None:
        return saying.act in _ASKING
    calls_for = root.lemma_ == "call" and any(child.lower_ == "for" for child in root.children)
    return calls_for or root.lemma_ in _ASKED_FOR


@once
def _is_ahead(sentence: Sentence) -> bool:
    """Whether it is told as what will or may be, or may have been: when it is known, that is another claim.

    >>> from reportedly.comparing.pairs.sentence import sentence
    >>> def ahead(*texts):
    ...     return [_is_ahead(sentence(text)) for text in texts]
    >>> ahead("She would go.", "She is expected to go.", "She went.", "She is set to go.", "It is due to go.")
    [True, True, False, True, True]
    >>> ahead("Hale to win the final race", "Norland to extend its raid", "Hale to have been killed")
    [True, True, False]
    >>> ahead("The aim is to go.", "She could have been killed.", "She was trying to go.")
    [True, True, False]
    >>> ahead("By May she will have won.", "Either of them would need ten votes.")
    [True, False]
    """
    root = sentence.root
    if root is None:
        return False
    root = _deed(root)
    leading = [root, *(child for child in root.children if child.dep_ == "acomp")]
    leads_on = any(_leads_on(word) for word in leading for child in word.children if child.dep_ == "xcomp")
    modals = {child.lower_ for child in root.children if child.tag_ == "MD"}
    is_needed = root.lemma_ in _NEEDING and modals == {"would"}
    return leads_on or _is_to_be_done(root) or (bool(modals) and not is_needed)


def _deed(root: Token) -> Token:
    """The verb of what a sentence tells, which stands under a name in *Hale to win the race*."""
    if root.pos_ != "PROPN":
        return root
    return next((child for child in root.children if _is_to_be_done(child)), root)


@once
def _is_timeless(sentence: Sentence) -> bool:
    """Whether it only names what is or may be done, whenever that is: *building a wall*, *a ban on it*.

    >>> from reportedly.comparing.pairs.sentence import sentence
    >>> def timeless(*texts):
    ...     return [_is_timeless(sentence(text)) for text in texts]
    >>> timeless("Building a wall on the border", "a ban on trade with Norland", "They are building a wall.")
    [True, True, False]
    """
    root = sentence.root
    if root is None:
        return False
    helping = any(child.dep_ in {"aux", "auxpass"} for child in root.children)
    has_subject = any(child.dep_ in {"nsubj", "nsubjpass"} for child in root.children)
    is_thing = root.pos_ == "NOUN" and not any(child.dep_ == "cop" for child in root.children)
    return is_thing or (root.tag_ == "VBG" and not helping and not has_subject)


def _leads_on(verb: Token) -> bool:
    """Whether what hangs on a verb is still to come: *hopes to*, *is set to*, *the aim is to*, *needs to*."""
    if verb.lemma_ in _TRYING or any(child.dep_ == "dobj" for child in verb.children):
        return False
    is_open = is_governor(verb) or effect("predicate", verb.lower_) in {"planned", "expected"}
    return is_open or verb.lower_ == "going" or verb.lemma_ in {"be", "need"}


def _is_to_be_done(verb: Token) -> bool:
    """Whether it is told by the verb alone, with *to*: neither what is so, nor what has been."""
    is_done = verb.lemma_ in _STATES or any(child.lemma_ == "have" for child in verb.children)
    return not is_done and any(child.tag_ == "TO" for child in verb.children)


@once
def _is_infinitive(sentence: Sentence) -> bool:
    """Whether it tells what somebody is to do, whoever it is that asks or warns: *Norland to leave Orlec*."""
    root = sentence.root
    return root is not None and any(map(_is_to_be_done, (root, *root.children)))


@once
def _stage(sentence: Sentence) -> str:
    """How far what it tells has come: *begun*, as far as it is going on now or is only started; or *done*.

    >>> from reportedly.comparing.pairs.sentence import sentence
    >>> def stages(*texts):
    ...     return [_stage(sentence(text)) for text in texts]
    >>> stages("The town is turning into a ruin.", "The town has become a ruin.")
    ['begun', 'done']
    >>> stages("Lind had started training as a cook.", "Lind was a trained cook.", "Lind was cooking.")
    ['begun', 'done', '']
    """
    root = sentence.root
    if root is None:
        return ""
    helping = {child.lower_ for child in root.children if child.dep_ in {"aux", "auxpass"}}
    is_going_on = root.tag_ == "VBG" and bool(helping & {"is", "are"})
    led_to = [child for child in root.children if child.dep_ == "xcomp" or child.lower_.endswith("ing")]
    is_started = root.lemma_ in _BEGINNING and any(child.i > root.i for child in led_to)
    if is_going_on or is_started:
        return "begun"
    is_past = root.tag_ == "VBD" or (root.tag_ == "VBN" and bool(helping & _PAST))
    return "done" if is_past else ""


def _are_opposite(first: Sentence, second: Sentence) -> bool:
    """Whether the one says the opposite, as of another day: *the streak goes on*, *the streak is halted*.

    >>> from reportedly.comparing.pairs.sentence import sentence
    >>> _are_opposite(sentence("Her winning streak continues."), sentence("Her streak is halted."))
    True
    """
    if first.root is None or second.root is None or len(first.negators) % 2 != len(second.negators) % 2:
        return False
    return are_opposite(first.root, second.root)


def _are_of_two_places(first: Sentence, second: Sentence) -> bool:
    """Whether one deed is done to or in two places: *won the Orlec primary*, *won in Karsk*.

    What is done in a country may be done in a town of it.

    >>> from reportedly.comparing.pairs.sentence import sentence
    >>> def apart(one, other):
    ...     return _are_of_two_places(sentence(one), sentence(other))
    >>> apart("Lind won the Texas primary.", "Lind has won in Ohio.")
    True
    >>> apart("He fled to Mali.", "He fled to Gao.")
    False
    >>> apart("Lind won the Texas primary.", "Lind won Ohio and Texas.")
    False
    >>> apart("She beat Vermont Sen. Bernie Sanders.", "She beat Bernie Sanders in Iowa.")
    False
    """
    if first.root is None or second.root is None or first.root.lemma_ != second.root.lemma_:
        return False
    ours, theirs = _places(first), _places(second)
    is_of_one_kind = bool({each.isupper() for each in ours} & {each.isupper() for each in theirs})
    return is_of_one_kind and ours.isdisjoint(theirs)


@once
def _places(sentence: Sentence) -> frozenset[str]:
    """The places that the main verb's deed is done to or in: codes of countries, and words of other names."""
    told = [child for child in sentence.root.children if child.dep_ in _DONE_TO] if sentence.root else []
    named = (token for each in told for token in each.subtree if token.ent_type_ == "GPE" and token.is_title)
    places = (token for token in named if not _is_of_a_person(token))
    return frozenset(nation(token.text) or token.lower_ for token in places)


def _are_done_to_two(first: Sentence, second: Sentence) -> bool:
    """Whether one deed is done to two, each told by a name of one word: *a tax on Ford*, *on Carrier*.

    Of longer names and of letters, nobody can tell by the words alone that they are of two.

    >>> from reportedly.comparing.pairs.sentence import sentence
    >>> def apart(one, other):
    ...     return _are_done_to_two(sentence(one), sentence(other))
    >>> apart("She will impose a tax on Ford vehicles.", "She will impose a tax on Toyota vehicles.")
    True
    >>> apart("She will impose a tax on Ford vehicles.", "She will impose a tax on the vehicles.")
    False
    """
    if first.root is None or second.root is None or _deed(first.root).lemma_ != _deed(second.root).lemma_:
        return False
    ours, theirs = _done_to(first), _done_to(second)
    here, there = ({token.lower_ for token in each.words} for each in (first, second))
    return bool(ours) and bool(theirs) and ours.isdisjoint(there) and theirs.isdisjoint(here)


@once
def _done_to(sentence: Sentence) -> frozenset[str]:
    """The names of one word of companies and products that the main verb's deed is done to."""
    verb = _deed(sentence.root) if sentence.root is not None else None
    told = [child for child in verb.children if child.dep_ in _DONE_TO] if verb is not None else []
    within = {token.i for each in told for token in each.subtree}
    named = (name for name in sentence.words.ents if name.label_ in {"ORG", "PRODUCT"} and len(name) == 1)
    return frozenset(
        name.root.lower_
        for name in named
        if name.root.i in within and name.root.is_title and name.root.pos_ == "PROPN"
    )


def _is_of_a_person(place: Token) -> bool:
    """Whether a place stands before a person who is of it: *Orlec Senator Ana Lind*."""
    return any(above.ent_type_ == "PERSON" and above.i > place.i for above in place.ancestors)


def _are_of_two_days(one: Saying, other: Saying) -> bool:
    """Whether what both date, or tell of *a man*, is of days far from each other."""
    is_dated = (_is_dated(one) and _is_dated(other)) or (_is_of_somebody(one) and _is_of_somebody(other))
    return is_dated and days_apart(one, other) > FAR_APART


def _is_dated(saying: Saying) -> bool:
    """Whether it tells when it was, if only from the day of its page: *in recent days*, *last week*."""
    return saying.told is not None or _is_recent(saying.sentence)


@once
def _is_recent(sentence: Sentence) -> bool:
    """Whether it tells of the days or weeks before it was told; of years, other days may tell the same.

    >>> from reportedly.comparing.pairs.sentence import sentence
    >>> def recent(*texts):
    ...     return [_is_recent(sentence(text)) for text in texts]
    >>> recent("In recent days ten died.", "His recent book sold well.", "Ten died in the past three years.")
    [True, False, False]
    """
    return any(
        token.lower_ in {"recent", "last", "past", "this"}
        and token.ent_type_ == "DATE"
        and token.head.lemma_ not in _LONG
        for token in sentence.words
    )


def _is_of_somebody(saying: Saying) -> bool:
    """Whether it is of somebody, who is another on another day: *a man was shot*; not *a ban on fur*.

    >>> from reportedly.comparing.pairs.sentence import sentence
    >>> def somebody(text):
    ...     return _is_of_somebody(Saying(1, 1, sentence(text), frozenset(), None))
    >>> somebody("A man was shot in Orlec."), somebody("a ban on the sale of fur in Orlec")
    (True, False)
    """
    subject = gist(saying.sentence).subject
    if subject is None or (subject.dep_ == "ROOT" and _is_timeless(saying.sentence)):
        return False
    return any(child.lower_ in {"a", "an"} for child in subject.children)


def _numbers_differ(first: Sentence, second: Sentence) -> bool:
    """Whether each counts what the other does not, or dates it otherwise.

    >>> from reportedly.comparing.pairs.sentence import sentence
    >>> _numbers_differ(sentence("It killed 12 people."), sentence("It killed 14 people."))
    True
    >>> _numbers_differ(sentence("On 20 May the army left."), sentence("An army of 9,000 men left."))
    False
    """
    both = zip(_counted(first), _counted(second), strict=True)
    return any(bool(ours - theirs) and bool(theirs - ours) for ours, theirs in both)


@once
def _counted(sentence: Sentence) -> tuple[frozenset[float], frozenset[float]]:
    """The numbers of a sentence: those of dates, and the others."""
    numbers = [(token, number_of(token)) for token in sentence.words]
    return (
        frozenset(number for token, number in numbers if number is not None and token.ent_type_ == "DATE"),
        frozenset(number for token, number in numbers if number is not None and token.ent_type_ != "DATE"),
    )
