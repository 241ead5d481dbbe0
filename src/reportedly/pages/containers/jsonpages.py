"""JSON that is one document: an object that is a page, a list of such, or an object with a list of them."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from reportedly.model import Page
from reportedly.pages.containers.jsonlines import listed, pages_of
from reportedly.pages.containers.jsonvalues import one_line
from reportedly.pages.containers.places import PAGE_LIMIT, Found, Place
from reportedly.pages.decoding import decode
from reportedly.pages.streams import Stream


def pages_in(stream: Stream, place: Place) -> Iterator[Found]:
    """The objects that are pages (as in JSON Lines), each at its number; or one line where there is none."""
    content = stream.all(PAGE_LIMIT)
    if content is None:
        yield place.line(
            f"JSON of more than {PAGE_LIMIT // 1024**2} MiB: write it as JSON Lines, one object a line"
        )
        return
    data = decode(Page(content, media_type="text/plain")).encode("utf-8", "replace")
    is_list = data.lstrip().startswith(b"[")
    try:
        found = listed(data, place) if is_list else pages_of(data, place)
    except (msgspec.DecodeError, UnicodeError, RecursionError) as error:
        found = (place.line(f"not a list of JSON objects: {one_line(error)}"),)
    if stream.stopped is not None:
        yield place.line(stream.stopped)
    elif len(found) == 1 or any(isinstance(one, Page) for one in found):
        yield from found
    else:
        yield place.line("JSON without pages: no `text` and no `html` in its objects")
