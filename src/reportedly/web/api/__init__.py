"""The HTTP API: what a ledger is asked on the command line, asked by programs.

`nouns` is the table of what can be asked, at which address and with which parameters (those of the command
line, from `filters`); `asked` reads a request by it, `answers` makes the responses, `openapi` describes them,
and `problems` says why there is none. `actions` is the table of what can be done, by `writing`, with the
token that `tokens` asks for. `application` puts these together.
"""

from reportedly.web.api.application import Serving, api
from reportedly.web.api.writing import Writing

__all__ = ["Serving", "Writing", "api"]
