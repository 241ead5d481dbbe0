"""What stands at the head of every page: each path with its name, in order."""

from __future__ import annotations

NAVIGATION: tuple[tuple[str, str], ...] = (
    ("/", "Front page"),
    ("/news", "News"),
    ("/storylines", "Storylines"),
    ("/claims", "Claims"),
    ("/disputes", "Disputes"),
    ("/turns", "Turns"),
    ("/actors", "Actors"),
    ("/events", "Events"),
    ("/expectations", "Expectations"),
    ("/families", "Families"),
    ("/timeline", "Timelines"),
    ("/network", "Network"),
    ("/add", "Add pages"),
)
