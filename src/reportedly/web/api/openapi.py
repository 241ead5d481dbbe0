"""The OpenAPI 3.1 document of the API, made of the table of its routes and of the nouns that answer."""

from __future__ import annotations

from functools import cache
from inspect import cleandoc
from typing import Any

import msgspec

from reportedly.filters import Filter
from reportedly.version import VERSION
from reportedly.web.api.actions import ACTIONS, JSON, PAGES, Action
from reportedly.web.api.asked import (
    FORMAT,
    JSON_LINES,
    LIMIT,
    LONGEST,
    MOST_COUNTED,
    MOST_ROWS,
    ROWS,
    SKIPPED,
    paging,
)
from reportedly.web.api.nouns import NOUNS, Collection, Noun, Single
from reportedly.web.api.problems import MEDIA_TYPE, Problem

Json = dict[str, Any]

_SCHEMAS = "#/components/schemas/"
_ABOUT = (
    "Who said what, on whose authority, when and how firmly: statements, events, actors, claims and disputes "
    "of a ledger of news pages. It says who says so; it never says that something is true."
)
_STATUSES = {
    "304": "Nothing is new since the answer whose ETag was given in If-None-Match.",
    "400": "The question makes no sense: a parameter is not known, or is not what it should be.",
    "401": "A token is wanted, or that is not it.",
    "403": "The server was started without a token: nothing can be changed.",
    "404": "There is no such thing in the ledger.",
    "411": "The length of what is sent is not said.",
    "413": "What is sent is too large.",
    "415": "What is sent is of another type than is wanted.",
    "422": "What is sent is no readable news page.",
    "429": "Too much is waiting.",
    "503": "The ledger cannot be used now.",
}
_NAIVE = {
    "type": "string",
    "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?([+-]\d\d:\d\d|Z)?$",
    "examples": ["2024-06-12T00:00:00"],
}
"""Bounds of time name no zone, which `date-time` of RFC 3339 wants."""


@cache
def index(root: str) -> bytes:
    """What there is, each with its address."""
    there = {noun.path: noun.summary for noun in NOUNS}
    listed = [{"href": f"{root}{path}", "summary": summary} for path, summary in there.items()]
    return _encoded({"about": _ABOUT, "description": f"{root}/openapi.json", "items": listed})


@cache
def document(root: str) -> bytes:
    """The document, for an API that is mounted at `root`."""
    return _encoded(
        {
            "openapi": "3.1.0",
            "info": {
                "title": "reportedly",
                "version": VERSION,
                "summary": "Who said what, as news pages tell it",
                "description": _ABOUT,
                "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
            },
            "servers": [{"url": root or "/"}],
            "paths": _paths(),
            "components": {
                "parameters": {key: _parameter(each) for each, key in _keys().items()},
                "responses": {
                    status: {"description": words, **_content(MEDIA_TYPE, _of(Problem))}
                    if status != "304"
                    else {"description": words}
                    for status, words in _STATUSES.items()
                },
                "headers": {
                    "ETag": {"description": "To be given in If-None-Match.", "schema": {"type": "string"}},
                    "Link": {
                        "description": "The next part of the list, as rel=next (RFC 8288).",
                        "schema": {"type": "string"},
                    },
                },
                "schemas": _schemas(),
                "securitySchemes": {
                    "token": {
                        "type": "http",
                        "scheme": "bearer",
                        "description": "The token that the server was started with.",
                    }
                },
            },
        }
    )


def _paths() -> Json:
    """All that can be asked and done, by its address."""
    paths: dict[str, Json] = {}
    for noun in NOUNS:
        paths.setdefault(noun.path, {})["get"] = _operation(noun)
    for action in ACTIONS:
        paths.setdefault(action.path, {})[action.method.lower()] = _doing(action)
    return paths


def _doing(action: Action) -> Json:
    """What can be done, what is sent for it, and what comes of it."""
    asked = (*action.in_path, *action.narrowed_by)
    statuses = ["400", "401", "403", "503"]
    statuses += ["404"] if action.in_path or action.status == 201 else []
    statuses += ["411", "413", "415"] if action.media_types else []
    statuses += ["422"] if action.takes_pages else []
    statuses += ["429"] if action.status == 202 else []
    success: Json = {"description": action.summary}
    if action.answers:
        success |= _content(JSON, _of(action.answers))
    bodies: Json = {media_type: {"schema": {"type": "string"}} for media_type in PAGES if action.takes_pages}
    if action.takes:
        records = [_of(each) for each in action.takes]
        bodies[JSON] = {"schema": records[0] if len(records) == 1 else {"oneOf": records}}
    return {
        "operationId": action.id,
        "tags": [action.path.split("/")[1]],
        "summary": action.summary,
        "security": [{"token": []}],
        "parameters": [{"$ref": f"#/components/parameters/{_keys()[each]}"} for each in asked],
        **({"requestBody": {"required": True, "content": bodies}} if bodies else {}),
        "responses": {
            str(action.status): success,
            **{status: {"$ref": f"#/components/responses/{status}"} for status in sorted(statuses)},
        },
    }


