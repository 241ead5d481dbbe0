"""What is kept: one SQLite file with the statements of many pages, to be added to and asked.

`schema` holds its tables and their description, `opening` tells a ledger from other files, `writing`
puts one page into it, `adding` goes through many (with `workers`, the processes that read), `asking`
answers questions, whose `words`, `terms` and `dates` come from people. `versions` keeps what one address
showed, and `history` tells what changed there. `event_rows` writes events, and `events` answers for them.
`kept` gives the pages of a ledger back, to be read again.
"""

from reportedly.ledger.adding import Progress
from reportedly.ledger.asking import Counts, Entry
from reportedly.ledger.events import COLUMNS, CodedEvent, Happening, Party, row_of
from reportedly.ledger.history import Version
from reportedly.ledger.ledger import Ledger
from reportedly.ledger.schema import Described, documentation

__all__ = [
    "COLUMNS",
    "CodedEvent",
    "Counts",
    "Described",
    "Entry",
    "Happening",
    "Ledger",
    "Party",
    "Progress",
    "Version",
    "documentation",
    "row_of",
]
