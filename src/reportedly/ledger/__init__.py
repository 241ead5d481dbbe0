"""What is kept: one SQLite file with the statements of many pages, to be added to and asked.

`schema` holds its tables and their description, `opening` tells a ledger from other files, `writing`
puts one page into it, `adding` goes through many (with `workers`, the processes that read), `asking`
answers questions, whose `words`, `terms` and `dates` come from people. `versions` keeps what one address
showed, and `history` tells what changed there. `event_rows` writes events, and `events` answers for
them, `timelines` day by day, `event_data` as rows of cells; so do `family_rows` and `families`.
`happening_rows` puts `accounts` of one event together, which it finds by their `traits`.
`bearers` says which actor of the ledger an actor of a page is, `actor_rows` writes them, `actors` answers for
them, `asked_actors` finds what is of one that is asked for by its id. `corrections` has what people set right
by hand, with `actor_corrections`, `reading_corrections` and `claim_corrections`; `rewriting` writes a page
anew for it, and `gold` gives it as examples. `claim_rows` puts statements into claims, with
`claim_candidates` and `denials`; `claims` answers for them. `stories` tells what one or two did and said, in
time; `link_rows` writes who speaks about whom and who cites whom, and `networks` answers for that. `standing`
says where the statements of a page stand among claims. `expectation_rows` finds what pages expect and what
became of it, `expectations` answers for that, both with `expectation_clauses`. `storyline_rows` puts pages of
one matter together, `storylines` answers; `derived` says how far each is, and goes on. `parts` lists
much a few rows at a time. `selection` is a part of a ledger
at one moment, as exports want it. `searching` finds by any word. `kept` gives the pages of a ledger back, to
be read again. `ledger` is the class that has it all, and `questions` its methods, by what is asked about.
"""

from reportedly.ledger.activity import ActCount, Month, Partner
from reportedly.ledger.actors import ActorRecord, Appearance, HeldRole, KnownActor, UsedName
from reportedly.ledger.adding import Progress
from reportedly.ledger.asking import Asked, Counts, Entry
from reportedly.ledger.claims import Change, Claim, Dispute, Trace, Wording
from reportedly.ledger.corrections import Correction
from reportedly.ledger.event_data import COLUMNS, row_of
from reportedly.ledger.events import CodedEvent, Party
from reportedly.ledger.expectations import Expectation, Telling
from reportedly.ledger.families import Family, FamilyPage
from reportedly.ledger.gold import GoldPage, GoldPair, GoldStatement
from reportedly.ledger.history import Version
from reportedly.ledger.ledger import Ledger
from reportedly.ledger.networks import Member, Network, Tie
from reportedly.ledger.news import News, NewsKind, Wanted
from reportedly.ledger.schema import Described, documentation
from reportedly.ledger.searching import Choice, Facet, Findings, FoundArticle
from reportedly.ledger.selection import Selection
from reportedly.ledger.standing import Standing
from reportedly.ledger.stories import Story, Tally
from reportedly.ledger.storylines import Storyline, StorylineEntry, StorylinePage
from reportedly.ledger.timelines import Happening
from reportedly.ledger.turns import Step, Turn
from reportedly.ledger.watched import Watched

__all__ = [
    "COLUMNS",
    "ActCount",
    "ActorRecord",
    "Appearance",
    "Asked",
    "Change",
    "Choice",
    "Claim",
    "CodedEvent",
    "Correction",
    "Counts",
    "Described",
    "Dispute",
    "Entry",
    "Expectation",
    "Facet",
    "Family",
    "FamilyPage",
    "Findings",
    "FoundArticle",
    "GoldPage",
    "GoldPair",
    "GoldStatement",
    "Happening",
    "HeldRole",
    "KnownActor",
    "Ledger",
    "Member",
    "Month",
    "Network",
    "News",
    "NewsKind",
    "Partner",
    "Party",
    "Progress",
    "Selection",
    "Standing",
    "Step",
    "Story",
    "Storyline",
    "StorylineEntry",
    "StorylinePage",
    "Tally",
    "Telling",
    "Tie",
    "Trace",
    "Turn",
    "UsedName",
    "Version",
    "Wanted",
    "Watched",
    "Wording",
    "documentation",
    "row_of",
]
