"""What a request asks for: every parameter is known, given once, and of its kind, or it is refused."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from starlette.requests import Request

from reportedly.filters import Filter
from reportedly.web.api.nouns import Asked, Collection, Noun
from reportedly.web.api.problems import ProblemError

LIMIT = Filter("limit", "N", "At most so many rows; 100 if not given, and in JSON Lines all.", "20", least=1)
AFTER = Filter("after", "ROW", "The rows after this one: what next of the last answer has.", "")
SKIPPED = Filter(
    "after", "N", "The rows after the first N: what next of the last answer has.", "100", least=1
)
FORMAT = Filter("format", "FORMAT", "json or jsonl; if not given, what the header Accept prefers.", "jsonl")

MOST_ROWS = 1000
"""Rows of one answer that is not streamed: about a megabyte of statements."""
MOST_COUNTED = 999_999
"""Rows that can be gone over by their count."""
ROWS = 100
"""Rows of one answer, where no limit is given."""
LONGEST = 2000
"""Code points of one parameter: no sentence that anybody asks for is longer."""

JSON_LINES = "application/jsonl"
_LINES = (JSON_LINES, "application/x-ndjson", "application/json-lines", "application/x-jsonlines")


def asked(request: Request, noun: Noun) -> Asked:
    """What is asked of `noun`. Raises `ProblemError` (400) where that makes no sense."""
    if isinstance(noun, Collection):
        there = given(request, (*noun.parameters, *paging(noun), FORMAT))
        limit = _number(there, LIMIT.name, most=MOST_ROWS)
        numbers = {
            each.name: _number(there, each.name)
            for each in noun.parameters
            if each.least is not None and each.name in there
        }
        _require(there, noun.required)
        if noun.after == "count":
            _number(there, AFTER.name, most=MOST_COUNTED)
        taken = {LIMIT.name, AFTER.name, FORMAT.name, *numbers}
        words = {name: value for name, value in there.items() if name not in taken}
        limit = limit if limit is not None or wants_lines(request) else ROWS
        return Asked(words, {name: n for name, n in numbers.items() if n}, limit, there.get(AFTER.name))
    there = given(request, noun.required)
    _require(there, noun.required)
    parts = {each.name: str(request.path_params[each.name]) for each in noun.in_path}
    return Asked({**parts, **there})


def paging(noun: Collection) -> tuple[Filter, ...]:
    """The parameters that say which rows are wanted."""
    return {"nothing": (), "id": (LIMIT, AFTER), "count": (LIMIT, SKIPPED)}[noun.after]


def wants_lines(request: Request) -> bool:
    """Whether JSON Lines are asked for, one row a line, as they come."""
    match request.query_params.get(FORMAT.name):
        case "jsonl":
            return True
        case "json":
            return False
        case None | "":
            accepted = [part.split(";")[0].strip() for part in request.headers.get("accept", "").split(",")]
            first = [kind for kind in accepted if kind in _LINES or kind in ("application/json", "*/*")]
            return bool(first) and first[0] in _LINES
        case other:
            raise ProblemError(400, f"format is json or jsonl, not {other!r}", FORMAT.name)


def given(request: Request, known: Iterable[Filter]) -> dict[str, str]:
    """The parameters given, but for blank words. Raises `ProblemError` for one not known, or twice."""
    names = {each.name: each for each in known}
    found: dict[str, str] = {}
    for name, value in request.query_params.multi_items():
        if name not in names:
            there = ", ".join(sorted(names)) or "none"
            raise ProblemError(400, f"there is no parameter {name!r} here; these are: {there}", name)
        if name in found:
            raise ProblemError(400, f"{name} is given twice", name)
        if len(value) > LONGEST:
            raise ProblemError(400, f"{name} is longer than {LONGEST:,} characters", name)
        if value.strip() or names[name].least is not None:
            found[name] = value
    return found


def _require(given: Mapping[str, str], required: Iterable[Filter]) -> None:
    for each in required:
        if each.name not in given:
            raise ProblemError(400, f"{each.name} has to be given: {each.help}", each.name)


def _number(given: Mapping[str, str], name: str, most: int = MOST_ROWS) -> int | None:
    """A number from 1 up, where it is given."""
    value = given.get(name)
    if value is None:
        return None
    if value.isascii() and value.isdecimal() and len(value) <= len(str(most)) and 1 <= int(value) <= most:
        return int(value)
    raise ProblemError(400, f"{name} is a number from 1 to {most:,}, not {value!r}", name)
