"""Heads of pages: headline, authors, site, section, credit, dateline, photo credits, beside trafilatura's."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import NamedTuple

import trafilatura

from benchmarks.articles import by_trafilatura
from benchmarks.results import section, table
from benchmarks.shared import ROOT
from reportedly import articles
from reportedly.errors import NotReadableError
from reportedly.model import Article, Page

GOLD = ROOT / "benchmarks" / "gold_heads"
HEADING, COMMAND = "Heads of pages", "python -m benchmarks heads"
FIELDS = (
    "headline",
    "subheadline",
    "authors",
    "site",
    "section",
    "credit",
    "dateline",
    "date",
    "photos",
    "text",
)
ABOUT = """\
Pages written for this project after the habits of news sites (`benchmarks/gold_heads`): of each field, the
share of pages where it is right, empty where the page gives none; `text` is right where its words are the
article's, all of them and no others."""

Head = dict[str, str]


class Sample(NamedTuple):
    """A page, and what a person finds in its head."""

    name: str
    page: Page
    head: Head


def paragraphs() -> list[str]:
    """The six paragraphs that the pages are made of."""
    return (GOLD / "body.txt").read_text(encoding="utf-8").splitlines()


def gold(split: str) -> list[Sample]:
    """The pages of a split with their heads."""
    records = (GOLD / f"{split}.txt").read_text(encoding="utf-8").split("\n=== ")[1:]
    return [_sample(record) for record in records]


def _sample(record: str) -> Sample:
    about, _, markup = record.partition("\n---\n")
    name, *lines = about.splitlines()
    head = dict(line.split(": ", 1) for line in lines)
    used: list[str] = []
    for number, paragraph in enumerate(paragraphs(), 1):
        if f"{{{number}}}" in markup:
            used.append(paragraph)
            markup = markup.replace(f"{{{number}}}", paragraph)
    head["text"] = " ".join(used)
    media_type = "text/plain" if name.endswith(".txt") else "text/html"
    return Sample(name, Page(markup.strip().encode(), media_type=media_type), head)


def ours(sample: Sample) -> Head:
    """The head as read here."""
    try:
        found = articles.extract(sample.page)
    except NotReadableError:
        return {}
    return {
        "headline": found.headline or "",
        "subheadline": found.subheadline or "",
        "authors": "; ".join(found.authors),
        "site": found.site or "",
        "section": found.section or "",
        "credit": found.credit or "",
        "dateline": found.dateline or "",
        "date": found.dateline_date or "",
        "photos": "; ".join(found.photo_credits),
        "text": _without_lead(found),
    }


def _without_lead(article: Article) -> str:
    """The text from its first paragraph's own words on: a dateline before them is not compared."""
    at = article.text.find(paragraphs()[0][:30])
    return article.text[max(at, 0) :]


def by_trafilatura_metadata(sample: Sample) -> Head:
    """The same, as far as trafilatura gives it."""
    markup = sample.page.content.decode()
    found = trafilatura.extract_metadata(markup) if sample.page.media_type == "text/html" else None
    text = by_trafilatura()(markup)
    at = max(text.find(paragraphs()[0][:30]), 0)
    if found is None:
        return {"text": text[at:]}
    return {
        "headline": found.title or "",
        "authors": found.author or "",
        "site": found.sitename or "",
        "section": "; ".join(found.categories or ()),
        "text": text[at:],
    }


def is_right(field: str, wanted: Head, found: Head) -> bool:
    """Whether a field is the same, whatever the case and the order of names."""
    one, other = wanted.get(field, ""), found.get(field, "")
    if field in ("authors", "photos"):
        return {each.casefold() for each in one.split("; ")} == {
            each.casefold() for each in other.split("; ")
        }
    return " ".join(one.split()).casefold() == " ".join(other.split()).casefold()


def shares(split: str, read: Callable[[Sample], Head]) -> dict[str, float]:
    """The share of pages where each field is right."""
    samples = gold(split)
    right: Counter[str] = Counter()
    for sample in samples:
        found = read(sample)
        right.update(field for field in FIELDS if is_right(field, sample.head, found))
    return {field: right[field] / len(samples) for field in FIELDS}


def report() -> str:
    """The section: a row a field."""
    columns = {
        f"{name}, {split}": shares(split, read)
        for split in ("dev", "test")
        for name, read in (("reportedly", ours), ("trafilatura", by_trafilatura_metadata))
    }
    rows = [(field, *(f"{column[field]:.2f}" for column in columns.values())) for field in FIELDS]
    size = len(gold("dev")) + len(gold("test"))
    return section(HEADING, COMMAND, ABOUT, table((f"{size} pages", *columns), rows))


if __name__ == "__main__":
    print(report())
