"""Who published an article, where and under which headline, as the page says for machines and for readers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import cast

from lxml.html import HtmlElement  # pyright: ignore[reportMissingTypeStubs]
from trafilatura.metadata import extract_metadata

from reportedly.articles import dates, furniture, heads, names
from reportedly.articles.linked_data import linked_data
from reportedly.articles.tree import Block, Element, words
from reportedly.model import Dating, Page

LONGEST_NAME = 60
"""Characters; what is longer is no person's name but a sentence about one."""

MOST_NAME_WORDS = 6
"""Words of a person's name: "Maria de los Angeles Ruiz Ortega" has six."""

HEAD_BLOCKS = 12
"""Blocks after the headline in which a byline, a credit or a dateline stands."""

HEAD_LINES = 6
"""Lines after the headline in which a byline stands."""

LONGEST_SITE = 5
"""Words of a site's name at the end of a title."""

_BETWEEN_AUTHORS = re.compile(r"\s*(?:;|\||\n)\s*")
_NOT_IN_NAMES = re.compile(r"[\d@<>/{}:]|https?|www\.|\.(?:com|org|net)\b", re.IGNORECASE)
_LANGUAGE = re.compile(r"([a-zA-Z]{2,3})(?:[-_][\w-]+)?")
_DOMAIN = re.compile(r"(?:www\.)?[\w-]+(?:\.[\w-]+)+", re.IGNORECASE)
_STANDFIRST = re.compile(
    r"(?i)stand-?first|\bdek\b|deck\b|sub-?(?:title|head)|strap-?line|summary|excerpt"
    r"|(?:^|[-_ ])(?:intro|lede)(?:$|[-_ ])"
)
_WAY = "crumb"
_SECTION = re.compile(r"(?i)kicker|section|category|eyebrow|rubric|topic")
_CREDIT_CLASSES = ("credit", "photo-credit", "image-credit", "photographer")
_TITLE_END = re.compile(r"\s+(?:[|\-–—»·•]|::)\s+")


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
    hints: heads.Hints = heads.MARKED_UP
    paragraphs: tuple[str, ...] = ()


def metadata(tree: Element, blocks: list[Block], page: Page) -> Metadata:
    """What the page says of its article; `page.metadata`, where given, goes before what the page says."""
    found = _trafilatura_metadata(tree, page.url)
    given = page.metadata
    told = linked_data(tree)
    meta = _named_in_head(tree)
    title = _clean(_title(tree))
    site = given.site or _site(_clean(found.get("sitename")), told.site, meta, title, blocks)
    said = _clean(found.get("title"))
    headline = given.title or _headline(title if said and said == site else said, blocks, site)
    url = page.url or _clean(found.get("url"))
    head = _head(blocks, headline)
    authors, credit = _byline(
        (given.authors, told.authors, _declared_authors(meta)), head, found.get("author") or "", site
    )
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
        dateline=(printed.place if printed else None)
        or next(
            (
                place
                for line in head[:HEAD_LINES]
                if furniture.authors_of(line) and (place := furniture.place_of(line))
            ),
            None,
        ),
        hints=heads.Hints(
            standfirsts=_standfirsts(blocks, headline),
            subheadlines=_subheadlines(blocks, headline, told.subheadline, meta),
            sections=_sections(tree, blocks, told.section, meta),
            photographers=tuple(
                block.text for block in blocks if block.element.get("class") in _CREDIT_CLASSES
            ),
            is_marked_up=True,
        ),
        paragraphs=told.paragraphs,
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
    """The title, without the site's name at its end, or the part of it that is a heading of the page; or the
    first main heading where there is none.

    >>> _headline("Ferries stop | Harbour Post", [], "Harbour Post"), _headline("North - South", [], None)
    ('Ferries stop', 'North - South')
    """
    if title is None:
        return next((block.text for block in blocks if block.tag == "h1"), None)
    parts = _TITLE_END.split(title)
    if len(parts) > 1 and site and parts[-1].casefold() == site.casefold():
        return title[: title.rindex(parts[-1])].rstrip(" |-–—»·") or title
    headings = {block.text.casefold(): block.text for block in blocks if block.is_heading}
    if len(parts) > 1 and title.casefold() not in headings:
        return next((headings[part.casefold()] for part in parts if part.casefold() in headings), title)
    return title


def _title(tree: Element) -> str | None:
    return next((each.text_content() for each in tree.iter("title")), None)


def _named_in_head(tree: Element) -> dict[str, str]:
    """What the page's `meta` elements say, by their names."""
    said: dict[str, str] = {}
    for each in tree.iter("meta"):
        name, value = each.get("property") or each.get("name"), _clean(each.get("content"))
        if name and value:
            said.setdefault(name.lower(), value)
    return said


def _site(
    found: str | None, told: str | None, meta: dict[str, str], title: str | None, blocks: list[Block]
) -> str | None:
    """The site's name: as its mark-up says, or what the title has beside the headline."""
    declared = meta.get("og:site_name") or told or meta.get("application-name")
    declared = _TITLE_END.split(declared)[0].lstrip("@") if declared else None
    if declared and not _DOMAIN.fullmatch(declared):
        return declared
    shown = {
        block.text.casefold() for block in blocks if len(block.text) > LONGEST_NAME // 4 or block.is_heading
    }
    if title and title.casefold() not in shown:
        parts = [part for part in _TITLE_END.split(title) if part]
        before, colon, after = title.partition(": ")
        if len(parts) > 1 and parts[0].casefold() in shown and len(parts[-1].split()) <= LONGEST_SITE:
            return parts[-1]
        if len(parts) > 1 and parts[-1].casefold() in shown and len(parts[0].split()) <= LONGEST_SITE:
            return parts[0]
        if colon and after.casefold() in shown and len(before.split()) <= LONGEST_SITE:
            return before
    return declared or found


