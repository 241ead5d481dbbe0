"""An HTML page to an Article: spans that slice, one error, and the gold figure on real pages."""

import gzip
import json
import os
import re
from collections import Counter
from pathlib import Path
from statistics import mean

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportedly import pages
from reportedly.articles import html
from reportedly.errors import NotReadableError
from reportedly.model import Article, Page

CORPORA = Path(os.environ.get("REPORTEDLY_CORPORA", Path(__file__).parents[3] / "shared/corpora"))

REACHED = 0.9938
"""4-gram F1 on the extraction benchmark's 91 pages."""

MARGIN = 0.003
"""What a newer trafilatura may move without anybody's fault."""

PARAGRAPHS = "".join(
    f"<p>On day {n} the crews of the harbour met the minister at noon.</p>" for n in range(8)
)
PAGE = (
    "<html lang=en><head><title>Ferries stop</title></head><body><nav><a href=/>Home</a></nav>"
    "<h1>Ferries stop</h1><div>By Ada Reyes</div><article><p>LISBON, June 12 (Reuters) - The ferries stopped.</p>"
    f"{PARAGRAPHS}<p>Follow us on Telegram</p></article><footer>© 2024 Harbour Post</footer></body></html>"
)


def check(article: Article, page: Page) -> None:
    """Paragraphs cover the text but for the blank lines, furniture is where it says, and no line is lost."""
    assert "\n\n".join(span.of(article.text) for span in article.paragraphs) == article.text
    visible = pages.text_of(page)
    assert all(each.span.of(visible) == each.text for each in article.furniture)
    aside = {each.span.start for each in article.furniture}
    said = set(re.findall(r"\w+", article.text))
    at = 0
    for raw in visible.split("\n"):
        line = raw.strip()
        start, at = at + (raw.index(line) if line else 0), at + len(raw) + 1
        if line and start not in aside:
            assert set(re.findall(r"\w+", line)) <= said or _share(line, article.text) >= html.LINE_SHARE, (
                line
            )


def _share(line: str, text: str) -> float:
    """Of the runs of words in a line, the share that the text has."""
    mine, theirs = _runs(line), _runs(text)
    return (mine & theirs).total() / mine.total()


def test_a_page_with_all_its_parts():
    page = Page(PAGE.encode(), url="https://post.example/1")
    article = html.article(page)
    check(article, page)
    assert article.headline == "Ferries stop"
    assert article.authors == ("Ada Reyes",)
    assert (article.credit, article.dateline) == ("Reuters", "Lisbon")
    assert (article.language, article.url) == ("en", "https://post.example/1")
    kinds = {each.text: each.kind for each in article.furniture}
    assert kinds["Ferries stop"] == "headline"
    assert kinds["By Ada Reyes"] == "byline"
    assert kinds["Follow us on Telegram"] == "subscription"
    assert kinds["Home"] == "navigation"
    assert kinds["© 2024 Harbour Post"] == "legal"


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b" \n ",
        b"<html><body></body></html>",
        b"<script>var text = '<p>Ferries stopped.</p>'</script>",
        b"<frameset><frame src=a></frameset>",
        b"<!-- " * 100,
    ],
)
def test_nothing_to_read_is_one_clear_line(content: bytes):
    with pytest.raises(NotReadableError, match=r"^no article text found: .+$"):
        html.article(Page(content))


@pytest.mark.parametrize(
    "content",
    [
        "<div>" * 10_000 + PARAGRAPHS,
        PARAGRAPHS + "<b>" * 10_000 + PARAGRAPHS,
        "<blockquote>" * 3000 + PARAGRAPHS,
        PAGE[:-200],
        f"<div><p>one <b>two</p></div></b><table><tr><p>{PARAGRAPHS}",
        "<table>" + "<tr><td>1<td>2" * 40_000 + "</table>",
        f"<div class='{'aB' * 5000}'>{PARAGRAPHS}</div>",
        "<ul>" + "<li><a href=x>some words here</a>" * 2000 + f"</ul>{PARAGRAPHS}",
        "\0" * 1000 + PARAGRAPHS,
        f"&#0;&#x110000;\ud800{PARAGRAPHS}",
        f"<?xml version='1.0' encoding='utf-16'?>{PARAGRAPHS}",
    ],
    ids=[
        "deep",
        "deep-inline",
        "deep-quotes",
        "cut",
        "crossed",
        "rows",
        "name",
        "links",
        "nul",
        "entities",
        "xml",
    ],
)
def test_hostile_markup_is_read_or_refused(content: str):
    read_or_refused(content.encode("utf-8", "surrogatepass"))


def read_or_refused(content: bytes) -> None:
    """An article whose spans hold, or the one error."""
    page = Page(content)
    try:
        check(html.article(page), page)
    except NotReadableError as error:
        assert "\n" not in str(error)


TAGS = st.sampled_from(
    (
        "p",
        "div",
        "article",
        "h1",
        "h2",
        "li",
        "ul",
        "table",
        "tr",
        "td",
        "a",
        "br",
        "span",
        "aside",
        "script",
        "pre",
    )
)
PIECES = st.one_of(
    TAGS.map("<{}>".format),
    TAGS.map("</{}>".format),
    st.text(max_size=40),
    st.sampled_from(
        [PARAGRAPHS, "<p class='related'>", "<meta name=date content=2024-06-12>", "<a href='x'>"]
    ),
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.one_of(
        st.binary(max_size=400), st.lists(PIECES, max_size=25).map(lambda found: "".join(found).encode())
    )
)
def test_any_input_is_read_or_refused(content: bytes):
    read_or_refused(content)


def _runs(text: str) -> Counter[tuple[str, ...]]:
    found = re.findall(r"\w+", text)
    return Counter(tuple(found[i : i + 4]) for i in range(max(1, len(found) - 3))) if found else Counter()


@pytest.mark.gold
def test_article_text_on_real_pages():
    folder = CORPORA / "pages"
    if not (folder / "gold.json").is_file():
        pytest.skip(f"no pages corpus at {folder}")
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    precision: list[float] = []
    recall: list[float] = []
    for key, each in gold.items():
        content = gzip.decompress((folder / "html" / f"{key}.html.gz").read_bytes())
        wanted = _runs(each["articleBody"])
        got = _runs(html.article(Page(content, url=each["url"])).text)
        both = (wanted & got).total()
        precision.append(both / got.total())
        recall.append(both / wanted.total())
    p, r = mean(precision), mean(recall)
    assert 2 * p * r / (p + r) >= REACHED - MARGIN


@pytest.mark.parametrize("piece", ["a<br>", "<p>a</p>", "<li><a href='/x'>Ferries</a>"])
def test_a_page_of_endless_elements_is_refused(piece: str):
    with pytest.raises(NotReadableError, match="elements, over"):
        html.article(Page((piece * 45_000).encode()))
