"""From what a person names (files, folders, standard input, addresses) to the pages in it."""

from __future__ import annotations

import os
import re
import stat
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

import msgspec

from reportedly.errors import NotReadableError
from reportedly.model import Page, Unreadable, Visit
from reportedly.pages.addresses import is_address, without_secrets
from reportedly.pages.containers.opening import pages_in
from reportedly.pages.containers.places import Follow, Found, place, shown
from reportedly.pages.streams import Stream, chunks_of
from reportedly.pages.visiting import Visitor

STANDARD_INPUT = "standard input"

_SEVERAL = "several pages, where one is wanted: take them with `reportedly add`"

_OTHER_SCHEME = re.compile(r"[a-z][a-z0-9+.-]+:/", re.IGNORECASE)

_SPECIAL: tuple[tuple[int, str], ...] = (
    (stat.S_IFIFO, "a named pipe"),
    (stat.S_IFSOCK, "a socket"),
    (stat.S_IFCHR, "a device"),
    (stat.S_IFBLK, "a device"),
)


def find(sources: Iterable[str | Path], *, visitor: Visitor | None = None) -> Iterator[Found]:
    """The pages in files, folders, standard input (`-`) and addresses, in order; a line for all that is none.

    Folders are searched to their bottom, sorted by name, hidden files left out. What pages are
    packed in is opened; the `visitor` fetches what has an address, and follows what a feed or a sitemap only
    lists, if it is to.
    Never raises: what cannot be read is an `Unreadable`, and the rest goes on. Of what is cut off, the part
    that could be read comes first.
    """
    visitor = visitor or Visitor()
    for source in (sources,) if isinstance(sources, str | Path) else sources:
        follow = visitor.following()
        if str(source) == "-":
            yield from _standard_input(follow)
        elif not str(source):
            yield Unreadable("(no name)", "an empty name")
        elif is_address(str(source)):
            yield from visitor.pages(str(source))
        else:
            yield from _at(Path(source), follow)


def load(source: str | Path, *, visitor: Visitor | None = None) -> Page:
    """The one page in a file, standard input or an address, or in what is packed there.

    Raises `NotReadableError` where there is none, or where there are several (`reportedly add` takes those).
    A page that is cut off is given, and its `source` says so.
    """
    if str(source) != "-" and _is_folder(Path(source)):
        raise NotReadableError(f"{shown(os.fspath(source))}: a folder holds {_SEVERAL}")
    name = os.fspath(source)
    name = without_secrets(name) if is_address(name) else name
    return _only(find([source], visitor=visitor), shown(name))


def page_of(content: bytes, *, url: str | None = None, source: str = "page") -> Page:
    """The one page in these bytes, its kind told by them. Raises `NotReadableError` as `load` does.

    >>> page_of(b"<html><p>Ferries stopped.</p></html>").media_type
    'text/html'
    """
    page = _only(pages_in(Stream(iter([content])), place(source)), source)
    return msgspec.structs.replace(page, url=url or page.url)


def _only(found: Iterator[Found], source: str) -> Page:
    """The one page among what is found; lines on what else is there only matter where there is no page."""
    page: Page | None = None
    first: Unreadable | None = None
    for one in found:
        if isinstance(one, Page):
            if page is not None:
                raise NotReadableError(f"{source}: {_SEVERAL}")
            page = one
        elif isinstance(one, Visit):
            continue
        elif page is not None and page.source.startswith(one.source):
            page = msgspec.structs.replace(page, source=f"{page.source} ({one.reason})")
        else:
            first = first or one
    if page is None:
        raise NotReadableError(f"{first.source}: {first.reason}" if first else f"{source}: no page in it")
    return page


def _at(path: Path, follow: Follow | None) -> Iterator[Found]:
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError) as error:
        yield Unreadable(shown(os.fspath(path)), _missing(path, error))
        return
    if stat.S_ISDIR(mode):
        yield from _in_folder(path, follow)
    elif stat.S_ISREG(mode):
        yield from _in_file(path, follow)
    else:
        what = dict(_SPECIAL).get(stat.S_IFMT(mode), "a special file")
        yield Unreadable(shown(os.fspath(path)), f"{what}, not opened")


def _in_folder(folder: Path, follow: Follow | None) -> Iterator[Found]:
    """What is in a folder and the folders in it; links to folders are not followed, so there is an end."""
    waiting, any_found = [folder], False
    while waiting:
        path = waiting.pop()
        if not _is_folder(path):
            any_found = True
            yield from _at(path, follow)
            continue
        try:
            inside = sorted((p for p in path.iterdir() if not p.name.startswith(".")), key=os.fspath)
        except OSError as error:
            any_found = True
            yield Unreadable(shown(os.fspath(path)), f"a folder that cannot be opened ({error.strerror})")
            continue
        links = [p for p in inside if _is_folder(p) and p.is_symlink()]
        for link in links:
            any_found = True
            yield Unreadable(shown(os.fspath(link)), "a link to a folder, not followed")
        waiting += reversed([p for p in inside if p not in links])
    if not any_found:
        yield Unreadable(shown(os.fspath(folder)), "no pages in this folder")


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def _in_file(path: Path, follow: Follow | None) -> Iterator[Found]:
    try:
        with path.open("rb") as file:
            yield from pages_in(Stream(chunks_of(file.read)), place(shown(os.fspath(path)), follow))
    except OSError as error:
        yield Unreadable(shown(os.fspath(path)), f"cannot be opened ({error.strerror or error})")


def find_in(file: BinaryIO, name: str) -> Iterator[Found]:
    """The pages in an open file, which goes by this name; a line for all that is none. Never raises.

    >>> from io import BytesIO
    >>> [page.source for page in find_in(BytesIO(b"<html><p>Ferries stopped.</p></html>"), "ferry.html")]
    ['ferry.html']
    """
    yield from pages_in(Stream(chunks_of(file.read)), place(shown(name)))


def _standard_input(follow: Follow | None) -> Iterator[Found]:
    file: BinaryIO | None = getattr(sys.stdin, "buffer", None)
    if file is None or file.closed:
        yield Unreadable(STANDARD_INPUT, "is closed")
        return
    read = getattr(file, "read1", file.read)
    yield from pages_in(Stream(chunks_of(read)), place(STANDARD_INPUT, follow))


def _missing(path: Path, error: Exception) -> str:
    try:
        if path.is_symlink():
            return "a broken link"
    except (OSError, ValueError):
        pass
    if isinstance(error, FileNotFoundError) and _OTHER_SCHEME.match(os.fspath(path)):
        return "no such file; of addresses, only https:// and http:// are read"
    if isinstance(error, FileNotFoundError):
        return "no such file or folder"
    reason = error.strerror if isinstance(error, OSError) else str(error)
    return f"cannot be opened ({reason})"