def _byline(
    fields: tuple[tuple[str, ...], ...], head: list[str], guessed: str, site: str | None
) -> tuple[tuple[str, ...], str | None]:
    """The people who wrote it, by what says so most plainly; and the agency that stands among them."""
    printed = next((said for line in head[:HEAD_BLOCKS] if (said := furniture.authors_of(line))), ())
    agency: str | None = None
    for said in (*fields, printed, tuple(_BETWEEN_AUTHORS.split(guessed))):
        people, credit = _authors(said, site)
        agency = agency or credit
        if people:
            more = printed if len(printed) > len(people) and set(people) <= set(printed) else people
            return more, agency
    alone = [name for n, line in enumerate(head[:HEAD_LINES]) if (name := _alone(head, n, line))]
    return tuple(alone[:1]), agency


def _declared_authors(meta: dict[str, str]) -> tuple[str, ...]:
    """The names in a field that may list several: full names between commas."""
    names_declared = meta.get("author") or meta.get("parsely-author") or meta.get("dc.creator") or ""
    parts = tuple(
        each.strip() for each in re.split(r"\s*(?:,|;|\||\band\b)\s*", names_declared) if each.strip()
    )
    return parts if len(parts) > 1 and all(furniture.name_in(each) for each in parts) else (names_declared,)


def _alone(head: list[str], n: int, line: str) -> str | None:
    """A name that is a line by itself, next to a stamp or a credit."""
    near = [*head[max(0, n - 1) : n], *head[n + 1 : n + 2]]
    kinds = {furniture.kind_of(each, "head") for each in near}
    name = furniture.name_in(line)
    is_none = name is None or furniture.agency_of(name) is not None or names.is_body(name)
    return name if not is_none and kinds & {"stamp", "credit", "byline"} else None


def _subheadlines(
    blocks: list[Block], headline: str | None, told: str | None, meta: dict[str, str]
) -> tuple[str, ...]:
    """What may be the sub-headline: what machines are told, and what its mark-up's names or level say."""
    start = _start(blocks, headline)
    near = blocks[start : start + HEAD_LINES] if start is not None else []
    marked = [*(b.text for b in near if b.tag in ("h2", "h3")), *_standfirsts(blocks, headline)]
    described = [meta[key] for key in ("og:description", "description", "twitter:description") if key in meta]
    return tuple(each for each in (told, *described, *marked) if each)


def _standfirsts(blocks: list[Block], headline: str | None) -> tuple[str, ...]:
    """The lines after the headline that their names call its summary."""
    start = _start(blocks, headline)
    near = blocks[start : start + HEAD_LINES] if start is not None else []
    return tuple(block.text for block in near if _is_standfirst(block.element))


def _is_standfirst(element: Element) -> bool:
    chain = [element, *([parent] if (parent := element.getparent()) is not None else [])]
    said = " ".join(
        v for each in chain for key in ("class", "id", "data-gu-name", "itemprop") if (v := each.get(key))
    )
    return _STANDFIRST.search(said) is not None


def _sections(tree: Element, blocks: list[Block], told: str | None, meta: dict[str, str]) -> tuple[str, ...]:
    """The page's section, as machines are told it, or as the lines over the headline say."""
    declared = [meta.get("article:section"), told, meta.get("parsely-section")]
    ways = [
        [link.text_content().strip() for link in each.iter("a")]
        for each in tree.iter("div", "ol", "ul", "nav", "p")
        if _WAY in f"{each.get('class')} {each.get('id')}".lower()
    ]
    named = [
        b.text
        for b in blocks
        if _SECTION.search(b.element.get("class") or "") and furniture.is_section(b.text)
    ]
    return tuple(each for each in (*declared, *(way[-1] for way in ways if way), *named) if each)


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
        is_site = site is not None and _is_of_site(name, site)
        if not name or is_site or len(name) > LONGEST_NAME or _NOT_IN_NAMES.search(name):
            continue
        if len(name.split()) <= MOST_NAME_WORDS and not any(_is_same(name, other) for other in people):
            people.append(name)
    return tuple(people), credit


def _is_of_site(name: str, site: str) -> bool:
    """Whether a name is the site's: all of its words are.

    >>> _is_of_site("Harbour Post", "The Harbour Post"), _is_of_site("Post staff", "Post")
    (True, True)
    """
    one, other = name.casefold(), site.casefold()
    return one.startswith(other) or set(words(one)) <= set(words(other))


def _is_same(name: str, other: str) -> bool:
    """Whether two names are one person's: the same, with an initial more, or as a user's name.

    >>> _is_same("Tom L Hale", "Tom Hale"), _is_same("Tom-H", "Tom Hale"), _is_same("Ann Hale", "Tom Hale")
    (True, True, False)
    """
    one, two = words(name.casefold()), words(other.casefold())
    return (one[:1], one[-1:]) == (two[:1], two[-1:]) or (" " not in name and one[:1] == two[:1])


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


def _start(blocks: list[Block], headline: str | None) -> int | None:
    """Where what follows the headline begins."""
    title = words(headline or "")
    for i, block in enumerate(blocks):
        first = block.text.partition("\n")[0]
        if block.tag == "h1" or (title and words(first) == title and (block.is_heading or block.linked == 0)):
            return i + 1
    return None


def _head(blocks: list[Block], headline: str | None) -> list[str]:
    """The lines after the headline, where bylines and credits stand."""
    start = _start(blocks, headline)
    if start is None:
        return []
    own = blocks[start - 1].text.partition("\n")[2]
    near = [own, *(block.text for block in blocks[start : start + HEAD_BLOCKS])]
    return [line for text in near for line in text.splitlines() if line.strip()]


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
