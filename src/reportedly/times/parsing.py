"""A small parser for small grammars: rules are named alternatives over word classes, the longest wins.

A pattern is a row of elements: `month` (a word of that class), `unit=Q` (of that class and value),
`'of'` (that very word), `@year` (another rule), `month|season` (either), and `…?` (may be missing).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import msgspec

from reportedly.times.meanings import Said
from reportedly.times.words import Word


class Found(msgspec.Struct, frozen=True):
    """What a pattern matched: the value of each word class, the meaning of each rule, the words passed."""

    values: tuple[tuple[str, str], ...] = ()
    meanings: tuple[tuple[str, Said], ...] = ()

    def __getitem__(self, name: str) -> str:
        """The value of the first word of class `name`, or an empty string."""
        return next((value for key, value in self.values if key == name), "")

    def all(self, name: str) -> list[str]:
        """The values of all words of class `name`, in order."""
        return [value for key, value in self.values if key == name]

    def has(self, name: str) -> bool:
        """Whether a word of class `name` was there."""
        return any(key == name for key, _ in self.values)

    def said(self, name: str) -> Said | None:
        """The meaning of the first part that rule `name` read."""
        return next(iter(self.all_said(name)), None)

    def all_said(self, name: str) -> list[Said]:
        """The meanings of all parts that rule `name` read, in order."""
        return [meaning for key, meaning in self.meanings if key == name]


Build = Callable[[Found], Said | None]
Reader = Callable[[list[Word], int], tuple[int, Said] | None]


Rules = dict[str, list[tuple[str, Build]]]
Seen = dict[tuple[str, int], list[tuple[int, Said]]]


class Atom(msgspec.Struct, frozen=True):
    """One way an element can be met."""

    kind: str
    name: str
    value: str = ""


class Element(msgspec.Struct, frozen=True):
    """One place in a pattern."""

    atoms: tuple[Atom, ...]
    optional: bool


def _element(written: str) -> Element:
    atoms: list[Atom] = []
    for part in written.removesuffix("?").split("|"):
        name, _, value = part.partition("=")
        if name.startswith("@"):
            atoms.append(Atom("rule", name[1:]))
        elif name.startswith("'") and len(name) > 2:
            atoms.append(Atom("word", name[1:-1]))
        else:
            atoms.append(Atom("class", name, value))
    return Element(tuple(atoms), written.endswith("?"))


class Grammar:
    """Named rules, each a list of alternatives; `readers` are rules written as functions."""

    def __init__(self, rules: Rules, readers: dict[str, Reader]) -> None:
        self._rules = {
            name: [
                (tuple(_element(part) for part in pattern.split()), build) for pattern, build in alternatives
            ]
            for name, alternatives in rules.items()
        }
        self._readers = readers

    def longest(self, name: str, words: list[Word], at: int) -> tuple[int, Said] | None:
        """The end and the meaning of the longest reading of rule `name` from word `at` on."""
        return max(self._read(name, words, at, {}), key=lambda reading: reading[0], default=None)

    def _read(self, name: str, words: list[Word], at: int, seen: Seen) -> list[tuple[int, Said]]:
        """Every reading of rule `name` from word `at` on, one for each end, earlier alternatives first."""
        if (name, at) in seen:
            return seen[name, at]
        ends: dict[int, Said] = {}
        if name in self._readers:
            reading = self._readers[name](words, at)
            if reading:
                ends[reading[0]] = reading[1]
        for elements, build in self._rules.get(name, ()):
            for end, found in self._match(elements, 0, words, at, Found(), seen):
                if end > at and end not in ends:
                    meaning = build(found)
                    if meaning is not None:
                        ends[end] = meaning
        seen[name, at] = list(ends.items())
        return seen[name, at]

    def _match(  # noqa: PLR0917 - the state of the walk
        self,
        elements: tuple[Element, ...],
        place: int,
        words: list[Word],
        at: int,
        found: Found,
        seen: Seen,
    ) -> Iterator[tuple[int, Found]]:
        if place == len(elements):
            yield at, found
            return
        element = elements[place]
        for atom in element.atoms:
            for end, more in self._meet(atom, words, at, found, seen):
                yield from self._match(elements, place + 1, words, end, more, seen)
        if element.optional:
            yield from self._match(elements, place + 1, words, at, found, seen)

    def _meet(
        self,
        atom: Atom,
        words: list[Word],
        at: int,
        found: Found,
        seen: Seen,
    ) -> Iterator[tuple[int, Found]]:
        if at >= len(words):
            return
        word = words[at]
        if atom.kind == "rule":
            for end, meaning in self._read(atom.name, words, at, seen):
                yield end, Found(found.values, (*found.meanings, (atom.name, meaning)))
        elif atom.kind == "word":
            if word.lower == atom.name:
                yield at + 1, found
        elif atom.name in word.classes:
            value = word.classes[atom.name]
            if not atom.value or atom.value == value:
                values = (
                    ((atom.name, value), ("dotted", ""))
                    if "dotted" in word.classes
                    else ((atom.name, value),)
                )
                yield at + 1, Found((*found.values, *values), found.meanings)
