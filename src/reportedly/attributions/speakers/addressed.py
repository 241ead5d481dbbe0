"""Who is spoken to: whom `you` means in a quotation, and `the latter` after it."""

from __future__ import annotations

import re
from collections.abc import Callable

from reportedly.actors.discourse import Discourse, Resolved
from reportedly.actors.known import Known

_WHOM = (
    r"(?P<whom>(?:the|his|her|their) (?:[a-z-]+ ){0,2}[a-z-]+"
    r"|(?:M[rs]s?\.? |Dr\.? )?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,3})"
    r"(?=[,.;:]| (?:that|in|on|at|as|and|during)\b|$)"
)
_TELLS = re.compile(
    r"[”\"] (?:[\w’'.-]+ ){1,4}?(?:told|asked|reminded|warned|assured|scolded|chided|answered) " + _WHOM
)
"""Who tells whom after what is quoted: `“You promised,” Ann Lee told the minister.`"""

_TURNS = re.compile(
    r"[”\"][^“”\"\n]{3,60}? (?:turning|speaking|shouting|nodding|pointing|looking) (?:to|at|towards?) "
    + _WHOM
)
"""To whom one turns as one speaks: `“You promised,” he said, turning to the minister.`"""

_BEFORE = re.compile(r"\b(?:told|asked|reminded|warned|assured) " + _WHOM + r"[^“”\"\n]{0,40}: [“\"]")
"""Who tells whom before what is quoted: `Ann Lee told the minister: “You promised.”`"""

_NEAR = 400
"""Characters of a quotation before who speaks it is told, or of what stands between. A judgement."""


class Addressed:
    """Reads such words; `described` tells whom the words for the one spoken to mean."""

    def __init__(self, so_far: Discourse, described: Callable[[str, int], Resolved | None]) -> None:
        self.so_far = so_far
        self.text = so_far.text
        self._described = described

    def you(self, start: int) -> Known | None:
        """Whom `you` means in a quotation, if the story tells to whom it is said."""
        end = min(self._line_end(start), start + _NEAR)
        until = self.text.find("”", start, end)
        if until >= 0 and (told := _TELLS.match(self.text, until) or _TURNS.match(self.text, until)):
            return self._one(told)
        begins = max(self.text.rfind("\n", 0, start) + 1, start - _NEAR)
        opened = list(_BEFORE.finditer(self.text, begins, start))
        return self._one(opened[-1]) if opened and "”" not in self.text[opened[-1].end() : start] else None

    def latter(self, start: int) -> Known | None:
        """Who was last spoken to before an offset, in its paragraph and the one before."""
        since = self.so_far.paragraph_before(start)
        told = [one for told in (_TELLS, _TURNS) for one in told.finditer(self.text, since, start)]
        return self._one(max(told, key=re.Match[str].start)) if told else None

    def _one(self, told: re.Match[str]) -> Known | None:
        found = self._described(told["whom"], told.start("whom"))
        return found[0][0] if found and len(found[0]) == 1 and found[0][0].kind == "person" else None

    def _line_end(self, start: int) -> int:
        end = self.text.find("\n", start)
        return end if end >= 0 else len(self.text)
