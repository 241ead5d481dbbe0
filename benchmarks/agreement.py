"""How far two people agree on the gold: `python -m benchmarks agreement`.

A second reader marked 40 articles of `test` anew (`gold/second`), with nothing but texts and guideline.
What the two agree on is measured as the program is, the second reader in its place: it is what the figures of
`statements` can be held against.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product

from benchmarks.gold_files import GoldArticle, Link, Marked, articles
from benchmarks.results import section, table
from benchmarks.statements import (
    HEADER,
    Score,
    count_links,
    figures,
    is_called,
    matched,
    paired,
    plain,
    right_answers,
)
from reportedly.model import Attribution

HEADING, COMMAND = "Statements: how far two people agree", "python -m benchmarks agreement"


def read_twice() -> Iterator[tuple[GoldArticle, GoldArticle]]:
    """The articles that both readers marked, as the gold and as the second reader has them."""
    again = {one.name: one for one in articles("second")}
    return ((one, again[one.name]) for one in articles("test") if one.name in again)


def agreed() -> Score:
    """The second reader's marks scored against the gold."""
    score = Score()
    for first, second in read_twice():
        _compare(first, second, score)
    return score


def _compare(first: GoldArticle, second: GoldArticle, score: Score) -> None:
    marks = {str(mark.number): mark for mark in second.marked}
    found = tuple(_as_found(mark) for mark in second.marked)
    pairs = matched(first.marked, found, first.article.text)
    score.gold["attributions"] += len(first.marked)
    score.found["attributions"] += len(found)
    score.hits["attributions"] += len(pairs)
    for mark, one in pairs:
        other = marks[one.id]
        score.tell("speaker", _same_speakers(mark, other))
        score.tell("act", mark.act == other.act)
        score.tell("factuality", mark.factuality == other.factuality)
        score.tell("relays", _same_chain(mark.relays, other.relays))
        if mark.relays:
            score.tell("relays in the text", _same_chain(mark.relays, other.relays))
    count_links(first.marked, found, {one.id: mark.number for mark, one in pairs}, score)


def _as_found(mark: Marked) -> Attribution:
    """A mark as if the program had found it: where its words stand, and what it stands in and answers."""
    return Attribution(
        str(mark.number),
        tuple(mark.content),
        "indirect",
        source=mark.source,
        cue=mark.cue[0] if mark.cue else None,
        within=str(mark.within) if mark.within else None,
        answers=tuple(str(number) for number in mark.answers),
    )


def _same_speakers(mark: Marked, other: Marked) -> bool:
    """Whether any of the names that one gives is among those of the other, for each speaker.

    >>> one = Marked(1, speakers=(("Ann Lee",), ("Bo Ray", "Bo")))
    >>> _same_speakers(one, Marked(1, speakers=(("Bo",), ("Ann Lee",))))
    True
    >>> _same_speakers(one, Marked(1)), _same_speakers(Marked(1), Marked(1))
    (False, True)
    """
    return any(
        paired(theirs, ours, _share_a_name)
        for ours, theirs in product(right_answers(mark), right_answers(other))
    )


def _share_a_name(names: tuple[str, ...], others: tuple[str, ...]) -> bool:
    return any(_same(*pair) for pair in product(names, others))


def _same(name: str, other: str) -> bool:
    """Whether two readers mean one by these names; of two descriptions (`~ …`), one may say more."""
    return is_called(plain(name.lstrip("~ ")), other) or is_called(plain(other.lstrip("~ ")), name)


def _same_chain(chain: Sequence[Link], other: Sequence[Link]) -> bool:
    return len(chain) == len(other) and all(
        ours.kind == theirs.kind
        and {plain(name) for name in ours.names} & {plain(name) for name in theirs.names}
        for ours, theirs in zip(chain, other, strict=True)
    )


def report() -> str:
    """The section: the second reader in the place of the program, on the articles that both marked."""
    score, count = agreed(), len(list(read_twice()))
    row = ("two people", "test", str(count), str(score.gold["attributions"]), *figures(score))
    note = (
        "The second reader saw texts and guideline alone: not the gold, and not what the program makes of "
        "them. Both are of one school: others, with their own reading of the guideline, may agree less. "
        "Answers to what was said before are where the guideline leaves most open."
    )
    return section(HEADING, COMMAND, table(HEADER, [row]), note)
