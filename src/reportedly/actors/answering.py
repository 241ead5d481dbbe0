"""Who answers in an interview, where its questions are printed and its answers bear no name."""

from __future__ import annotations

import re

from reportedly.actors.cast import Cast
from reportedly.actors.known import Known, before

_INTERVIEW = 3
"""Questions that stand as paragraphs of their own and make an interview. A judgement."""

_QUESTION = re.compile(r"^(?:Q[:.] .*|[^\n“\"]{,200}\?)$", re.MULTILINE)


def answering(text: str, cast: Cast) -> Known | None:
    """The person whom the words before the first question name most, and as their subject where two are."""
    questions = list(_QUESTION.finditer(text))
    asked = any(re.search(r"\byour?\b", match[0], re.IGNORECASE) for match in questions)
    if len(questions) < _INTERVIEW or not asked:
        return None
    first = questions[0].start()
    named = {id(one): len(before(one.at, first)) for one in cast.people}
    most = max(named.values(), default=0)
    leading = [one for one in cast.people if most and named[id(one)] == most]
    subjects = [one for one in leading if before(one.subject_at, first)]
    return next((found[0] for found in (leading, subjects) if len(found) == 1), None)
