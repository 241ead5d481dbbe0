"""Which page of a family is the root, by credit, time and containment; and whose report it is, where
that is told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import datetime, timedelta

from reportedly.model import Record

ZONES = timedelta(hours=12)
"""What lies between two pages whose order is certain: stamps are in the zone of whoever shows the page."""


class Told(Record, frozen=True):
    """What a page of a family says of itself: `id`, `site`, whose report it says it is, and when it is of.

    `holds` is how much of the own prose of the others it holds, added up over them; `words` how long it is.
    """

    id: str
    site: str | None = None
    credit: str | None = None
    earliest: datetime | None = None
    latest: datetime | None = None
    holds: float = 0.0
    words: int = 0


class Root(Record, frozen=True):
    """The page of a family that the others go back to, as far as the family tells, and why it is thought
    so."""

    id: str
    reason: str


class Origin(Record, frozen=True):
    """Whose report a family carries, and the evidence for it."""

    name: str
    evidence: str


def root(pages: Sequence[Told]) -> Root:
    """The root: the page of whoever is credited; of those that no other is certainly older than, the one
    that names whose report it is, and that holds most of the others.

    >>> root([Told("a", site="Courier", credit="Meridian", holds=0.9), Told("b", site="Nightly", holds=1.0)])
    Root(id='a', reason='credits Meridian')
    >>> noon = datetime(2024, 6, 12, 12)
    >>> root([Told("a", earliest=noon, latest=noon), Told("b", holds=2.0), Told("c", holds=1.0)]).id
    'b'
    """
    named = {page.credit.casefold() for page in pages if page.credit}
    oldest = [page for page in pages if not any(_older(other, page) for other in pages)]
    credited = [page for page in pages if page.site and page.site.casefold() in named]
    among = credited or [page for page in oldest if page.credit] or oldest
    best = min(among, key=_rank)
    return Root(best.id, "; ".join(_reasons(best, pages, oldest, credited)))


def origin(pages: Sequence[Told], root_id: str) -> Origin | None:
    """Whose report it is: whom the root credits, or else most of the pages that credit anyone.

    >>> origin([Told("a", credit="AFP"), Told("b"), Told("c", credit="AFP")], "b")
    Origin(name='AFP', evidence='credited on 2 of 3 pages')
    >>> origin([Told("a", site="Courier"), Told("b", site="Nightly")], "a") is None
    True
    """
    own = next((page.credit for page in pages if page.id == root_id), None)
    counted = Counter(page.credit for page in pages if page.credit)
    ranked = counted.most_common(2)
    if own:
        name = own
    elif ranked and (len(ranked) == 1 or ranked[0][1] > ranked[1][1]):
        name = ranked[0][0]
    else:
        return None
    others = f"; {len(counted) - 1} others are credited elsewhere" if len(counted) > 1 else ""
    where = (
        "credited on the root"
        if own and counted[name] == 1
        else f"credited on {counted[name]} of {len(pages)} pages"
    )
    return Origin(name, f"{where}{others}")


def _older(one: Told, other: Told) -> bool:
    return bool(one.latest and other.earliest and one.latest + ZONES < other.earliest)


def _rank(page: Told) -> tuple[float, datetime, int, str]:
    """The most held first; then the earliest, the longest, and by id, so that the order of adding does
    not matter."""
    return -round(page.holds, 1), page.earliest or datetime.max, -page.words, page.id


def _reasons(
    best: Told, pages: Sequence[Told], oldest: Sequence[Told], credited: Sequence[Told]
) -> list[str]:
    reasons: list[str] = []
    if best in credited:
        reasons.append(f"is the page of {best.site}, who is credited")
    elif best.credit:
        reasons.append(f"credits {best.credit}")
    if best.earliest and best in oldest and len(oldest) < len(pages):
        reasons.append(
            f"of {best.earliest:%Y-%m-%d}, and older than {len(pages) - len(oldest)} of the others"
        )
    if best.holds and best.holds >= max(page.holds for page in pages):
        reasons.append("holds most of the others' own prose")
    return reasons or ["no page says more of where the text is from"]
