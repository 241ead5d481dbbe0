"""A page of plain text to its article: the body is found between what stands above and below it.

The steps, in order: blocks (paragraphs as printed), the body's first and last block, the headline above
it, and the kind of everything that is left. All of it rests on where a block stands, on its shape and on
the tables of `furniture`; no block is dropped, each is in the article's text or in its furniture.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise

from reportedly import pages
from reportedly.articles import furniture, stamps
from reportedly.errors import NotReadableError
from reportedly.model import Article, Dating, Furniture, FurnitureKind, Page, Span

PROSE_WORDS = 8
"""Words from which a block that ends as a sentence does is taken for prose: headings and links stay under."""

LONG_WORDS = 25
"""Words from which a block is prose however it ends: the longest headline in PolNeAR's dev split has 15."""

HEADLINE_WORDS = 3
"""Words from which a line above the body is rather its headline than a section or a name."""

TAIL_WORDS = 8
"""Words from which a last line without an end is a sentence cut off, rather than a heading or a link."""

UNENDED_SHARE = 1 / 3
"""Share of a body's blocks without a sentence's end from which it is verse or a list: ends tell nothing."""

WRAP_COLUMNS = (55, 100)
"""Columns that plain text is broken at by hand or by mail programs."""

LINE_COST = 6
"""Words of prose that a line of anything else weighs up: the best of 3, 6 and 10 on the extraction
benchmark's 91 pages as text with all their menus (4-gram F1 0.87, 0.89, 0.88; 0.82 without)."""

MENU_LINES = 4
"""Unknown lines above the body beyond which they are a menu, and the longest of them the headline."""

SURE_OF_COMMENTS = 120
"""Words of body above it from which a heading of comments is believed, whatever is below."""


_LINE = re.compile(r"[^\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+")
_ENDS = re.compile(r"""[.!?…:;]["'”’»)\]]*$|["”»]$""")
_ITEM = re.compile(r"\s*(?:[•·●○■▪‣◦*–—-]|\(?\d{1,2}[.)]|[a-z]\))\s+\S")
_CAPITAL = re.compile(r"\W*[A-Z0-9]")
_AROUND_AGENCY = re.compile(r"[|,/–—]|\b(?:by|for)\b", re.IGNORECASE)
_COMMENTS_HEADING = re.compile(
    r"(?i)(?:leave|post|add|write) a (?:reply|comment)\b.*|comments? ?(?:\(\d+\))?:?"
    r"|\d+ (?:comments?|replies|responses)\b.*"
)


@dataclass
class _Block:
    """A paragraph as printed, where it stands in the page, and what it was found to be."""

    span: Span
    text: str
    kind: FurnitureKind | None = None
    words: int = field(init=False)
    ended: bool = field(init=False)

    def __post_init__(self) -> None:
        self.words = len(self.text.split())
        self.ended = _ENDS.search(self.text) is not None

    @property
    def prose(self) -> bool:
        """Whether it reads as sentences do."""
        if self.kind is not None:
            return False
        return self.words >= LONG_WORDS or (self.words >= PROSE_WORDS and self.ended)

    @property
    def item(self) -> bool:
        """Whether it stands as an item of a list."""
        return _ITEM.match(self.text) is not None


def article(page: Page) -> Article:
    """The article in a page of plain text, and all that stands around it as furniture.

    Raises `NotReadableError` where there is none.
    """
    text = pages.text_of(page)
    blocks = _blocks(text)
    title = page.metadata.title
    first, last = _body(blocks, title)
    body = [block for block in blocks[first : last + 1] if block.kind is None]
    if not body:
        raise NotReadableError(f"no article text found in {page.source}")
    headline = _headline(blocks, first, title)
    _name_head(blocks[:first], headline)
    _name_foot(blocks[last + 1 :])
    return _assembled(page, blocks, body, headline)


# --- Blocks --------------------------------------------------------------------------------


def _blocks(text: str) -> list[_Block]:
    """The lines of a page that are not blank; lines broken by hand are one block, up to a blank line."""
    lines = [(m.start(), m.group()) for m in _LINE.finditer(text)]
    spans = [_stripped(start, line) for start, line in lines if line.strip()]
    if _broken_by_hand(text, spans):
        spans = _rejoined(text, spans)
    blocks = [_Block(span, span.of(text)) for span in spans]
    for block in blocks:
        block.kind = furniture.kind_of(block.text, "body")
    return blocks


