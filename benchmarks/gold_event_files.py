"""The gold of events: the files of `benchmarks/gold_events` as items, and how what is found compares."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from reportedly.model import Event, Participant, Span

FOLDER = Path(__file__).parent / "gold_events"
_SMALL = frozenset({"the", "a", "an", "its", "his", "her", "their", "of"})
_NUMBER = re.compile(
    r"\d[\d,.]*|about|two|three|four|five|six|seven|eight|nine|ten|dozens|thousands|hundreds|least|at"
)


@dataclass(frozen=True)
class GoldEvent:
    """One event as people read it: each field holds the answers that are equally right."""

    types: tuple[str, ...]
    mode: str
    mentions: tuple[tuple[Span, ...], ...]
    actors: tuple[tuple[str, ...], ...]
    recipients: tuple[tuple[str, ...], ...]
    statuses: tuple[str, ...]

    def mention_of(self, span: Span) -> int | None:
        """Which of its mentions a span is, by overlap."""
        return next(
            (nth for nth, told in enumerate(self.mentions) if any(span.overlaps(one) for one in told)), None
        )


@dataclass(frozen=True)
class Item:
    """One text and its events."""

    text: str
    events: tuple[GoldEvent, ...]


def items(part: str) -> Iterator[Item]:
    """The items of `dev` or `test`. Raises `ValueError` where a line is not as the README says."""
    for block in (FOLDER / f"{part}.txt").read_text(encoding="utf-8").strip().split("\n\n"):
        first, *lines = block.splitlines()
        text = first.replace(" ¶ ", "\n\n")
        yield Item(text, tuple(_event(line, text) for line in lines))


def _event(line: str, text: str) -> GoldEvent:
    cells = line.removeprefix("\t").split("\t")
    if len(cells) != 5:
        raise ValueError(f"{len(cells)} cells where five are wanted: {line!r}")
    kinds, mentions, actors, recipients, statuses = cells
    types = tuple(one.split("/")[0] for one in kinds.split("|"))
    mode = kinds.split("|")[0].partition("/")[2]
    return GoldEvent(
        types,
        mode,
        tuple(tuple(_span(word, text) for word in told.split("|")) for told in mentions.split("; ")),
        _sides(actors),
        _sides(recipients),
        tuple(statuses.split("|")),
    )


def _span(word: str, text: str) -> Span:
    word, _, nth = word.partition("#")
    found = list(re.finditer(rf"\b{re.escape(word)}\b", text))
    try:
        match = found[int(nth or 1) - 1]
    except IndexError as error:
        raise ValueError(f"no {word!r} ({nth or 1}) in {text!r}") from error
    return Span(match.start(), match.end())


def _sides(cell: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(one.split("|")) for one in cell.split(" & "))


def same_side(found: Sequence[Participant], gold: tuple[tuple[str, ...], ...], text: str) -> bool:
    """Whether the parties found are those that people name: all of them, and no other."""
    left = list(found)
    for options in gold:
        fitting = next(
            (one for one in left if any(_is_called(one, option, text) for option in options)), None
        )
        if fitting is not None:
            left.remove(fitting)
        elif "-" not in options:
            return False
    return not left


def _is_called(found: Participant, option: str, text: str) -> bool:
    wanted = words(option)
    if not wanted:
        return False
    name = words(found.actor.name)
    if wanted <= name or (name <= wanted and name):
        return True
    elsewhere = found.actor.name in text and found.actor.name not in found.span.of(text)
    spoken = [found.span.of(text), *found.actor.roles]
    return not elsewhere and any(wanted <= words(told) for told in spoken)


def words(name: str) -> frozenset[str]:
    """The words of a name that tell it from others.

    >>> sorted(words("the three Russian diplomats"))
    ['diplomats', 'russian']
    """
    plain = re.findall(r"[\w-]+", name.lower().replace("’s", "").replace("'s", ""))
    return frozenset(word for word in plain if word not in _SMALL and not _NUMBER.fullmatch(word))


def side(event: Event, role: str) -> list[Participant]:
    """The participants of one side."""
    return [one for one in event.participants if one.role == role]
