"""What the lines around an article say of it: sub-headline, section, credit, who took the pictures.

Both readings of a page, plain text and HTML, come here last, with the article and all that stands around it
in the page's order; what the mark-up says besides is given as hints.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from msgspec.structs import replace

from reportedly.articles import furniture
from reportedly.model import Article, Furniture

NEAR_HEADLINE = 6
"""Lines after the headline in which its sub-headline stands."""

SECTION_LINES = 2
"""Lines over the headline in which its section stands; those farther up are the site's menu."""

SECTION_WORDS = 5
"""Words of a section's name, at most."""

SUBHEADLINE_WORDS = (3, 45)
"""Words of a sub-headline, at least and at most."""

PHOTOGRAPHER_WORDS = 5
"""Words of who took a picture, at most."""

_WORD = re.compile(r"\w+")
_PHOTO = r"(?:photo(?:graph(?:s|y)?)?s?|image|picture|foto|pic|illustration)s?"
_TAKEN_BY = re.compile(
    rf"(?i)\b{_PHOTO}(?: (?:credit|courtesy))?"
    r"(?:\s*[:©]\s*|,? (?:courtesy of|provided by|supplied by|by) )(?P<name>(?:[^.|)\]]|(?<=\b[A-Z])\.)+)"
)
_BRACKETED = re.compile(
    r"[(\[](?:(?i:photo|image|picture|credit|source|file)s?:? (?:by )?)?(?P<name>[^()\[\]]{2,60})[)\]]\.?$"
)
_AGENCY_PHOTO = re.compile(r"\b(?P<agency>[A-Z]{2,5}) [Pp]hoto(?:/(?P<name>[^)\]]+))?")
_CREDIT_LINE = re.compile(r"(?i)credit:\s*(?P<name>.{2,60})")
_PARTS = re.compile(r"\s*(?:/|,| via | for | – |\| )\s*")
_COPYRIGHT = re.compile(
    r"(?i)(?:©|\(c\)|copyright(?: \(c\))?)\s*(?:\d{4})?(?:[ ,-]*\d{4})?\s*(?:by )?(?P<name>[^.|,]{2,50})"
)
_HELPED = re.compile(
    r"(?i)\(?(?:(?:additional|further) )?(?:reporting|material|inputs?|files|contributions?)"
    r"\s+(?:by|from)\s+(?P<name>[^.;)]+)\)?\.?"
)
_WITH = re.compile(
    r"(?i)[(–—-]*\s*(?:with|source:|via|by)\s+(?:(?:inputs?|files|reporting|material|reports)\s+from\s+)?(?P<name>[^|.)]+)[|.)]?.*"
)


@dataclass(frozen=True, slots=True)
class Hints:
    """What the mark-up says: lines that may be the sub-headline, sections in order, names beside pictures."""

    subheadlines: tuple[str, ...] = ()
    standfirsts: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    photographers: tuple[str, ...] = ()
    is_marked_up: bool = False


MARKED_UP = Hints(is_marked_up=True)
"""Of a page of HTML that says nothing besides."""


def completed(article: Article, hints: Hints | None = None) -> Article:
    """The article with what its surroundings say of it, as far as it does not say so already."""
    hints = hints or Hints()
    head, foot = _around(article)
    return replace(
        article,
        subheadline=article.subheadline or _subheadline(article, head, hints),
        section=article.section or _section(article, head, hints),
        credit=article.credit or _credit(head, foot),
        photo_credits=article.photo_credits or _photo_credits(article, hints),
    )


def _around(article: Article) -> tuple[list[Furniture], list[Furniture]]:
    """The lines up to the last that follow the headline closely, and those after them."""
    lines = article.furniture
    at = next((n for n, each in enumerate(lines) if each.kind == "headline"), -1)
    return list(lines[: at + 1 + NEAR_HEADLINE]), list(lines[at + 1 :])


# --- Sub-headline and section ----------------------------------------------------------------


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())


def _subheadline(article: Article, head: list[Furniture], hints: Hints) -> str | None:
    """The line that the mark-up means, where the page shows it; in plain text, the one after the headline."""
    at = next((n for n, each in enumerate(head) if each.kind == "headline"), None)
    meant = [_words(each) for each in hints.subheadlines]
    title = _words(article.headline or "")
    least, most = SUBHEADLINE_WORDS
    for place, each in enumerate(head[at + 1 :] if at is not None else []):
        said = _words(each.text)
        if each.kind not in ("other", "headline", "section", "caption") or not least <= len(said) <= most:
            continue
        is_plain = not hints.is_marked_up and place == 0 and each.kind == "other"
        is_byline = any(name in each.text for name in article.authors) or "|" in each.text
        if is_byline or furniture.kind_of(each.text, "head") is not None:
            continue
        if said != title and (said in meant or is_plain) and furniture.name_in(each.text) is None:
            return each.text
    first = article.paragraphs[0].of(article.text) if article.paragraphs else ""
    return first if first in hints.standfirsts else None


