"""Which feeds are watched: an address, a file with one a line, or OPML as feed readers write it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from lxml import etree as _etree  # pyright: ignore

from reportedly.errors import NotReadableError
from reportedly.pages.addresses import is_address, one_form

etree: Any = _etree  # pyright: ignore[reportUnknownVariableType]

MOST_BYTES = 10 * 1024 * 1024
"""Of a list: one of 100,000 feeds has as many."""


def feeds_of(sources: Iterable[str]) -> tuple[str, ...]:
    """The addresses of the feeds, each once, in order.

    Raises `NotReadableError`, with where it is, for a file that cannot be read and a line that is no address.
    """
    found: dict[str, str] = {}
    for source in sources:
        for address in [source] if is_address(source) else _in_file(Path(source)):
            found.setdefault(one_form(address), address.strip())
    if not found:
        raise NotReadableError("there is no feed to watch: name an address, or a file with one a line")
    return tuple(found.values())


def _in_file(path: Path) -> list[str]:
    try:
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise NotReadableError(f"{path}: cannot be opened ({error.strerror or error})") from error
    if len(content) > MOST_BYTES:
        raise NotReadableError(
            f"{path}: more than {MOST_BYTES // 1024**2} MiB, too large for a list of feeds"
        )
    if content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        return _in_opml(path, content)
    return _in_lines(path, content.decode("utf-8-sig", "replace"))


def _in_lines(path: Path, text: str) -> list[str]:
    """One address a line; what stands behind a `#`, at the start or after a space, is for people."""
    found: list[str] = []
    for number, line in enumerate(text.splitlines(), start=1):
        words = f" {line}".partition(" #")[0].strip()
        if words and not is_address(words):
            raise NotReadableError(f"{path}:{number}: {words[:80]!r} is no address")
        if words:
            found.append(words)
    return found


def _in_opml(path: Path, content: bytes) -> list[str]:
    """Every `xmlUrl`: no entity in it is opened, and nothing is fetched."""
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, huge_tree=False)
    root = etree.fromstring(content, parser)
    if root is None or str(root.tag).lower() != "opml":
        raise NotReadableError(f"{path}: neither OPML nor a list of addresses")
    outlines = (element for element in root.iter() if str(element.tag).lower() == "outline")
    found = [str(value) for one in outlines for name, value in one.attrib.items() if name.lower() == "xmlurl"]
    if not found:
        raise NotReadableError(f"{path}: an OPML without feeds")
    for address in found:
        if not is_address(address):
            raise NotReadableError(f"{path}: {address[:80]!r} is no address")
    return found
