"""Time expressions to TIMEX3 values and bounds (TimeML), relative to the article's date."""

from reportedly.times.expressions import expressions

__all__ = ["expressions"]
