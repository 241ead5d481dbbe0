"""ZIP and tar archives made for tests."""

from __future__ import annotations

import io
import tarfile
import zipfile


class Pipe(io.RawIOBase):
    """A file that cannot be sought in: what writes to it gives sizes only after the bytes."""

    def __init__(self) -> None:
        self.written = bytearray()

    def writable(self) -> bool:
        return True

    def write(self, data: bytes) -> int:  # pyright: ignore
        self.written += data
        return len(data)


def zipped(
    members: dict[str, bytes] | list[tuple[str, bytes]],
    method: int = zipfile.ZIP_DEFLATED,
    *,
    piped: bool = False,
) -> bytes:
    to = Pipe() if piped else io.BytesIO()
    with zipfile.ZipFile(to, "w", method) as archive:  # pyright: ignore
        for name, content in members.items() if isinstance(members, dict) else members:
            archive.writestr(name, content)
    return bytes(to.written) if isinstance(to, Pipe) else to.getvalue()


def tarred(members: dict[str, bytes | tarfile.TarInfo], form: int = tarfile.PAX_FORMAT) -> bytes:
    to = io.BytesIO()
    with tarfile.open(fileobj=to, mode="w", format=form) as archive:
        for name, content in members.items():
            if isinstance(content, tarfile.TarInfo):
                archive.addfile(content)
                continue
            info = tarfile.TarInfo(name)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
    return to.getvalue()
