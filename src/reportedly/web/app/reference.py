"""The API's reference: what can be asked, with which parameters, and what answers."""

from __future__ import annotations

from reportedly.web import addresses
from reportedly.web.api.reference import reference
from reportedly.web.app.asking import Asked, Shown


def page(_asked: Asked) -> Shown:
    """Everything that the API answers, in one page that needs nothing from elsewhere."""
    return Shown("app/reference.html.j2", reference(addresses.API), {"title": "The API"})
