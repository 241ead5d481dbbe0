"""What can be done with a token, in one table: where, what is sent, and what comes of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from reportedly.filters import Filter
from reportedly.model import Reading, Record
from reportedly.web.api.writing import Addresses, Correct, Done, Made, Merge, Sent, Split, Writing
from reportedly.web.jobs import Job

JSON = "application/json"
PAGES = ("text/html", "text/plain")
"""What a page may be sent as; what it is, is told by its content."""


@dataclass(frozen=True)
class Action:
    """What can be done at one address by one method.

    `takes` are the types of the body: pages, or the records that JSON is of. `status` is that of success.
    """

    method: Literal["POST", "DELETE"]
    path: str
    id: str
    summary: str
    act: Callable[[Writing, Sent], Done]
    status: int
    answers: type[Record] | None = None
    takes_pages: bool = False
    takes: tuple[type[Record], ...] = ()
    narrowed_by: tuple[Filter, ...] = ()
    in_path: tuple[Filter, ...] = ()

    @property
    def media_types(self) -> tuple[str, ...]:
        """What the body may be."""
        return (*(PAGES if self.takes_pages else ()), *((JSON,) if self.takes else ()))


_OF_A_PAGE = (
    Filter("url", "URL", "Where the page is from.", "https://example.org/story"),
    Filter("published", "DATE", "The day it was published, where it does not say so itself.", "2024-06-12"),
)

ACTIONS = (
    Action(
        "POST",
        "/read",
        "readPage",
        "Read the page that is sent; it is not kept.",
        Writing.read,
        200,
        Reading,
        takes_pages=True,
        narrowed_by=_OF_A_PAGE,
    ),
    Action(
        "POST",
        "/articles",
        "addPages",
        "Add the page that is sent, or those at the addresses given, when their turn comes.",
        Writing.add,
        202,
        Job,
        takes_pages=True,
        takes=(Addresses,),
        narrowed_by=_OF_A_PAGE,
    ),
    Action(
        "POST",
        "/corrections",
        "correct",
        "Set right what was read wrongly: a statement, the date of a page, what is one claim, who is one.",
        Writing.correct,
        201,
        Made,
        takes=(Correct, Merge, Split),
    ),
    Action(
        "DELETE",
        "/corrections/{correction}",
        "takeBackCorrection",
        "Take a correction back.",
        Writing.take_back,
        204,
        in_path=(Filter("correction", "N", "The number of the correction.", "3"),),
    ),
)
