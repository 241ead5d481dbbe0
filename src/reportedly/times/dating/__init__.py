"""Dating by constraint: when a page that gives no usable date was published, from what it says."""

from reportedly.times.dating.contradictions import doubted
from reportedly.times.dating.stage import dated

__all__ = ["dated", "doubted"]
