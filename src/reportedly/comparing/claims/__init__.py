"""What is said on several pages: whether two statements are one claim, or claims that cannot both hold.

`sayings` makes a statement ready: what it says, by whom, when, and whether it is denied; `own_voice` finds
what the article says itself. `agreement` decides, and `opposing` what is made of a conflict.
"""

from reportedly.comparing.claims.agreement import Agreement, agreement
from reportedly.comparing.claims.own_voice import Telling, own_voice
from reportedly.comparing.claims.sayings import Saying, spelled_out

__all__ = ["Agreement", "Saying", "Telling", "agreement", "own_voice", "spelled_out"]
