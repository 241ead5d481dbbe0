"""Every page, and where it is: one row each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from starlette.responses import Response

from reportedly.web.app import article, front, reference
from reportedly.web.app.asking import Asked, Shown

Page = Callable[[Asked], Shown | Response]


@dataclass(frozen=True)
class Place:
    """A page: its path, and the function that makes it."""

    path: str
    page: Page
    method: Literal["GET", "POST"] = "GET"


PLACES = (
    Place("/", front.page),
    Place("/pages/{page}", article.page),
    Place("/api", reference.page),
)
"""Where a path would fit two, the first is meant."""
