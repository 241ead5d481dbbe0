"""What is found and kept, in a terminal: colour where there is some, brackets where there is none."""

from reportedly.terminal.actors import show_actor, show_actors
from reportedly.terminal.claims import show_claims, show_disputes, show_trace, show_turns
from reportedly.terminal.corrections import show_corrections
from reportedly.terminal.events import show_events, show_timeline
from reportedly.terminal.expectations import show_expectation, show_expectations
from reportedly.terminal.families import show_families, show_family
from reportedly.terminal.networks import show_network
from reportedly.terminal.news import show_news
from reportedly.terminal.progress import summary, told
from reportedly.terminal.reading import show_reading
from reportedly.terminal.statements import show_statements
from reportedly.terminal.storylines import show_storyline, show_storylines
from reportedly.terminal.tables import console
from reportedly.terminal.versions import show_versions

__all__ = [
    "console",
    "show_actor",
    "show_actors",
    "show_claims",
    "show_corrections",
    "show_disputes",
    "show_events",
    "show_expectation",
    "show_expectations",
    "show_families",
    "show_family",
    "show_network",
    "show_news",
    "show_reading",
    "show_statements",
    "show_storyline",
    "show_storylines",
    "show_timeline",
    "show_trace",
    "show_turns",
    "show_versions",
    "summary",
    "told",
]