def _stripped(start: int, line: str) -> Span:
    left = len(line) - len(line.lstrip())
    return Span(start + left, start + len(line.rstrip()))


def _broken_by_hand(text: str, spans: list[Span]) -> bool:
    """Whether the text is broken at a column: most lines nearly full, and sentences running on over them."""
    low, high = WRAP_COLUMNS
    inner = [one for one, after in pairwise(spans) if not _blank_between(text, one, after)]
    if len(inner) < 4 or max(span.end - span.start for span in spans) > high:
        return False
    full = [span for span in inner if span.end - span.start >= low]
    running = [span for span in full if not _ENDS.search(span.of(text))]
    return len(full) > len(inner) * 0.7 and len(running) > len(full) * 0.6


def _blank_between(text: str, one: Span, after: Span) -> bool:
    return len(re.findall(r"\r\n|\n|\r|\u2028|\u2029", text[one.end : after.start])) > 1


def _rejoined(text: str, spans: list[Span]) -> list[Span]:
    """Lines between two blank lines as one span; items and full stops before short lines keep them apart."""
    joined: list[Span] = []
    for span in spans:
        before = joined[-1] if joined else None
        apart = before is None or _blank_between(text, before, span) or _ITEM.match(span.of(text)) is not None
        if before is None or apart:
            joined.append(span)
        else:
            joined[-1] = Span(before.start, span.end)
    return joined


# --- Where the body is ---------------------------------------------------------------------


def _body(blocks: list[_Block], title: str | None) -> tuple[int, int]:
    """First and last block of the body."""
    _cut_at_comments(blocks)
    prose = [n for n, block in enumerate(blocks) if block.prose]
    densest = _densest(blocks)
    prose = [n for n in prose if n in densest]
    if prose and _is_headline(blocks[prose[0]], title) and len(prose) > 1:
        prose = prose[1:]
    if not prose:
        return _body_of_lines(blocks, title)
    first, last = prose[0], _last_prose(blocks, prose)
    return _up_from(blocks, first, title), _down_from(blocks, first, last)


def _densest(blocks: list[_Block]) -> range:
    """The stretch with the most prose for its other lines: the article, in a page copied with all its menus.

    Each word of prose counts for a stretch, each line that is neither prose nor a sentence against it; the
    best stretch is Kadane's.
    """
    best, best_sum = range(len(blocks)), 0
    start, total = 0, 0
    for n, block in enumerate(blocks):
        total += _weight(block)
        if total <= 0:
            start, total = n + 1, 0
        elif total > best_sum:
            best, best_sum = range(start, n + 1), total
    return best


def _weight(block: _Block) -> int:
    if block.prose:
        return block.words
    return 0 if block.kind is None and (block.ended or block.item) else -LINE_COST


def _cut_at_comments(blocks: list[_Block]) -> None:
    """Mark what readers wrote below the article, where a heading of comments announces it."""
    for n, block in enumerate(blocks):
        if block.kind != "comments" and not _COMMENTS_HEADING.fullmatch(furniture.plain(block.text)):
            continue
        above = sum(b.words for b in blocks[:n] if b.prose)
        below = sum(b.words for b in blocks[n + 1 :] if b.prose)
        if above > below or above >= SURE_OF_COMMENTS:
            for rest in blocks[n:]:
                rest.kind = rest.kind or "comments"
            return


def _last_prose(blocks: list[_Block], prose: list[int]) -> int:
    """The last block of prose that is not the biography, the credit or the notice below an article."""
    authors = {name for block in blocks for name in furniture.authors_of(block.text)}
    while len(prose) > 1 and _below(blocks[prose[-1]], authors):
        blocks[prose[-1]].kind = furniture.kind_of(blocks[prose[-1]].text, "foot") or "biography"
        prose.pop()
    return prose[-1]


def _below(block: _Block, authors: set[str]) -> bool:
    kind = furniture.kind_of(block.text, "foot")
    if kind is not None:
        return True
    opening = furniture.plain(block.text)
    return any(
        re.match(rf"{re.escape(name)},? (?:is|was|has|covers|writes|reports|joined)\b", opening)
        for name in authors
    )


