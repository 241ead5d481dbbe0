"""Who speak together: the parts of `she and her colleague Lars Quist`, of `the mayor and the bishop`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from spacy.tokens import Doc, Token

from reportedly.actors.capitals import runs
from reportedly.actors.discourse import Resolved

_BOTH = re.compile(r"[Bb]oth (?=.* and )", re.DOTALL)
_KNOWN_ONES = re.compile(r"(?:he|she|they|it|(?:the|his|her|its|their)\s.+|[A-Z].*)", re.DOTALL)
_WHAT_THEY_ARE = re.compile(
    r"(?:[Tt]he|[Hh]is|[Hh]er|[Tt]heir|[Ii]ts) (?:[\w-]+ ){0,2}(?:[a-z]+s|couple|pair|men|women)"
)
"""What stands before the names of several: `The brothers, Peter and David Hale,`."""

_AND = re.compile(r"\band\b|&|\bor\b|\bnor\b|\bas well as\b")
_COMMON = re.compile(r"(?i:he|she|they|it)$|(?i:the)\s+[a-z]|(?i:his|her|its|their)\s")
_TWO_TITLED = re.compile(r"(?P<one>(?i:the) [^,]+, [^,]+?),? and (?P<other>the [^,]+, [^,]+),?")
"""Two who are told of by office and name: `the Bishop of Marle, Ivo Plume, and the Rector, Una Kerr,`."""

_HEADS = frozenset({"conj", "appos"})


def parts(doc: Doc, start: int, end: int) -> list[tuple[int, str]]:
    """The phrases that a coordination joins, with where they begin; one where it joins none.

    >>> from reportedly.language import parse
    >>> text = "She and her colleague Lars Quist, who built the tanks, believe it."
    >>> [words for _, words in parts(parse(text), 0, 53)]
    ['She', 'her colleague Lars Quist, who built the tanks']
    """
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is None or not len(span):
        return []
    joined = sorted(_joined(span.root, start, end), key=lambda token: token.i)
    firsts = [span.start, *(max(one.left_edge.i, span.start) for one in joined)]
    lasts = [*(_before(doc, first) for first in firsts[1:]), span.end]
    return [
        (doc[first].idx, doc[first:last].text.strip(" ,"))
        for first, last in zip(firsts, lasts, strict=True)
        if first < last
    ]


def _two_titled(
    two: re.Match[str], start: int, meant: Callable[[str, int], Resolved | None]
) -> Resolved | None:
    """Two who are each told of by office and name."""
    if not all(_ends_in_name(one) for one in two.groups()):
        return None
    titled = [meant(two[one], start + two.start(one)) for one in ("one", "other")]
    people = [found[0][0] for found in titled if found]
    return (people, "role") if len(people) == 2 and people[0] is not people[1] else None


def _ends_in_name(words: str) -> bool:
    """Whether a name is the last that is said of somebody: `the Rector of the University, Dame Una Kerr`."""
    named = runs(words)
    return bool(named) and named[-1][1] == len(words)


def _joined(root: Token, start: int, end: int) -> Iterator[Token]:
    for child in root.rights:
        if child.dep_ not in _HEADS or not start <= child.idx < end:
            continue
        if child.dep_ == "conj":
            yield child
        yield from _joined(child, start, end)


def _before(doc: Doc, first: int) -> int:
    """Where the words before a part end: without the `and` and the comma that join it."""
    while first > 0 and (doc[first - 1].dep_ in {"cc", "punct"} or doc[first - 1].lower_ == "both"):
        first -= 1
    return first


def named_beside(doc: Doc, start: int, end: int) -> tuple[int, str] | None:
    """The names of several that stand beside what they are, with where.

    >>> from reportedly.language import parse
    >>> named_beside(parse("Its founders, Ola Berg and Pia Strand, own half of it."), 0, 37)
    (14, 'Ola Berg and Pia Strand')
    """
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is None or not len(span) or span.root.tag_ not in {"NNS", "NN"}:
        return None
    for name in span.root.rights:
        if name.dep_ == "appos" and name.pos_ == "PROPN" and (joined := [*_joined(name, start, end)]):
            last = max(joined, key=lambda token: token.i)
            if last.text[:1].isupper():
                return name.left_edge.idx, doc[name.left_edge.i : last.i + 1].text
    return None


def together(
    doc: Doc, words: str, start: int, meant: Callable[[str, int], Resolved | None]
) -> Resolved | None:
    """Those who speak together, where not all of them are there by name; `meant` reads the words of each.

    `Mr Macron and his American counterpart, Joe Biden`; not `farmers and their families`.
    """
    if both := _BOTH.match(words):
        words, start = words[both.end() :], start + both.end()
    if not _AND.search(words):
        return None
    if (two := _TWO_TITLED.fullmatch(words)) is not None:
        return _two_titled(two, start, meant)
    beside = named_beside(doc, start, start + len(words))
    if beside is not None and beside[0] > start:
        return meant(beside[1], beside[0])
    each = _each(parts(doc, start, start + len(words)))
    if any(first < place - start < last for place, _ in each for first, last in runs(words)):
        return None  # `his employer, Finch and Daughter` is one
    found = [meant(one, place) for place, one in each]
    actors = [actor for one in found if one for actor in one[0]]
    if not found or not all(found) or len(actors) != len({id(one) for one in actors}):
        return None
    return actors, "role"


def _each(told: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """Those of several who are known, without what they are; nobody where their names alone tell.

    >>> _each([(0, "The brothers"), (14, "Peter"), (24, "David Hale")]), _each([(0, "Ann"), (8, "Bo")])
    ([(14, 'Peter'), (24, 'David Hale')], [])
    """
    named = [one for one in told[1:] if one[1][0].isupper()]
    if len(told) > 2 and _WHAT_THEY_ARE.fullmatch(told[0][1]) and len(named) == len(told) - 1:
        return named
    known = len(told) > 1 and all(_KNOWN_ONES.fullmatch(one) for _, one in told)
    return told if known and any(_COMMON.match(one) for _, one in told) else []
