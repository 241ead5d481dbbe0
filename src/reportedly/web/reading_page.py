"""One reading as one page: the article with every attribution marked, and a table of them beside it."""

from __future__ import annotations

from itertools import groupby

from reportedly import phrasing
from reportedly.model import Reading
from reportedly.web.event_rows import event_marks, event_rows
from reportedly.web.marking import blocks
from reportedly.web.reading_rows import attribution_marks, damage_marks, damage_rows, furniture_of, rows_of
from reportedly.web.templating import rendered


def reading_page(reading: Reading, page_url: str | None = None) -> str:
    """The reading as one self-contained HTML document.

    `page_url` is where the page can be seen, if its article does not say. Nothing is loaded from
    anywhere and no script is needed; the article's text is in it to the letter.

    >>> from reportedly.model import Article
    >>> "Nothing attributed was found" in reading_page(Reading(Article("It rained.")))
    True
    """
    article = reading.article
    marks = (*attribution_marks(reading), *event_marks(reading), *damage_marks(article))
    text_blocks = blocks(article.text, article.paragraphs, marks)
    rows = rows_of(reading, text_blocks)
    return rendered(
        "reading.html.j2",
        article=article,
        address=page_url or article.url,
        sureness=phrasing.sureness(article.published) if article.published else "",
        blocks=text_blocks,
        rows=rows,
        numbers={row.key: row.number for row in rows},
        margin=[(number, list(group)) for number, group in groupby(rows, lambda row: row.paragraph)],
        events=list(event_rows(reading)),
        damage=list(damage_rows(article)),
        furniture=furniture_of(article.furniture),
        notes=reading.notes,
        dateline=phrasing.dateline(article),
        languages=phrasing.languages(article),
        nothing=phrasing.nothing(reading),
        versions=reading.versions,
    )
