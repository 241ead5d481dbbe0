"""Two sentences compared: whether they say the same, and whether both can hold."""

from reportedly.comparing.pairs.verdict import compare

__all__ = ["compare"]