def _section(article: Article, head: list[Furniture], hints: Hints) -> str | None:
    """The section that the mark-up gives, or the last of those named over the headline."""
    title, site = _words(article.headline or ""), _words(article.site or "")
    for each in hints.sections:
        is_other = _words(each) == title or set(_words(each)) <= {*site, "home", "news"} or "." in each[1:-1]
        if not is_other and each[:1].isupper() and "," not in each and len(each.split()) <= SECTION_WORDS:
            return each
    at = next((n for n, each in enumerate(head) if each.kind == "headline"), len(head))
    for each in (*head[at + 1 :], *reversed(head[max(0, at - SECTION_LINES) : at])):
        words = furniture.plain(each.text)
        words = re.sub(r"(?i)^section:\s*", "", words)
        if each.kind == "section" and furniture.is_section(words):
            return words
    return None


# --- Whose report it is ----------------------------------------------------------------------


def _credit(head: list[Furniture], foot: list[Furniture]) -> str | None:
    """The agency that a line names whose report it is, that it helped, or that holds the rights."""
    beside = {n + step for n, each in enumerate(head) if each.kind == "caption" for step in (-1, 1)}
    for n, each in enumerate(head):
        if n in beside and len(each.text.split()) <= PHOTOGRAPHER_WORDS and not furniture.place_of(each.text):
            continue  # whose picture it is
        if each.kind in ("credit", "byline", "stamp", "source-link") and (said := _agencies_in(each.text)):
            return said
    for each in foot:
        for pattern in (_HELPED, _COPYRIGHT, _WITH):
            found = pattern.fullmatch(each.text.strip()) or (
                pattern is _COPYRIGHT and pattern.match(each.text)
            )
            if not found or each.kind == "caption":
                continue
            name = found["name"].strip()
            if said := (furniture.agency_of(name) if pattern is _COPYRIGHT else _agencies_in(name)):
                return said
        if each.kind == "credit" and (said := furniture.credit_of(each.text)) and said.agency:
            return said.agency
    return None


def _agencies_in(line: str) -> str | None:
    """The agencies among the parts of a line.

    >>> _agencies_in("PTI | Updated: June 12, 2024"), _agencies_in("Ada Reyes and agencies")
    ('Press Trust of India', 'agencies')
    """
    words = furniture.plain(line)
    parts = re.split(r"(?i)\s*(?:\||,|/|·|;|\band\b|\bwith\b|\bfor\b|\bby\b|\bsource:|&)\s*", words)
    named = [agency for part in parts if (agency := furniture.agency_of(part.strip(" .()")))]
    if named:
        return ", ".join(dict.fromkeys(named))
    return "agencies" if any(part.lower() in ("agencies", "news agencies") for part in parts) else None


# --- Pictures --------------------------------------------------------------------------------


def _photo_credits(article: Article, hints: Hints) -> tuple[str, ...]:
    names = [name for each in hints.photographers if (name := _photographer(each))]
    for each in article.furniture:
        if each.kind in ("caption", "byline", "credit", "other"):
            names += taken_by(each.text, is_caption=each.kind == "caption")
    return tuple(dict.fromkeys(names))


def taken_by(line: str, *, is_caption: bool = False) -> list[str]:
    """Who took or gave the picture, as a line says it.

    >>> taken_by("Crews at the gate. Photograph: Rui Alves/The Meridian"), taken_by("(AP Photo/Rui Alves)")
    (['Rui Alves'], ['Rui Alves'])
    >>> taken_by("A captain waits (Getty Images)", is_caption=True), taken_by("Photos by Ben Osei and Li Wei")
    (['Getty Images'], ['Ben Osei', 'Li Wei'])
    """
    patterns = [_AGENCY_PHOTO, _TAKEN_BY, _CREDIT_LINE, *([_BRACKETED] if is_caption else [])]
    for pattern in patterns:
        if (found := pattern.search(line)) is not None:
            said = found["name"] or found["agency"] if pattern is _AGENCY_PHOTO else found["name"]
            names = [name for each in re.split(r" and | & ", said) if (name := _photographer(each))]
            if names:
                return names
    return []


def _photographer(said: str) -> str | None:
    """The first name of several that share a credit: who took it, before who sells or shows it."""
    said = re.sub(
        r"(?i)^(?:photo(?:graph)?s?|credit|image|picture|by|courtesy of)[: ]+(?:by )?", "", said.strip()
    )
    name = next((part.strip(" .©()[]") for part in _PARTS.split(said) if part.strip(" .©")), "")
    is_name = (
        0 < len(name.split()) <= PHOTOGRAPHER_WORDS and name[:1].isupper() and not any(map(str.isdigit, name))
    )
    return name if is_name else None
