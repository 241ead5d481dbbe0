"""Bodies by what they are called once they are named: `the regulator`, `the police`, `the school board`."""

from __future__ import annotations

from functools import cache

from reportedly.actors.cast import Cast
from reportedly.actors.known import Known
from reportedly.knowledge import table

_NO_BODY = frozenset({"person", "group", "country"})


@cache
def _names_by_noun() -> dict[str, frozenset[str]]:
    """Words that the names of such bodies have, by the noun."""
    return {row["noun"]: frozenset(row["words"].split()) for row in table("titles_generic")}


def body_of(cast: Cast, core: str, at: int, later: bool) -> Known | None:
    """The body that words without a name mean: the last that has them all in its name, or is of such a name.

    `The county school board`, once the Marlow County School Board is named; `the regulator`, once the Energy
    Markets Office is. With `later`, which headlines and leads ask for, one that is named further on.
    """
    words = set(core.lower().replace("-", " ").split())
    noun = core.lower().split()[-1] if words else ""
    bodies = [one for one in cast.others.values() if one.kind not in _NO_BODY and one.at]
    whole = [one for one in bodies if len(words) > 1 and words <= _words(one)]
    meant = _last(whole, at) or (_first(whole, at) if later else None)
    if meant is not None or (len(words) > 1 and noun != "police"):
        return meant
    kin = _names_by_noun().get(noun, frozenset())
    if any(noun in _words(one) and one.at[0] < at for one in bodies) and noun != "police":
        kin = frozenset({noun})
    called = [one for one in bodies if kin & _words(one)]
    if noun == "police":
        return called[0] if len(called) == 1 else _last(called, at)
    return _last(called, at) or (_first(called, at) if later else None)


def _words(body: Known) -> frozenset[str]:
    return frozenset(body.name.lower().replace("-", " ").split()) if " " in body.name else frozenset()


def _last(bodies: list[Known], at: int) -> Known | None:
    """The one that last was a subject or spoke before an offset, else that was last named."""
    acting = [(max(before), one) for one in bodies if (before := _before(one.subject_at + one.said, at))]
    earlier = acting or [(max(before), one) for one in bodies if (before := _before(one.at, at))]
    return max(earlier, key=lambda pair: pair[0])[1] if earlier else None


def _before(places: list[int], at: int) -> list[int]:
    return [place for place in places if place < at]


def _first(bodies: list[Known], at: int) -> Known | None:
    return min((one for one in bodies if min(one.at) > at), key=lambda one: min(one.at), default=None)
