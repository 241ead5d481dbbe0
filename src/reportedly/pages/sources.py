"""From what a person names (files, folders, standard input) to the pages in it."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

import msgspec

from reportedly.errors import NotReadableError
from reportedly.model import Page, Unreadable
from reportedly.pages import jsonlines
from reportedly.pages.kinds import HEAD_BYTES, Told, kind_of
from reportedly.pages.streams import Stream, chunks_of, unpacked

PAGE_LIMIT = 20 * 1024 * 1024
"""Bytes in one page: the largest of the extraction benchmark has 1.4 MiB; images saved inside add to that."""

GZIP_LAYERS = 3
"""Gzip in gzip that is opened: some archives are packed twice, and a gzip can be made that holds itself."""

STANDARD_INPUT = "standard input"

_SPECIAL: tuple[tuple[int, str], ...] = (
    (stat.S_IFIFO, "a named pipe"),
    (stat.S_IFSOCK, "a socket"),
    (stat.S_IFCHR, "a device"),
    (stat.S_IFBLK, "a device"),
)


def find(sources: Iterable[str | Path]) -> Iterator[Page | Unreadable]:
    """The pages in files, folders and standard input (`-`), in order, and a line for all that is none.

    Folders are searched to their bottom, sorted by name, hidden files left out. Whatever is packed with
    gzip is unpacked. Never raises: what cannot be read is an `Unreadable`, and the rest goes on. Of what
    is cut off, the part that could be read comes first.
    """
    for source in (sources,) if isinstance(sources, str | Path) else sources:
        if str(source) == "-":
            yield from _standard_input()
        elif not str(source):
            yield Unreadable("(no name)", "an empty name")
        elif str(source).lower().startswith(("http://", "https://")):
            yield Unreadable(_shown(source), "an address: save the page and name the file")
        else:
            yield from _at(Path(source))


def load(source: str | Path) -> Page:
    """The one page in a file or standard input.

    Raises `NotReadableError` where there is none, or where there are several (`reportedly add` takes those).
    A page that is cut off is given, and its `source` says so.
    """
    several = "several pages, where one is wanted: take them with `reportedly add`"
    if str(source) != "-" and _is_folder(Path(source)):
        raise NotReadableError(f"{_shown(source)}: a folder holds {several}")
    page: Page | None = None
    for found in find([source]):
        if isinstance(found, Unreadable) and page is None:
            raise NotReadableError(f"{found.source}: {found.reason}")
        if isinstance(found, Page) and page is not None:
            raise NotReadableError(f"{_shown(source)}: {several}")
        if isinstance(found, Page):
            page = found
        elif page is not None:
            page = msgspec.structs.replace(page, source=f"{page.source} ({found.reason})")
    if page is None:
        raise NotReadableError(f"{_shown(source)}: no page in it")
    return page


def page_of(content: bytes, *, url: str | None = None, source: str = "page") -> Page:
    """The page whose bytes these are, its kind told by them. Raises `NotReadableError` where they are none.

    >>> page_of(b"<html><p>Ferries stopped.</p></html>").media_type
    'text/html'
    """
    for found in _in_stream(Stream(iter([content])), source):
        if isinstance(found, Unreadable):
            raise NotReadableError(f"{found.source}: {found.reason}")
        return msgspec.structs.replace(found, url=url or found.url)
    raise NotReadableError(f"{source}: no page in it")


def _at(path: Path) -> Iterator[Page | Unreadable]:
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError) as error:
        yield Unreadable(_shown(path), _missing(path, error))
        return
    if stat.S_ISDIR(mode):
        yield from _in_folder(path)
    elif stat.S_ISREG(mode):
        yield from _in_file(path)
    else:
        what = dict(_SPECIAL).get(stat.S_IFMT(mode), "a special file")
        yield Unreadable(_shown(path), f"{what}, not opened")


def _in_folder(folder: Path) -> Iterator[Page | Unreadable]:
    """What is in a folder and the folders in it; links to folders are not followed, so there is an end."""
    waiting, any_found = [folder], False
    while waiting:
        path = waiting.pop()
        if not _is_folder(path):
            any_found = True
            yield from _at(path)
            continue
        try:
            inside = sorted((p for p in path.iterdir() if not p.name.startswith(".")), key=os.fspath)
        except OSError as error:
            any_found = True
            yield Unreadable(_shown(path), f"a folder that cannot be opened ({error.strerror})")
            continue
        links = [p for p in inside if _is_folder(p) and p.is_symlink()]
        for link in links:
            any_found = True
            yield Unreadable(_shown(link), "a link to a folder, not followed")
        waiting += reversed([p for p in inside if p not in links])
    if not any_found:
        yield Unreadable(_shown(folder), "no pages in this folder")


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def _in_file(path: Path) -> Iterator[Page | Unreadable]:
    try:
        with path.open("rb") as file:
            yield from _in_stream(Stream(chunks_of(file.read)), _shown(path))
    except OSError as error:
        yield Unreadable(_shown(path), f"cannot be opened ({error.strerror or error})")


def _standard_input() -> Iterator[Page | Unreadable]:
    file: BinaryIO | None = getattr(sys.stdin, "buffer", None)
    if file is None or file.closed:
        yield Unreadable(STANDARD_INPUT, "is closed")
        return
    read = getattr(file, "read1", file.read)
    yield from _in_stream(Stream(chunks_of(read)), STANDARD_INPUT)


def _in_stream(stream: Stream, source: str) -> Iterator[Page | Unreadable]:
    told = kind_of(stream.head(HEAD_BYTES))
    for _ in range(GZIP_LAYERS):
        if told.kind == "gzip":
            stream = Stream(unpacked(stream.chunks()))
            told = kind_of(stream.head(HEAD_BYTES))
    if told.kind == "json lines":
        yield from jsonlines.pages_in(stream, source, PAGE_LIMIT)
    elif told.kind in ("html", "text"):
        yield from _one_page(stream, source, told)
    else:
        yield Unreadable(source, stream.stopped or _not_a_page(told))


def _one_page(stream: Stream, source: str, told: Told) -> Iterator[Page | Unreadable]:
    content = stream.all(PAGE_LIMIT)
    if content is None:
        yield Unreadable(source, f"more than {PAGE_LIMIT // 1024**2} MiB, too large for a page")
        return
    media_type = "text/html" if told.kind == "html" else "text/plain"
    yield Page(content=content, source=source, media_type=media_type)
    if stream.stopped is not None:
        yield Unreadable(source, stream.stopped)


def _not_a_page(told: Told) -> str:
    if told.kind == "empty":
        return "empty"
    return f"{told.what}, not a page" if told.what else "gzip packed more than three times over, not opened"


def _missing(path: Path, error: Exception) -> str:
    try:
        if path.is_symlink():
            return "a broken link"
    except (OSError, ValueError):
        pass
    if isinstance(error, FileNotFoundError):
        return "no such file or folder"
    reason = error.strerror if isinstance(error, OSError) else str(error)
    return f"cannot be opened ({reason})"


def _shown(path: str | Path) -> str:
    """The path as one line that can be written anywhere: odd bytes and line ends made visible."""
    name = os.fspath(path).encode("utf-8", "backslashreplace").decode("utf-8")
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in name)
