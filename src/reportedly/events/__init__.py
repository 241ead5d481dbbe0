"""Who did what to whom, when, where, and whether it happened, in PLOVER's types and the everyday civil ones.

`frames` are the tables, `slots` what stands around a verb or noun, `matching` which frame holds there,
`parties` whom its slots mean, `status` whether it happened, `views` in whose words, `details` place, time,
instruments, amounts and contexts; `coreference` makes one event of its mentions, and `finding` goes through
an article with all of them.
"""

from reportedly.events.finding import found

__all__ = ["found"]
