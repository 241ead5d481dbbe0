"""The token that lets somebody add and correct, given once in a form."""

from __future__ import annotations

import time

from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from reportedly.web import addresses
from reportedly.web.app.asking import Asked

PAUSE = 1.0
"""Seconds that a wrong token costs."""


def sign_in(asked: Asked) -> Response:
    """Trust who knows the token."""
    if not asked.site.forms.knows(asked.written("token")):
        time.sleep(PAUSE)
        raise HTTPException(403, "That is not the token that this server was started with.")
    answer = RedirectResponse(addresses.add(), 303)
    asked.site.forms.welcome(answer)
    return answer