def _up_from(blocks: list[_Block], first: int, title: str | None) -> int:
    """The body's beginning: short sentences, sub-headings and lists that lead up to its first prose.

    What stands highest is left for the headline.
    """
    start = first
    while (
        start > 0
        and blocks[start - 1].kind is None
        and furniture.kind_of(blocks[start - 1].text, "head") is None
    ):
        start -= 1
    start = max((n + 1 for n in range(start, first) if _is_name_line(blocks, n)), default=start)
    if first - start > MENU_LINES:
        return first
    run = blocks[start:first]
    if run and _is_headline(run[0], title) and not _headline_above(blocks[:start], title):
        return start + 1
    return start


def _headline_above(head: list[_Block], title: str | None) -> bool:
    return _headline_in(head, title) is not None


def _is_name_line(blocks: list[_Block], n: int) -> bool:
    """Whether a line is the author's name alone: it looks like one, and a stamp or credit is next to it."""
    if furniture.name_in(blocks[n].text) is None:
        return False
    near = [*blocks[max(0, n - 1) : n], *blocks[n + 1 : n + 2]]
    kinds = {b.kind or furniture.kind_of(b.text, "head") for b in near}
    return bool(kinds & {"stamp", "credit", "byline"})


def _down_from(blocks: list[_Block], first: int, last: int) -> int:
    """The body's end: what follows its last prose at once and is no furniture, as far as it reads as text."""
    body = [block for block in blocks[first : last + 1] if block.kind is None]
    verse = sum(not block.ended for block in body) > len(body) * UNENDED_SHARE
    authors = {name for block in blocks for name in furniture.authors_of(block.text)}
    end = last
    for n in range(last + 1, len(blocks)):
        block = blocks[n]
        if (
            block.kind is not None
            or furniture.kind_of(block.text, "foot") is not None
            or block.text in authors
        ):
            break
        if block.ended or block.item or verse or block.words >= TAIL_WORDS:
            end = n
        elif not (n + 1 < len(blocks) and (blocks[n + 1].item or blocks[n + 1].ended)):
            break
    return end


def _body_of_lines(blocks: list[_Block], title: str | None) -> tuple[int, int]:
    """The body of a page without prose (verse, a list, a short notice): all that is no furniture, if any."""
    lines = [n for n, b in enumerate(blocks) if b.kind is None and furniture.kind_of(b.text, "head") is None]
    if not lines:
        return 0, -1
    first, last = lines[0], lines[-1]
    ended = sum(blocks[n].ended for n in lines)
    if len(lines) > 1 and _is_headline(blocks[first], title) and (title or ended * 2 >= len(lines)):
        first = lines[1]
    return first, last


# --- Headline ------------------------------------------------------------------------------


def _is_headline(block: _Block, title: str | None) -> bool:
    """Whether a block has a headline's shape: the title given outside, no end, or capitals throughout."""
    if title is not None:
        return _alike(block.text, title)
    if block.item or block.words >= LONG_WORDS:
        return False
    return (
        not block.ended
        or (block.text.endswith(("?", "!", "”", "’", '"', "'")) and block.words <= 14)
        or _titled(block.text)
    )


def _alike(line: str, title: str) -> bool:
    """The same words, whatever the case and the points; a site's name may follow the title."""
    one, other = (re.findall(r"\w+", words.lower()) for words in (line, title))
    return bool(one) and (one == other or (len(one) >= 4 and other[: len(one)] == one))


def _titled(line: str) -> bool:
    """Whether nearly all longer words begin with a capital, as headlines' do in many papers."""
    long = [word for word in line.split()[1:] if len(word.strip("\"'“”‘’.,:;")) > 3]
    return len(long) >= 3 and sum(_CAPITAL.match(word) is not None for word in long) >= len(long) * 0.8


def _headline_in(head: list[_Block], title: str | None) -> _Block | None:
    lines = [b for b in head if b.kind is None and furniture.kind_of(b.text, "head") is None]
    lines = [b for b in lines if _is_headline(b, title)]
    if len(lines) > MENU_LINES:
        return max(lines, key=lambda b: b.words)
    return next((b for b in lines if b.words >= HEADLINE_WORDS), lines[0] if lines else None)


