"""Whose a whole sentence is: the tagger's marks, put right where the sentence says more than they do.

The tagger marks each word once. Where somebody speaks inside what another tells, it may take the inner
statement for the outermost, or give the outer one half of its content:
*A nurse told managers that the ward was unsafe, the inquiry heard.*
"""

from __future__ import annotations

from reportedly.attributions.framing.finding import framed
from reportedly.attributions.framing.trimming import undated

__all__ = ["framed", "undated"]
