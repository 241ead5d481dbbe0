"""Readings and statements in a terminal: colour where there is some, brackets where there is none."""

from reportedly.terminal.reading import show_reading
from reportedly.terminal.statements import show_statements
from reportedly.terminal.tables import console

__all__ = ["console", "show_reading", "show_statements"]
