"""The API described for people: a record for each thing that can be asked."""

from __future__ import annotations

from inspect import cleandoc
from urllib.parse import urlencode

from reportedly.model import Record
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


class Operation(Record, frozen=True):
    """One thing that can be asked: where, with which parameters, and what answers, `many` of it or one."""

    id: str
    path: str
    summary: str
    parameters: tuple[Parameter, ...]
    answers: str
    about: str
    fields: tuple[Field, ...]
    example: str
    many: bool = False


class Reference(Record, frozen=True):
    """All that can be asked of the API that is mounted at `root`."""

    root: str
    operations: tuple[Operation, ...]


def reference(root: str) -> Reference:
    """The API as it is mounted at `root`."""
    return Reference(root, tuple(_operation(root, noun) for noun in NOUNS))


def _operation(root: str, noun: Noun) -> Operation:
    many = isinstance(noun, Collection)
    answers = noun.row if isinstance(noun, Collection) else noun.record
    in_path = () if isinstance(noun, Collection) else noun.in_path
    parameters = tuple(
        Parameter(
            each.name,
            "path" if each in in_path else "query",
            each.metavar,
            each.help,
            each in in_path or each in noun.required,
        )
        for each in asked_with(noun)
    )
    fields = tuple(Field(name, str(answers.__annotations__[name])) for name in answers.__struct_fields__)
    about = cleandoc(answers.__doc__ or "")
    return Operation(
        operation_id(noun),
        noun.path,
        noun.summary,
        parameters,
        answers.__name__,
        about,
        fields,
        _example(root, noun),
        many,
    )


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
