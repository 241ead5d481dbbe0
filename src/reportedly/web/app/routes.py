"""Every page, and where it is: one row each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from starlette.responses import Response

from reportedly.web.app import (
    actors,
    adding,
    article,
    claims,
    correcting,
    disputes,
    events,
    expectations,
    families,
    front,
    network,
    news,
    reference,
    search,
    signing,
    storylines,
    timeline,
    turns,
)
from reportedly.web.app.asking import Asked, Shown

Page = Callable[[Asked], Shown | Response]


@dataclass(frozen=True)
class Place:
    """A page: its path, and the function that makes it.

    What is sent by `POST` changes something; only of what is `open` need the sender not be trusted.
    """

    path: str
    page: Page
    method: Literal["GET", "POST"] = "GET"
    open: bool = False


PLACES = (
    Place("/", front.page),
    Place("/pages/{page}", article.page),
    Place("/timeline", timeline.page),
    Place("/network", network.page),
    Place("/search", search.page),
    Place("/news", news.page),
    Place("/news.atom", news.feed),
    Place("/add", adding.form),
    Place("/add", adding.add, "POST"),
    Place("/jobs", adding.jobs),
    Place("/jobs/{job}", adding.job),
    Place("/sign-in", signing.sign_in, "POST", open=True),
    Place("/correct", correcting.form),
    Place("/correct", correcting.correct, "POST"),
    Place("/corrections", correcting.listed),
    Place("/corrections/undo", correcting.undo, "POST"),
    Place("/storylines", storylines.listed),
    Place("/storylines/{storyline}", storylines.page),
    Place("/claims", claims.listed),
    Place("/claims/{claim}", claims.page),
    Place("/claims/{page}/{statement}", claims.of_statement),
    Place("/disputes", disputes.listed),
    Place("/disputes/{page}/{statement}/{other_page}/{other_statement}", disputes.page),
    Place("/turns", turns.listed),
    Place("/actors", actors.listed),
    Place("/actors/{actor}", actors.page),
    Place("/events", events.listed),
    Place("/events/{page}/{event}", events.page),
    Place("/expectations", expectations.listed),
    Place("/expectations/{expectation}", expectations.page),
    Place("/families", families.listed),
    Place("/families/{page}", families.page),
    Place("/api", reference.page),
)
"""Where a path would fit two, the first is meant."""
