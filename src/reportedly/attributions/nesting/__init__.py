"""Attributions inside the contents of others: what somebody says that another voice has said.

The tagger marks each word once, and so finds the outermost attribution alone. Its content, read again by
itself, shows the next, *He said [she had told him that …]*; so does the parse. Each word of a content that
may be a cue is weighed by what speaks for it (`signs`), with weights learned from the gold (`weighing`).
"""

from __future__ import annotations

from reportedly.attributions.nesting.finding import arranged, nested

__all__ = ["arranged", "nested"]
