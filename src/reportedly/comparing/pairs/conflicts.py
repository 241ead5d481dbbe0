"""Why two sentences cannot both hold: what one says, the other turns, counts, dates or names otherwise."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from reportedly.comparing.pairs.conflict import NEAR, Conflict, place
from reportedly.comparing.pairs.counts import number_conflicts
from reportedly.comparing.pairs.openness import equally_sure, is_ahead
from reportedly.comparing.pairs.opposites import are_opposite, opposite_words
from reportedly.comparing.pairs.polarity import is_main, turned
from reportedly.comparing.pairs.sentence import Sentence, is_negator
from reportedly.comparing.pairs.settings import is_of_some, other_setting, other_times, shape, times
from reportedly.comparing.pairs.slots import name_conflicts, role_conflicts


def conflicts(first: Sentence, second: Sentence) -> list[Conflict]:
    """Every way in which they conflict, the surest kinds first; none where they are told of two occasions.

    >>> from reportedly.comparing.pairs.sentence import sentence
    >>> def kinds(one, other):
    ...     return [found.kind for found in conflicts(sentence(one), sentence(other))]
    >>> kinds("No agreement was signed.", "The agreement was signed.")
    ['polarity']
    >>> kinds("Prices rose in May.", "Prices fell in May."), kinds("Prices rose.", "Prices did not fall.")
    (['opposite'], [])
    >>> kinds("Prices rose in May.", "Prices fell in August.")
    []
    >>> kinds("The blast killed 12 people.", "The blast killed 20 people.")
    ['number']
    >>> kinds("The talks will be held in Geneva.", "The talks will be held in Vienna.")
    ['name']
    """
    polarity = list(_polarity(first, second))
    if first.is_scene and second.is_scene:
        return polarity
    opposite = list(_opposite(first, second))
    if any(_tells_apart(first.words[each.ours[0]], second.words[each.theirs[0]]) for each in opposite):
        return []
    if polarity or opposite:
        return _of_one_occasion(first, second, polarity, opposite)
    numbers, dates = list(number_conflicts(first, second)), list(_dates(first, second))
    names = list(name_conflicts(first, second))
    if (numbers and (other_times(first, second) or names)) or (dates and names):
        return []
    return numbers or dates or names or list(role_conflicts(first, second))


def _of_one_occasion(
    first: Sentence, second: Sentence, polarity: list[Conflict], opposite: list[Conflict]
) -> list[Conflict]:
    """What is turned and is of one time, place and person; what is turned twice, in two places, is not.

    >>> from reportedly.comparing.pairs.sentence import sentence
    >>> conflicts(sentence("The north has no water."), sentence("The south has water."))
    []
    """
    opposite_denials = [
        each for each in opposite if _denies(first, each.ours) or _denies(second, each.theirs)
    ]
    if opposite_denials:
        polarity, opposite = [], opposite_denials
    if polarity and opposite:
        return []
    found: list[Conflict] = []
    for conflict in (*polarity, *opposite):
        one, other = first.words[conflict.ours[0]], second.words[conflict.theirs[0]]
        of_some = conflict.kind == "polarity" and (_is_of_some(first, one) or _is_of_some(second, other))
        if not of_some and equally_sure(one, other) and other_setting(first, second, one, other) is None:
            found.append(conflict)
    return found


def _is_of_some(sentence: Sentence, word: Token) -> bool:
    """*some did not vote*: others may have voted."""
    return is_of_some(word) and any(each.dep_ == "neg" for each in sentence.negators)


def _tells_apart(one: Token, other: Token) -> bool:
    """*the older bridge* and *the newer bridge*: which one it is that does something."""
    return all(word.dep_ == "amod" and word.head.dep_ in {"nsubj", "nsubjpass"} for word in (one, other))


def _denies(sentence: Sentence, places: tuple[int, ...]) -> bool:
    """Whether a word in conflict turns what is said by itself: *denied* against *confirmed*."""
    return any(is_negator(sentence.words[at]) for at in places)


def _polarity(first: Sentence, second: Sentence) -> Iterator[Conflict]:
    """What one of them turns and the other does not: its verbs first, for they say most."""
    if len(first.negators) % 2 == len(second.negators) % 2:
        return
    ours, theirs = turned(first), turned(second)
    for one, other, negative, positive in ((first, second, ours, theirs), (second, first, theirs, ours)):
        is_verb = {at: one.words[at].pos_ == "VERB" for at in negative}
        for at in sorted(negative, key=lambda at, is_verb=is_verb: (not is_verb[at], at)):
            if not is_main(one.words[at]):
                continue
            partner = _partner(one, other, at)
            if partner is None or partner in positive or are_opposite(one.words[at], other.words[partner]):
                continue
            if is_main(other.words[partner]):
                negator = negative[at]
                reason = f"“{negator.text} … {one.words[at].text}” against “{other.words[partner].text}”"
                places = (at, place(one, negator)), (partner,)
                yield Conflict("polarity", reason, *(places if one is first else places[::-1]))
                return


def _opposite(first: Sentence, second: Sentence) -> Iterator[Conflict]:
    ours, theirs = turned(first), turned(second)
    for one, other in opposite_words(first, second):
        here, there = place(first, one), place(second, other)
        if (here in ours) == (there in theirs) and _same_setting(first, second, one, other):
            yield Conflict("opposite", f"“{one.text}” against “{other.text}”", (here,), (there,))


def _dates(first: Sentence, second: Sentence) -> Iterator[Conflict]:
    """One time on either side, told in the same way and not the same: Monday and Tuesday."""
    ours, theirs = times(first), times(second)
    if len(ours) != 1 or len(theirs) != 1:
        return
    here, there = ours[0], theirs[0]
    roots = first.root, second.root
    if roots[0] is not None and roots[1] is not None and is_ahead(roots[0]) != is_ahead(roots[1]):
        return
    if here.timex != there.timex and shape(here.timex) == shape(there.timex) and "0" in shape(here.timex):
        words = here.span.of(first.text), there.span.of(second.text)
        places = tuple(
            tuple(at for at, token in enumerate(one.words) if time.span.has(token.idx - one.words[0].idx))
            for one, time in ((first, here), (second, there))
        )
        yield Conflict("date", f"“{words[0]}” against “{words[1]}”", *places)


def _partner(one: Sentence, other: Sentence, at: int) -> int | None:
    """The word of the other sentence that means what the word at `at` does: of one lemma, or the nearest."""
    lemma = one.words[at].lemma_.lower()
    alike = (
        place
        for place, token in enumerate(other.words)
        if token.lemma_.lower() == lemma and token.dep_ not in {"aux", "auxpass"}
    )
    same = next(alike, None)
    if same is not None or not other.content:
        return same
    if one.words[at].pos_ == "AUX":
        return (
            other.root.i - other.words[0].i if other.root is not None and other.root.pos_ == "AUX" else None
        )
    near = other.content_vectors @ one.vectors.tokens[at]
    best = int(near.argmax())
    return other.content[best] if near[best] >= NEAR else None


def _same_setting(first: Sentence, second: Sentence, one: Token, other: Token) -> bool:
    """Whether two words stand beside the same: under the same word, or above the same one."""
    ours, theirs = _beside(one), _beside(other)
    if not ours or not theirs:
        return True
    lemmas = {token.lemma_.lower() for token in theirs}
    if any(token.lemma_.lower() in lemmas for token in ours):
        return True
    near = (
        first.vectors.tokens[[place(first, token) for token in ours]]
        @ second.vectors.tokens[[place(second, token) for token in theirs]].T
    )
    return bool(near.max() >= NEAR)


def _beside(token: Token) -> list[Token]:
    """The words of content right above and below a word in the parse."""
    around = [token.head, *token.children]
    return [
        each for each in around if each.i != token.i and each.pos_ in {"NOUN", "PROPN", "VERB", "PRON", "NUM"}
    ]
