"""Parents whom only the number of their children tells: `the father of four`, `Mum-of-three Tracey Budd`."""

from __future__ import annotations

import re
from functools import cache

from reportedly.knowledge import table


def parent_of(phrase: str) -> str:
    """The noun for a parent that a phrase begins with and then says of how many children; else none.

    >>> parent_of("father of four"), parent_of("Mum-of-three Tracey Budd"), parent_of("great-grandad of 12")
    ('father', 'mum', 'great-grandad')
    >>> parent_of("father of the bride"), parent_of("mother-of-pearl"), parent_of("mother of one victim")
    ('', '', '')
    """
    told = _of_children().match(phrase)
    return told[1].lower() if told else ""


@cache
def _of_children() -> re.Pattern[str]:
    counts = (row["word"] for row in table("times") if row["class"] in {"one", "ten"})
    return re.compile(
        r"(?i:((?:great-)*(?:grand?|step)?(?:father|mother|parent|dad|mum|mom|mam)|gran|nan|grandma|grandpa)"
        rf"[- ]of[- ](?:\d+|{'|'.join(counts)}|twins|triplets)\b)(?! (?!from|in|who|at|and|is|was|with)[a-z])"
    )
