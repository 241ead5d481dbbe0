"""Networks in a terminal: their ties, the strongest first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Console
from rich.text import Text

from reportedly import phrasing
from reportedly.terminal.marking import STYLES
from reportedly.terminal.tables import beside, one_line, stacked, table

if TYPE_CHECKING:
    from reportedly.ledger import Member, Network


def show_network(network: Network, to: Console) -> int:
    """The ties as a table, what is left out, and how many ties there are."""
    rows = table(
        ("who", "rest", 4),
        ("", "wrapped", 7),
        ("whom", "rest", 4),
        ("statements", "whole", 0),
        ("texts", "whole", 0),
    )
    verb = "speaks about" if network.kind == "about" else "cites"
    for tie in network.ties:
        one, other = network.members[tie.one], network.members[tie.other]
        rows.add_row(_named(one), Text(verb, "dim"), _named(other), f"{tie.statements:,}", f"{tie.texts:,}")
    if network.ties:
        to.print(rows)
    if network.members_left_out:
        more = phrasing.counted(network.statements_left_out, "statement")
        to.print(Text(f"… {network.members_left_out:,} more, with {more} that tie them (--limit)", "dim"))
    return len(network.ties)


def _named(member: Member) -> Text:
    country = phrasing.country(member.country) if member.country else ""
    return stacked(Text(one_line(member.name), STYLES["source"]), beside(country))
