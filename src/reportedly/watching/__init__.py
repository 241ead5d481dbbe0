"""Feeds that are watched: asked again and again, politely, and telling of what the user wants to hear of.

`lists` reads which feeds there are, `wanting` what is to be told, and `watcher` goes round them. What it
tells goes to the terminal, as an Atom feed (`atom`) and to a webhook (`webhook`). All that is remembered is
in the ledger, so that it can be stopped and started at any time.
"""

from reportedly.watching.atom import atom
from reportedly.watching.lists import feeds_of
from reportedly.watching.wanting import Want, want
from reportedly.watching.watcher import Watcher, Watching
from reportedly.watching.webhook import Webhook

__all__ = ["Want", "Watcher", "Watching", "Webhook", "atom", "feeds_of", "want"]
