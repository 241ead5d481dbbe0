"""Whom names, roles and pronouns mean: linked to the right actor, beside names matched as strings."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from benchmarks.gold_actor_files import MarkedArticle, gold
from benchmarks.results import section, table
from reportedly import language, read_text
from reportedly.actors.identities import slug
from reportedly.model import Span

HEADING, COMMAND = "Actors", "python -m benchmarks actors"
ABOUT = """\
Short articles with every mention of a named actor marked (`benchmarks/gold_actors`). A mention is right where
its words overlap a marked one, and it is linked to the same actor. Beside: entities of spaCy's small
pipeline, each linked to the first longer entity that holds its words."""

_ENTITIES = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC"})
_UNNAMED = frozenset({"unknown", "group"})


class Linked(NamedTuple):
    """Words that were found, and the id of whom they were taken to mean."""

    span: Span
    actor: str


class Score(NamedTuple):
    """Counts of one or many articles."""

    right: int
    found: int
    marked: int

    @property
    def precision(self) -> float:
        """The share of mentions found that are right."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """The share of mentions marked that were found and are right."""
        return self.right / self.marked if self.marked else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def ours(article: MarkedArticle) -> list[Linked]:
    """The mentions of named actors in a reading."""
    reading = read_text(article.text, published=article.published)
    return [
        Linked(one.span, one.actor.id)
        for one in reading.mentions
        if one.actor.kind not in _UNNAMED and one.how not in {"described", "collective"}
        if one.actor.name.removeprefix("the ")[:1].isupper()
    ]


def by_strings(article: MarkedArticle) -> list[Linked]:
    """Entities, each linked to the first longer one that holds its words."""
    doc = language.parse(article.text)
    names = [(ent, ent.text.removeprefix("the ")) for ent in doc.ents if ent.label_ in _ENTITIES]
    return [
        Linked(
            Span(ent.start_char, ent.end_char),
            slug(next((other for _, other in names if f" {name} " in f" {other} "), name)),
        )
        for ent, name in names
    ]


def compare(article: MarkedArticle, found: list[Linked]) -> Iterator[tuple[Linked | None, bool]]:
    """Each mention found and whether it is right; a marked one that is not found stands as None."""
    left = list(article.mentions)
    for one in found:
        match = next((m for m in left if m.span.overlaps(one.span) and one.actor in m.ids), None)
        if match is not None:
            left.remove(match)
        yield one, match is not None
    yield from ((None, False) for _ in left)


def score(split: str, read: Callable[[MarkedArticle], list[Linked]]) -> Score:
    """The counts over all articles of a split."""
    right = found = marked = 0
    for article in gold(split):
        compared = [*compare(article, read(article))]
        right += sum(one for _, one in compared)
        found += sum(linked is not None for linked, _ in compared)
        marked += len(article.mentions)
    return Score(right, found, marked)


def report() -> str:
    """The section: a row a reader and split."""
    rows = [
        (f"{name}, {split}", f"{one.precision:.2f}", f"{one.recall:.2f}", f"{one.f1:.2f}", one.marked)
        for split in ("dev", "test")
        for name, read in (("reportedly", ours), ("entities and strings", by_strings))
        for one in (score(split, read),)
    ]
    return section(
        HEADING, COMMAND, ABOUT, table(("mentions linked", "precision", "recall", "F1", "marked"), rows)
    )


if __name__ == "__main__":
    print(report())
