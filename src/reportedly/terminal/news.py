"""News in a terminal: a line on what it is, and the words."""

from __future__ import annotations

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from reportedly import phrasing
from reportedly.ledger import News
from reportedly.terminal.tables import console, harmless, one_line


def show_news(news: News, to: Console | None = None) -> None:
    """One piece of news: what it is, when its page was published and where, and its words."""
    to = to or console()
    when = phrasing.interval(news.published, news.published) if news.published else ""
    where = ", ".join(filter(None, (when, news.site)))
    line = Text(one_line(news.title), style="bold")
    line.append(f"  ({one_line(where)})" if where else "", style="not bold dim")
    to.print(line)
    to.print(Padding(Text(harmless(news.words)), (0, 0, 0, 2)))
    if news.url:
        to.print(Padding(Text(one_line(news.url), style="dim", overflow="fold"), (0, 0, 0, 2)))
