"""What is said on several pages: whether two statements are one claim, or claims that cannot both hold.

`sayings` makes a statement ready: what it says, by whom, when, and whether it is denied. `agreement` decides.
"""

from reportedly.comparing.claims.agreement import Agreement, agreement
from reportedly.comparing.claims.sayings import Saying, spelled_out

__all__ = ["Agreement", "Saying", "agreement", "spelled_out"]
