"""The style, the script and the icon, each at an address that changes with what is in it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib import resources

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

_FILES = {
    "reportedly.css": (
        "text/css",
        (
            "web/templates/page.css",
            "web/templates/reading.css",
            "pictures/pictures.css",
            "pictures/dark.css",
            "web/static/app.css",
            "web/static/article.css",
            "web/static/forms.css",
            "web/static/search.css",
            "web/static/front.css",
            "web/static/records.css",
        ),
    ),
    "reportedly.js": ("text/javascript", ("web/static/app.js",)),
    "icon.svg": ("image/svg+xml", ("web/static/icon.svg",)),
}
"""What each is made of: the styles of pages that stand alone, and of pictures, are in the application's."""


@dataclass(frozen=True)
class Static:
    """A file as it is served."""

    content: bytes
    media_type: str
    version: str


@cache
def file(name: str) -> Static:
    """The file of this name. Raises `KeyError` where there is none."""
    media_type, parts = _FILES[name]
    folder = resources.files("reportedly")
    content = b"\n".join(folder.joinpath(part).read_bytes() for part in parts)
    return Static(content, media_type, sha256(content).hexdigest()[:12])


def address(name: str) -> str:
    """Where the file is served as it is now."""
    return f"/static/{file(name).version}/{name}"


async def serve(request: Request) -> Response:
    """The file; what is served under the version that it has never changes."""
    try:
        found = file(request.path_params["name"])
    except KeyError:
        raise HTTPException(404) from None
    kept = "public, max-age=31536000, immutable"
    current = request.path_params["version"] == found.version
    headers = {"Cache-Control": kept if current else "no-cache"}
    return Response(found.content, headers=headers, media_type=found.media_type)
