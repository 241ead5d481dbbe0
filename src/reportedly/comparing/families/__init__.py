"""Pages that carry the same text, whole or in part: families, by the words they share.

`wording` turns an article into numbers, one a word; `fingerprints` are the few of its runs of words that
a ledger finds it by; `sharing` says how much of one page is in another, in its own prose and in
quotation marks, and whether that makes one a copy; `grouping` joins copies into families; `roots` says
which page is the root, and whose report it is. `retelling` tells one story in other words throughout, as two
translations are, by the names and numbers in it.
"""

from reportedly.comparing.families.fingerprints import fingerprints
from reportedly.comparing.families.grouping import ALIKE, PEERS, Share, between, parted, taken_from
from reportedly.comparing.families.retelling import Marks, Order, mark_prints, marks, order
from reportedly.comparing.families.roots import Origin, Root, Told, origin, root
from reportedly.comparing.families.sharing import LEAST_OF_LEAD, Sharing, sharing
from reportedly.comparing.families.wording import Wording, wording

__all__ = [
    "ALIKE",
    "LEAST_OF_LEAD",
    "PEERS",
    "Marks",
    "Order",
    "Origin",
    "Root",
    "Share",
    "Sharing",
    "Told",
    "Wording",
    "between",
    "fingerprints",
    "mark_prints",
    "marks",
    "order",
    "origin",
    "parted",
    "root",
    "sharing",
    "taken_from",
    "wording",
]
