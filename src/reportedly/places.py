"""Where files and folders go: they are written beside their place and moved there when they are whole.

So whatever ends the writing, at its place there is what was there before, or all of the new.
"""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from reportedly.errors import NotWrittenError

MARK = "datapackage.json"
"""In every folder that an export writes: one without it is somebody's own, and is never overwritten."""


@contextmanager
def file_for(to: Path, *, overwrite: bool) -> Generator[Path]:
    """A file to write, that becomes `to` when it is done. Raises `NotWrittenError` where one is there."""
    with _saying(to):
        if to.is_dir():
            raise NotWrittenError(f"{to} is a folder: name a file")
        _refuse_what_is_there(to, overwrite=overwrite)
        beside = _beside(to)
        try:
            yield beside
            beside.replace(to)
        finally:
            beside.unlink(missing_ok=True)


@contextmanager
def folder_for(to: Path, *, overwrite: bool) -> Generator[Path]:
    """A folder to fill, that becomes `to` when it is done.

    An empty folder may be there already. Raises `NotWrittenError` where something else is, and, told to
    overwrite, where that is not an export.
    """
    with _saying(to):
        there = to.exists() and not (to.is_dir() and not any(to.iterdir()))
        if there and overwrite and not (to / MARK).is_file():
            raise NotWrittenError(f"{to} is not a folder that an export made: name another place")
        if there:
            _refuse_what_is_there(to, overwrite=overwrite)
        beside, old = _beside(to), _beside(to)
        beside.mkdir()
        try:
            yield beside
            if there:
                to.rename(old)
            try:
                beside.rename(to)
            except BaseException:
                if there:
                    old.rename(to)
                raise
        finally:
            for left in (beside, old):
                shutil.rmtree(left, ignore_errors=True)


def _refuse_what_is_there(to: Path, *, overwrite: bool) -> None:
    if to.exists() and not overwrite:
        raise NotWrittenError(
            f"{to} is there already: name another place, or say to overwrite it (--overwrite)"
        )


def _beside(to: Path) -> Path:
    """A hidden name in the same folder, which nothing else has."""
    folder = to.absolute().parent
    if not folder.is_dir():
        raise NotWrittenError(f"cannot write {to}: there is no folder {folder}")
    return folder / f".{to.name}.{secrets.token_hex(4)}.part"


@contextmanager
def _saying(to: Path) -> Generator[None]:
    """What the system says of a place that cannot be written, as one line."""
    try:
        yield
    except OSError as error:
        raise NotWrittenError(f"cannot write {to}: {error.strerror or error}") from error
