"""An HTML page to its `Article`: the body, what is said around it, and the lines that are furniture."""

from __future__ import annotations

from collections import Counter

from reportedly import pages
from reportedly.articles import furniture, heads
from reportedly.articles.body import Body, body, runs
from reportedly.articles.metadata import Metadata, metadata
from reportedly.articles.surroundings import surroundings
from reportedly.articles.tree import Block, Element, blocks, left_out, parse, words
from reportedly.errors import NotReadableError
from reportedly.model import Article, Furniture, Page, Span

LINE_SHARE = 0.8
"""A visible line is the article's where this share of its word runs is: pages break lines where we do not."""

SHOWN_SHARE = 0.3
"""Where the page shows less than this share of the words it gives to machines, those are the article."""

PARAGRAPH_BREAK = "\n\n"


def article(page: Page) -> Article:
    """The article a page of HTML carries. Raises `NotReadableError` where it carries none.

    >>> markup = "<h1>Ferries stop</h1><article>" + "<p>The crews walked out at dawn on Monday.</p>" * 9
    >>> article(Page(markup.encode())).headline
    'Ferries stop'
    """
    markup = pages.decode(page)
    return read(markup, pages.shown(markup), page)


def read(markup: str, visible: str, page: Page) -> Article:
    """The article in `markup`, the decoded `page`; its furniture is found in `visible`, the page's text."""
    tree = parse(markup)
    found = blocks(tree)
    about = metadata(tree, found, page)
    text = _body(tree, found, about)
    lead = furniture.lead_of(text.paragraphs[0], about.site)
    read = Article(
        text=PARAGRAPH_BREAK.join(text.paragraphs),
        paragraphs=_paragraph_spans(text.paragraphs),
        url=about.url,
        site=about.site,
        headline=about.headline,
        authors=tuple(name for name in about.authors if lead is None or name != lead.agency),
        credit=about.credit or (lead.agency if lead else None),
        dateline=(lead.place if lead else None) or about.dateline,
        dateline_date=lead.day if lead else None,
        published=about.published,
        language=about.language,
        furniture=_furniture(visible, tree, found, text, about),
    )
    return heads.completed(read, about.hints)


def _body(tree: Element, found: list[Block], about: Metadata) -> Body:
    """The body that the page shows, or the one that it only tells machines, where it shows much less."""
    told = Body(about.paragraphs, {})
    size = sum(len(words(each)) for each in about.paragraphs)
    try:
        shown = body(tree, found, about.headline, about.authors)
    except NotReadableError:
        if not size:
            raise
        return told
    return told if sum(len(words(each)) for each in shown.paragraphs) < SHOWN_SHARE * size else shown


def _paragraph_spans(paragraphs: tuple[str, ...]) -> tuple[Span, ...]:
    spans: list[Span] = []
    start = 0
    for paragraph in paragraphs:
        spans.append(Span(start, start + len(paragraph)))
        start += len(paragraph) + len(PARAGRAPH_BREAK)
    return tuple(spans)


def _furniture(
    visible: str, tree: Element, found: list[Block], text: Body, about: Metadata
) -> tuple[Furniture, ...]:
    """The visible lines that are not the article's, each with its kind and its place in the page's text."""
    lines = _lines(visible)
    ours = _lines_of_article(lines, text)
    shown = [*found, *left_out(tree)]
    return surroundings(lines, ours, text, shown, about)


def _lines(visible: str) -> list[tuple[Span, str]]:
    """The lines of the page's text that hold anything, with their spans."""
    found: list[tuple[Span, str]] = []
    start = 0
    for raw in visible.split("\n"):
        line = raw.strip()
        if line:
            begin = start + raw.index(line)
            found.append((Span(begin, begin + len(line)), line))
        start += len(raw) + 1
    return found


def _lines_of_article(lines: list[tuple[Span, str]], text: Body) -> list[int]:
    """The positions of the visible lines that are in the article, each of its words used once."""
    whole = Counter(words(line) for each in text.paragraphs for line in each.splitlines())
    known = Counter(run for each in text.paragraphs for run in runs(words(each)))
    ours: list[int] = []
    for i, (_, line) in enumerate(lines):
        said = words(line)
        mine = runs(said)
        held = sum(known[run] > 0 for run in mine)
        if whole[said] > 0 or (mine and held >= LINE_SHARE * len(mine)):
            whole[said] -= 1
            known.subtract(mine)
            ours.append(i)
    return ours
