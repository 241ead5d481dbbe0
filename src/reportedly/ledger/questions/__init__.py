"""What one can ask of a `Ledger`, and set right in it: one file for what is asked about.

`opened` is what they all rest on: the file, and what is brought up to date in it before it answers.
"""

from reportedly.ledger.questions.actors import Actors
from reportedly.ledger.questions.comparisons import Comparisons
from reportedly.ledger.questions.corrections import Corrections
from reportedly.ledger.questions.happenings import Happenings
from reportedly.ledger.questions.matters import Matters
from reportedly.ledger.questions.news import Told
from reportedly.ledger.questions.pages import Pages
from reportedly.ledger.questions.statements import Statements

__all__ = ["Actors", "Comparisons", "Corrections", "Happenings", "Matters", "Pages", "Statements", "Told"]
