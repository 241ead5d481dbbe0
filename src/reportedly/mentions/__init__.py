"""Everybody an article names: each actor known once, with every word that means it.

`names` reads names and their short forms, `taking_up` the pronouns and roles that point back at them,
`everybody` goes through an article with both and makes one `Actor` of each bearer.
"""

from reportedly.mentions.everybody import mentioned

__all__ = ["mentioned"]
