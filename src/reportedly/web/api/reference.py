"""The API described for people: a record for each thing that can be asked."""

from __future__ import annotations

from inspect import cleandoc
from urllib.parse import urlencode

from reportedly.filters import Filter
from reportedly.model import Record
from reportedly.web.api.actions import ACTIONS, Action
from reportedly.web.api.nouns import NOUNS, Collection, Noun
from reportedly.web.api.openapi import asked_with, operation_id


class Parameter(Record, frozen=True):
    """What something can be asked with; `place` is the path or the query."""

    name: str
    place: str
    value: str
    about: str
    required: bool = False


class Field(Record, frozen=True):
    """One field of an answer, and what it holds."""

    name: str
    holds: str


class Body(Record, frozen=True):
    """A record that may be sent as JSON."""

    name: str
    about: str
    fields: tuple[Field, ...]


class Operation(Record, frozen=True):
    """One thing that can be asked or done: where, with which parameters, and what answers, `many` or one.

    `takes` are the types of what is sent, and `records` what JSON among them holds.
    """

    id: str
    method: str
    path: str
    summary: str
    parameters: tuple[Parameter, ...]
    answers: str
    about: str
    fields: tuple[Field, ...]
    example: str
    many: bool = False
    takes: tuple[str, ...] = ()
    records: tuple[Body, ...] = ()


class Reference(Record, frozen=True):
    """All that can be asked of the API that is mounted at `root`."""

    root: str
    operations: tuple[Operation, ...]


def reference(root: str) -> Reference:
    """The API as it is mounted at `root`."""
    asking = (_operation(root, noun) for noun in NOUNS)
    return Reference(root, (*asking, *(_doing(root, action) for action in ACTIONS)))


def _operation(root: str, noun: Noun) -> Operation:
    many = isinstance(noun, Collection)
    answers = noun.row if isinstance(noun, Collection) else noun.record
    in_path = () if isinstance(noun, Collection) else noun.in_path
    return Operation(
        operation_id(noun),
        "GET",
        noun.path,
        noun.summary,
        tuple(_parameter(each, each in in_path, each in noun.required) for each in asked_with(noun)),
        answers.__name__,
        cleandoc(answers.__doc__ or ""),
        _fields(answers),
        _example(root, noun),
        many,
    )


def _doing(root: str, action: Action) -> Operation:
    answers = action.answers
    sent = (*(_parameter(each, True) for each in action.in_path), *map(_parameter, action.narrowed_by))
    at = f"{root}{action.path}".replace("{correction}", "3")
    return Operation(
        action.id,
        action.method,
        action.path,
        action.summary,
        sent,
        answers.__name__ if answers else "",
        cleandoc(answers.__doc__ or "") if answers else "",
        _fields(answers) if answers else (),
        f"curl -X {action.method} -H 'Authorization: Bearer TOKEN' {_SENDING.get(action.path, '')}HOST{at}",
        takes=action.media_types,
        records=tuple(Body(one.__name__, cleandoc(one.__doc__ or ""), _fields(one)) for one in action.takes),
    )


_SENDING = {
    "/read": "-H 'Content-Type: text/html' --data-binary @story.html ",
    "/articles": "-H 'Content-Type: text/html' --data-binary @story.html ",
    "/corrections": (
        "-H 'Content-Type: application/json' "
        """-d '{"kind": "merge", "actor": "john-smith", "other": "john-smith~2"}' """
    ),
}
"""How a shell sends what is wanted."""


def _parameter(each: Filter, in_path: bool = False, required: bool = False) -> Parameter:
    return Parameter(each.name, "path" if in_path else "query", each.metavar, each.help, in_path or required)


def _fields(record: type[Record]) -> tuple[Field, ...]:
    return tuple(Field(name, str(record.__annotations__[name])) for name in record.__struct_fields__)


def _example(root: str, noun: Noun) -> str:
    """An address that asks for it, with what has to be given, or else the first two that may be."""
    if isinstance(noun, Collection):
        given = noun.required or noun.narrowed_by[:2]
        path = noun.path
    else:
        given, path = noun.required, noun.path
        for each in noun.in_path:
            path = path.replace(f"{{{each.name}}}", each.example)
    query = urlencode([(each.name, each.example) for each in given])
    return f"{root}{path}?{query}" if query else f"{root}{path}"
