"""Who published an article, where and under which headline, as the page says for machines and for readers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import cast

from lxml.html import HtmlElement  # pyright: ignore[reportMissingTypeStubs]
from trafilatura.metadata import extract_metadata

from reportedly.articles import dates, furniture, names
from reportedly.articles.tree import Block, Element
from reportedly.model import Dating, Page

LONGEST_NAME = 60
"""Characters; what is longer is no person's name but a sentence about one."""

MOST_NAME_WORDS = 6
"""Words of a person's name: "Maria de los Angeles Ruiz Ortega" has six."""

HEAD_BLOCKS = 12
"""Blocks after the headline in which a byline, a credit or a dateline stands."""

_BETWEEN_AUTHORS = re.compile(r"\s*(?:;|\||\n)\s*")
_NOT_IN_NAMES = re.compile(r"[\d@<>/{}:]|https?|www\.|\.(?:com|org|net)\b", re.IGNORECASE)
_LANGUAGE = re.compile(r"([a-zA-Z]{2,3})(?:[-_][\w-]+)?")
_TITLE_END = re.compile(r"\s+[|\-–—»·]\s+")


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is said of the article around its text."""

    headline: str | None = None
    authors: tuple[str, ...] = ()
    site: str | None = None
    url: str | None = None
    language: str | None = None
    published: Dating | None = None
    credit: str | None = None
    dateline: str | None = None


def metadata(tree: Element, blocks: list[Block], page: Page) -> Metadata:
    """What the page says of its article; `page.metadata`, where given, goes before what the page says."""
    found = _trafilatura_metadata(tree, page.url)
    given = page.metadata
    site = given.site or _clean(found.get("sitename"))
    headline = given.title or _headline(_clean(found.get("title")), blocks, site)
    url = page.url or _clean(found.get("url"))
    authors, credit = _authors(
        given.authors or tuple(_BETWEEN_AUTHORS.split(found.get("author") or "")), site
    )
    head = _head(blocks, headline)
    if not authors:
        authors = next((said for line in head if (said := furniture.authors_of(line))), ())
    printed = next((said for line in head if (said := furniture.credit_of(line))), None)
    return Metadata(
        headline=headline,
        authors=authors,
        site=site,
        url=url,
        language=_language(tree),
        published=dates.published(
            tree,
            blocks,
            url,
            given=given.published,
            searched=found.get("date"),
            retrieved=page.retrieved,
        ),
        credit=(printed.agency if printed else None) or credit,
        dateline=printed.place if printed else None,
    )


def _trafilatura_metadata(tree: Element, url: str | None) -> dict[str, str]:
    """Title, author, sitename, url and date as trafilatura finds them; nothing where it fails."""
    try:
        document = extract_metadata(cast("HtmlElement", tree), default_url=url, extensive=False)
    except Exception:  # it parses whatever pages hold, and no page may end a run
        return {}
    values = {name: getattr(document, name, None) for name in ("title", "author", "sitename", "url", "date")}
    return {name: value for name, value in values.items() if isinstance(value, str) and value.strip()}


def _clean(text: str | None) -> str | None:
    return " ".join(text.split()) or None if text else None


def _headline(title: str | None, blocks: list[Block], site: str | None) -> str | None:
    """The title, without the site's name at its end; or the first main heading where there is none.

    >>> _headline("Ferries stop | Harbour Post", [], "Harbour Post"), _headline("North - South", [], None)
    ('Ferries stop', 'North - South')
    """
    if title is None:
        return next((block.text for block in blocks if block.tag == "h1"), None)
    parts = _TITLE_END.split(title)
    if len(parts) > 1 and site and parts[-1].casefold() == site.casefold():
        return title[: title.rindex(parts[-1])].rstrip(" |-–—»·") or title
    return title


def _authors(said: tuple[str, ...], site: str | None) -> tuple[tuple[str, ...], str | None]:
    """The people among the authors named, and the agency where one is.

    >>> _authors(("By Ada Reyes", "Reuters", "Harbour Post", "ada@post.example"), "Harbour Post")
    (('Ada Reyes',), 'Reuters')
    >>> _authors(("TOM HALE Associated Press", "From our port desk", "Ada Reyes Published"), None)
    (('Tom Hale', 'Ada Reyes'), 'Associated Press')
    """
    people: list[str] = []
    credit: str | None = None
    for each in said:
        name, agency = _name_and_agency(re.sub(r"(?i)^by:?\s+", "", " ".join(each.split())).strip(" ,."))
        credit = credit or agency
        is_site = site is not None and name.casefold().startswith(site.casefold())
        if not name or is_site or len(name) > LONGEST_NAME or _NOT_IN_NAMES.search(name):
            continue
        if len(name.split()) <= MOST_NAME_WORDS and name not in people:
            people.append(name)
    return tuple(people), credit


def _name_and_agency(said: str) -> tuple[str, str | None]:
    """The name without the job, the agency or the stamp printed after it; and that agency."""
    parts = said.split()
    agency = None
    for start in range(len(parts)):
        agency = furniture.agency_of(" ".join(parts[start:]))
        if agency:
            parts = parts[:start]
            break
    name = " ".join(parts)
    name = "" if names.is_body(name) else names.without_jobs(name)
    return name.title() if name.isupper() and " " in name else name, agency


def _head(blocks: list[Block], headline: str | None) -> list[str]:
    """The lines after the headline, where bylines and credits stand."""
    for i, block in enumerate(blocks):
        if block.tag == "h1" or (headline and block.text == headline and block.is_heading):
            return [line for near in blocks[i + 1 : i + 1 + HEAD_BLOCKS] for line in near.text.splitlines()]
    return []


def _language(tree: Element) -> str | None:
    """The language the page declares, as ISO 639 writes it: `en` for `en-GB`."""
    declared = [tree.get("lang") or tree.get("xml:lang")]
    for meta in tree.iter("meta"):
        name = (meta.get("property") or meta.get("name") or meta.get("http-equiv") or "").lower()
        if name in ("og:locale", "content-language", "language", "dc.language"):
            declared.append(meta.get("content"))
    for value in declared:
        if value and (found := _LANGUAGE.fullmatch(value.strip())):
            return found[1].lower()
    return None
