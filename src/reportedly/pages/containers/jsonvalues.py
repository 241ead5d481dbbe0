"""Values of JSON as what is said of a page: whatever they are, and never an error."""

from __future__ import annotations


def words(value: object) -> str | None:
    """A value as words; what is neither words nor a number is taken as not given."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    said = str(value).encode("utf-8", "replace").decode("utf-8")
    return said if said.strip() else None


def several(value: object) -> tuple[str, ...]:
    """The words in a list of them, or the one that is no list."""
    values = value if isinstance(value, list) else [value]  # pyright: ignore[reportUnknownVariableType]
    return tuple(said for one in values if (said := words(one)))  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType]


def one_line(error: Exception) -> str:
    """What an error says, in one line of bearable length."""
    return " ".join(str(error).split())[:160] or type(error).__name__
