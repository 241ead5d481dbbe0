"""What is no person in the names that author fields and bylines give: desks, staffs, jobs, outlets."""

from __future__ import annotations

import re
from functools import cache

from reportedly.knowledge import table

_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_PARTICLES = re.compile(r"(?i)d[aeiou]|dos|van|von|de[rn]|ter|bin|ibn|[ae]l|l[ae]|l[ao]s|y")
_CAPITAL = re.compile(r"(?:^|(?<=[-.])|(?<=^[do]['’])|(?<=^mc))[^\W\d_]")
_AFTER_COMMA = re.compile(r"\s*[,;–—|/].*")


@cache
def _words(meaning: str) -> frozenset[str]:
    return frozenset(row["word"] for row in table("name_words") if meaning in ("any", row["meaning"]))


def is_body(name: str) -> bool:
    """Whether `name` is many people's: a desk, a staff, "our correspondent".

    >>> is_body("Monitoring desk"), is_body("From our port desk"), is_body("Science X staff")
    (True, True, True)
    >>> is_body("Ada Reyes"), is_body("Ada Reyes, Staff Writer"), is_body("Ada Reyes, News Desk")
    (False, False, False)
    """
    said = [word.lower() for word in _WORD.findall(_AFTER_COMMA.sub("", name))]
    return bool(said) and (said[0] in _words("before") or said[-1] in _words("body"))


def cased(name: str) -> str:
    """A name in capitals as it is written elsewhere; any other as it is.

    >>> cased("MARIA DE LOS ANGELES O'HALE"), cased("Ada REYES")
    ("Maria de los Angeles O'Hale", 'Ada REYES')
    """
    if not name.isupper() or len(name) < 5:
        return name
    words = name.split()
    return " ".join(
        word.lower()
        if place and _PARTICLES.fullmatch(word)
        else _CAPITAL.sub(lambda at: at[0].upper(), word.lower())
        for place, word in enumerate(words)
    )


def without_jobs(name: str) -> str:
    """The name without the job, the outlet or the stamp printed after it.

    >>> without_jobs("Ada Reyes, Staff Writer"), without_jobs("Ada Reyes Published"), without_jobs("Editor")
    ('Ada Reyes', 'Ada Reyes', '')
    """
    parts = name.split()
    while parts and parts[-1].strip(".,").lower() in _words("any"):
        parts.pop()
    return " ".join(parts).rstrip(" ,-")