def _operation(noun: Noun) -> Json:
    """How one noun is asked for, and what answers."""
    refs = [{"$ref": f"#/components/parameters/{_keys()[each]}"} for each in asked_with(noun)]
    is_one_of_many = isinstance(noun, Single) and (noun.in_path or noun.required)
    statuses = ["304", "400", *(["404"] if is_one_of_many else []), "503"]
    return {
        "operationId": operation_id(noun),
        "tags": [noun.path.split("/")[1]],
        "summary": noun.summary,
        "parameters": refs,
        "responses": {
            "200": _answer(noun),
            **{status: {"$ref": f"#/components/responses/{status}"} for status in statuses},
        },
    }


def operation_id(noun: Noun) -> str:
    """What programs call the operation: `listStatements`, `getStatement`."""
    name = noun.path.split("/")[1].capitalize()
    if isinstance(noun, Collection):
        return f"list{name}"
    return f"get{name.removesuffix('s')}" if noun.in_path and name != "Families" else f"get{name}"


def _answer(noun: Noun) -> Json:
    tag = {"ETag": {"$ref": "#/components/headers/ETag"}}
    if isinstance(noun, Single):
        return {"description": noun.summary, "headers": tag, **_content("application/json", _of(noun.record))}
    part: Json = {
        "type": "object",
        "required": ["items"],
        "properties": {"items": {"type": "array", "items": _of(noun.row)}},
    }
    headers: Json = tag
    if paging(noun):
        part["properties"]["next"] = {
            "type": "string",
            "format": "uri-reference",
            "description": "Where the next part is; not there in the last.",
        }
        headers = {**tag, "Link": {"$ref": "#/components/headers/Link"}}
    whole = {"type": "string", "description": f"One {noun.row.__name__} a line, as they come."}
    content = {"application/json": {"schema": part}, JSON_LINES: {"schema": whole}}
    return {"description": noun.summary, "headers": headers, "content": content}


def asked_with(noun: Noun) -> tuple[Filter, ...]:
    """All the parameters of an address, those of its path first."""
    if isinstance(noun, Collection):
        return (*noun.parameters, *paging(noun), FORMAT)
    return (*noun.in_path, *noun.required)


@cache
def _keys() -> dict[Filter, str]:
    """What each parameter is called in the document: its name, after that of its noun where two share it."""
    keys: dict[Filter, str] = {}
    asking = [(noun.path, asked_with(noun)) for noun in NOUNS]
    doing = [(action.path, (*action.in_path, *action.narrowed_by)) for action in ACTIONS]
    for path, parameters in (*asking, *doing):
        for each in parameters:
            if each not in keys:
                shared = each.name in keys.values()
                keys[each] = f"{path.split('/')[1]}.{each.name}" if shared else each.name
    return keys


def _parameter(each: Filter) -> Json:
    places = (*(noun for noun in NOUNS if isinstance(noun, Single)), *ACTIONS)
    in_path = any(each in one.in_path for one in places)
    required = in_path or any(each in noun.required for noun in NOUNS)
    return {
        "name": each.name,
        "in": "path" if in_path else "query",
        "required": required,
        "description": each.help,
        "schema": _schema_of(each),
        **(
            {"example": int(each.example) if each.least is not None else each.example} if each.example else {}
        ),
    }


def _schema_of(each: Filter) -> Json:
    if each == LIMIT:
        return {"type": "integer", "minimum": 1, "maximum": MOST_ROWS, "default": ROWS}
    if each == SKIPPED:
        return {"type": "integer", "minimum": 1, "maximum": MOST_COUNTED}
    if each == FORMAT:
        return {"enum": ["json", "jsonl"]}
    if each.least is not None:
        return {"type": "integer", "minimum": each.least, "maximum": MOST_ROWS, "default": each.least}
    return {"type": "string", "maxLength": LONGEST}


def _schemas() -> Json:
    """Every noun that answers, as JSON Schema."""
    answering = [noun.row if isinstance(noun, Collection) else noun.record for noun in NOUNS]
    sent = [record for action in ACTIONS for record in action.takes]
    _, found = msgspec.json.schema_components([*answering, *sent, Problem], ref_template=_SCHEMAS + "{name}")
    return {name: _tidy(schema) for name, schema in sorted(found.items())}


def _tidy(schema: Any) -> Any:
    """A schema with its descriptions unindented, and times as they are written: without a zone."""
    if isinstance(schema, list):
        return [_tidy(each) for each in schema]  # pyright: ignore[reportUnknownVariableType]
    if not isinstance(schema, dict):
        return schema
    if schema.get("format") == "date-time":  # pyright: ignore[reportUnknownMemberType]
        return _NAIVE
    tidy: Json = {key: _tidy(value) for key, value in schema.items()}  # pyright: ignore[reportUnknownVariableType]
    if isinstance(tidy.get("description"), str):
        tidy["description"] = cleandoc(tidy["description"])
    return tidy


def _of(record: type[Any]) -> Json:
    return {"$ref": f"{_SCHEMAS}{record.__name__}"}


def _content(media_type: str, schema: Json) -> Json:
    return {"content": {media_type: {"schema": schema}}}


def _encoded(described: Json) -> bytes:
    return msgspec.json.format(msgspec.json.encode(described), indent=1)
