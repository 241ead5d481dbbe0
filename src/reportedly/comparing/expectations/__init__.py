"""What was to come, and what later pages say of it: whether two clauses tell of one thing, and what follows.

`clauses` goes through a reading and finds what it says will be, was or was not: `heads` are the tables,
`parties` says who and what takes part, `saying` and `due` how and when. `meeting` decides whether a later
clause tells of what an earlier one expects, `state` what became of an expectation. What is handed on here is
quick to load; what parses is imported from its own file.
"""

from reportedly.comparing.expectations.clause import Clause, Due, Party
from reportedly.comparing.expectations.state import Outcome, Weighed, state_of

__all__ = ["Clause", "Due", "Outcome", "Party", "Weighed", "state_of"]