def _headline(blocks: list[_Block], first: int, title: str | None) -> str | None:
    """The headline's words: the line above the body that is it, marked so; else the title given outside."""
    found = _headline_in(blocks[:first], title)
    if found is None:
        return title
    found.kind = "headline"
    return found.text


# --- What is around it ---------------------------------------------------------------------


def _name_head(head: list[_Block], headline: str | None) -> None:
    for n, block in enumerate(head):
        if block.kind is None:
            block.kind = furniture.kind_of(block.text, "head")
        if block.kind is None and headline is not None and _alike(block.text, headline):
            block.kind = "headline"
        if block.kind is None:
            block.kind = "byline" if _is_name_line(head, n) else "other"


def _name_foot(foot: list[_Block]) -> None:
    named = {name for block in foot for name in furniture.authors_of(block.text)}
    under: FurnitureKind | None = None
    for block in foot:
        kind = block.kind or furniture.kind_of(block.text, "foot")
        if kind is None:
            kind = "byline" if furniture.plain(block.text) in named else under or "other"
        # Under a heading of links, lines that nothing else tells are its links.
        under = kind if kind in ("related", "comments") else under
        block.kind = kind


# --- The article ---------------------------------------------------------------------------


def _assembled(page: Page, blocks: list[_Block], body: list[_Block], headline: str | None) -> Article:
    around = [block for block in blocks if block.kind is not None]
    credit, place = _credit(around, body[0], page.metadata.site)
    text, spans = joined([block.text for block in body])
    return Article(
        text=text,
        paragraphs=spans,
        url=page.url,
        site=page.metadata.site,
        headline=headline,
        authors=_authors(around, page),
        credit=credit,
        dateline=place,
        published=_published(around, page),
        furniture=tuple(Furniture(b.span, b.kind, b.text) for b in around if b.kind is not None),
    )


def joined(paragraphs: list[str]) -> tuple[str, tuple[Span, ...]]:
    """Paragraphs as one text, a blank line between them, and where each is in it.

    >>> joined(["Ferries stopped.", "Crews left."])
    ('Ferries stopped.\\n\\nCrews left.', (Span(start=0, end=16), Span(start=18, end=29)))
    """
    spans: list[Span] = []
    at = 0
    for paragraph in paragraphs:
        spans.append(Span(at, at + len(paragraph)))
        at += len(paragraph) + 2
    return "\n\n".join(paragraphs), tuple(spans)


def _authors(around: list[_Block], page: Page) -> tuple[str, ...]:
    names = [name for b in around if b.kind == "byline" for name in furniture.authors_of(b.text)]
    if not names:
        names = [name for b in around if b.kind == "byline" and (name := furniture.name_in(b.text))]
    return tuple(dict.fromkeys([*page.metadata.authors, *names]))


def _credit(around: list[_Block], lead: _Block, site: str | None) -> tuple[str | None, str | None]:
    """Agency and place, each by a credit line, else by the lead's dateline, else by a byline."""
    lines = [furniture.credit_of(b.text) for b in around if b.kind == "credit"]
    told = [credit for credit in (*lines, furniture.lead_of(lead.text, site)) if credit is not None]
    bylines = [b.text for b in around if b.kind == "byline"]
    pieces = [piece for line in bylines for piece in _AROUND_AGENCY.split(line)]
    agencies = [credit.agency for credit in told] + [furniture.agency_of(piece) for piece in pieces]
    places = [credit.place for credit in told] + [furniture.place_of(line) for line in bylines]
    return next(filter(None, agencies), None), next(filter(None, places), None)


def _published(around: list[_Block], page: Page) -> Dating | None:
    """What the metadata says, else the first printed stamp that gives a whole date."""
    last = stamps.last_day(page.retrieved)
    given = stamps.dating(page.metadata.published, "metadata") if page.metadata.published else None
    if given and stamps.is_given(given, last):
        return given
    for block in around:
        if block.kind in ("stamp", "byline") and (printed := stamps.dating(block.text, "printed stamp")):
            return printed if printed.earliest.date() <= last else None
    return None
