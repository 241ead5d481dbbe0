"""The program of a worker process: pages in on standard input, readings out on standard output.

Run as `python -m reportedly.ledger.worker MODULE:FUNCTION`, the function taking a `Page` and giving a
`Reading`. Each message is its length, in eight bytes, and that many bytes of MessagePack. The first
message out says that the reader is there, or why it is not. The program ends when its input does, and
so with the process that started it, however that ended.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from importlib import import_module
from typing import IO, cast

import msgspec

from reportedly.errors import LedgerError, NotReadableError
from reportedly.model import Page, Reading, Unreadable, to_json

Reader = Callable[[Page], Reading]

_LENGTH_BYTES = 8


class Failed(msgspec.Struct, frozen=True, tag=True):
    """Why a page, or the reader itself, could not be had."""

    reason: str


class Done(msgspec.Struct, frozen=True, tag=True):
    """The reading of a page, as JSON; empty in the first message, which says that the reader is there."""

    reading_json: bytes = b""


Answer = Done | Failed


def find_reader(name: str) -> Reader:
    """The function that `MODULE:FUNCTION` names. Raises `LedgerError` where it cannot be had."""
    module, _, function = name.partition(":")
    try:
        return cast("Reader", getattr(import_module(module), function))
    except Exception as error:  # whatever importing it runs into
        raise LedgerError(_one_line(f"cannot load {name}: {type(error).__name__}: {error}")) from error


def read_to_json(reader: Reader, page: Page) -> bytes | Unreadable:
    """The reading of `page` as JSON, or one line on why there is none, whatever went wrong."""
    try:
        return to_json(reader(page))
    except NotReadableError as error:
        return Unreadable(page.source, _one_line(str(error)))
    except Exception as error:  # a page that a reader did not foresee must not end the run
        return Unreadable(page.source, _one_line(f"reading it failed: {type(error).__name__}: {error}"))


def send(stream: IO[bytes], message: Page | Answer) -> None:
    """Write one message. Raises `OSError` where nobody is left to read it."""
    encoded = msgspec.msgpack.encode(message)
    stream.write(len(encoded).to_bytes(_LENGTH_BYTES, "big") + encoded)
    stream.flush()


def receive(stream: IO[bytes]) -> bytes | None:
    """The next message, to be decoded; none where the other side ended."""
    length = stream.read(_LENGTH_BYTES)
    if len(length) < _LENGTH_BYTES:
        return None
    message = stream.read(int.from_bytes(length, "big"))
    return message if len(message) == int.from_bytes(length, "big") else None


def main(reader_name: str) -> None:
    """Answer pages until there are no more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the process that started this one
    pages, answers = sys.stdin.buffer, _private_output()
    try:
        reader = find_reader(reader_name)
    except LedgerError as error:  # for the process that waits to hear
        send(answers, Failed(str(error)))
        return
    send(answers, Done())
    while (message := receive(pages)) is not None:
        read = read_to_json(reader, msgspec.msgpack.decode(message, type=Page))
        send(answers, Failed(read.reason) if isinstance(read, Unreadable) else Done(read))


def _private_output() -> IO[bytes]:
    """Standard output for messages alone: what libraries print goes to standard error."""
    private = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return private


def _one_line(text: str) -> str:
    return " ".join(text.split())


if __name__ == "__main__":
    try:
        main(sys.argv[1])
    except BrokenPipeError:
        os._exit(1)  # whoever asked is gone: nothing to say, and nobody to say it to
