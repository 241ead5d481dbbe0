"""How much of one page is in another, and whether it is the same text: by amount and by kind."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from reportedly.comparing.families.wording import RUN, Grams, Wording, runs

FEWEST_OWN = 12
"""Words of their own prose that two pages share, at least, to carry the same text."""

LEAST_SHARE = 0.3
"""Share of the own prose of one of two pages that is in the other, at least, where a lead is: a trim is as a
whole in the page that it was made from, however little it keeps, and only what is added to it lowers that."""

LEAST_WITHOUT_LEAD = 0.65
"""The same where neither lead is in the other. Of 125 reports of one outlet, five pairs share 36 to 63 %:
later reports take over the background of earlier ones, and have leads of their own."""

LEAD = 25
"""Words of a report that tell what it is about: about its first sentence."""

LEAST_OF_LEAD = 0.4
"""Share of them that is in the other page, where that carries the lead."""

MOST_DAYS_APART = 3
"""Days between two pages from which on the lead no longer tells: a report of the same matter begins alike."""

LEAST_SPREAD = 0.8
"""Share of a page's stretches in each of which some of its own prose is in the other page, where all of it
was put in other words: what a later report takes over stands together. Of 125 reports of one outlet, no pair
has 0.8; of pages made from others by rewriting and damage, those without a lead in common mostly do."""

LEAST_SHARE_SPREAD = 0.25
"""Share of the own prose of both of two such pages that is in the other, at least."""

STRETCH = 40
"""Words of own prose in a stretch: about two sentences."""

FEWEST_STRETCHES = 3
"""Stretches of a page, at least, for it to matter how what it shares is spread."""

BRIDGED = 8
"""Words between two passages that are taken to be the same passage in other words."""


class Side(NamedTuple):
    """What one of two pages shares with the other, in words.

    Of its `words`, `prose` are not in quotation marks: its own. Shared are `own` of these and `quoted` of
    the others; `changed` of them only lie between words that are the same. `lead` is the share of its first;
    `spread` that of its stretches of prose in which some is shared.
    """

    words: int
    prose: int
    own: int
    quoted: int
    changed: int
    lead: float
    spread: float = 0.0

    @property
    def share(self) -> float:
        """Of its own prose, how much is in the other: containment, for a trim keeps little.

        >>> Side(words=80, prose=60, own=45, quoted=20, changed=0, lead=1.0).share
        0.75
        """
        return self.own / self.prose if self.prose else 0.0


class Sharing(NamedTuple):
    """What two pages share: of the one, and of the other."""

    first: Side
    second: Side

    def copied(self, days_apart: float | None = None) -> bool:
        """Whether the two carry the same text, so many days apart where that is known.

        Two reports of one speech share its words, and not their own:

        >>> Sharing(Side(420, 200, 9, 180, 0, 0.1), Side(400, 190, 9, 180, 0, 0.0)).copied()
        False

        A paragraph of background that an agency puts under many reports makes them no family, nor do several
        that a later report takes over:

        >>> Sharing(Side(480, 400, 60, 0, 0, 0.0), Side(560, 520, 60, 0, 0, 0.0)).copied()
        False
        >>> later = Sharing(Side(480, 400, 160, 0, 0, 0.6), Side(560, 520, 160, 0, 0, 0.2))
        >>> later.copied(0.5), later.copied(18)
        (True, False)

        A report that was put in other words throughout, the lead too:

        >>> Sharing(Side(480, 400, 160, 0, 0, 0.2, 0.9), Side(500, 420, 165, 0, 0, 0.2, 0.9)).copied()
        True
        """
        share = max(self.first.share, self.second.share)
        if min(self.first.own, self.second.own) < FEWEST_OWN:
            return False
        if (
            min(self.first.spread, self.second.spread) >= LEAST_SPREAD
            and min(self.first.share, self.second.share) >= LEAST_SHARE_SPREAD
        ):
            return True
        near = days_apart is None or days_apart <= MOST_DAYS_APART
        has_lead = near and max(self.first.lead, self.second.lead) >= LEAST_OF_LEAD
        return share >= (LEAST_SHARE if has_lead else LEAST_WITHOUT_LEAD)


def sharing(first: Wording, second: Wording) -> Sharing:
    """What the two share: every word that stands in a run of words that the other has too, or between two.

    >>> ours = Wording(np.arange(100, dtype=np.uint32), np.zeros(100, np.bool_))
    >>> both = sharing(ours, Wording(ours.words[90:], ours.quoted[90:]))
    >>> both.first.share, both.second.share
    (0.1, 1.0)
    """
    ours, theirs = runs(first.words), runs(second.words)
    return Sharing(_side(first, _among(ours, theirs)), _side(second, _among(theirs, ours)))


def _among(these: Grams, those: Grams) -> NDArray[np.bool_]:
    """Which of these are among those."""
    if not len(those):
        return np.zeros(len(these), np.bool_)
    ordered = np.sort(those)
    places = np.searchsorted(ordered, these)
    places[places == len(ordered)] = 0
    return ordered[places] == these


def _side(page: Wording, found: NDArray[np.bool_]) -> Side:
    same = covered(found, len(page.words))
    shared = bridged(same)
    return Side(
        len(page.words),
        page.prose,
        int((shared & ~page.quoted).sum()),
        int((shared & page.quoted).sum()),
        int((shared & ~same).sum()),
        float(shared[:LEAD].mean()) if len(shared) else 0.0,
        spread(shared[~page.quoted]),
    )


def spread(shared: NDArray[np.bool_]) -> float:
    """Of the stretches of a page's own prose, the share in which some of it is shared; 0 for a short page.

    >>> spread(np.array(([True] * 5 + [False] * 35) * 4)), spread(np.array([True] * 40 + [False] * 120))
    (1.0, 0.25)
    """
    stretches = round(len(shared) / STRETCH)
    if stretches < FEWEST_STRETCHES:
        return 0.0
    return float(np.mean([part.any() for part in np.array_split(shared, stretches)]))


def covered(found: NDArray[np.bool_], words: int) -> NDArray[np.bool_]:
    """The words that stand in a run that was found.

    >>> covered(np.array([False, True, False]), 6).tolist()
    [False, True, True, True, True, False]
    """
    cover = np.zeros(words, np.bool_)
    for nth in range(RUN if len(found) else 0):
        cover[nth : nth + len(found)] |= found
    return cover


def bridged(cover: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """The same with the words between two that are near each other: those were put in other words.

    >>> bridged(np.array([True, False, False, True] + [False] * 20 + [True])).tolist().count(True)
    5
    """
    cover = cover.copy()
    places = np.flatnonzero(cover)
    gaps = np.diff(places)
    for nth in np.flatnonzero((gaps > 1) & (gaps <= BRIDGED + 1)):
        cover[places[nth] : places[nth + 1]] = True
    return cover
