"""How records show themselves in a notebook: a face says how, and is loaded when the first one is shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence

Face = Callable[[Sequence[object], bool], str | None]
"""HTML of one record or several, with whether there are more; none for what is best shown as it is."""

_faces: list[Face] = []


def show_with(face: Face) -> None:
    """Let this face show all records from now on."""
    _faces[:] = [face]


def shown(records: Sequence[object], more: bool = False) -> str | None:
    """The records as HTML; none where nobody said how, or no better than they write themselves."""
    return _faces[0](records, more) if _faces else None
