"""Remains of what a page is made with: tags, entities, shortcodes, Markdown, templates, styles, scripts."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from functools import cache

from reportedly.articles.damage.printed import Printed
from reportedly.articles.damage.vocabulary import words_for
from reportedly.knowledge import table
from reportedly.model import Damage, Span


@cache
def _remains() -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    """What each remain is, what a text with one holds, and its form; the group `kept` is text that stays."""
    elements = "|".join(sorted({row["tag"] for row in table("html_elements")} | words_for("inline element")))
    shortcodes = "|".join(sorted(words_for("shortcode")))
    forms = (
        ("an HTML comment", "<!--", r"(?s:<!--.{0,2000}?-->)"),
        ("an HTML tag", "<", rf"(?i:</?(?:{elements})(?:\s[^<>\n]{{0,300}})?\s*/?>)"),
        ("a tag", '="', r"</?[a-z][\w-]*(?:\s+[\w-]+=\"[^<>\"\n]*\")+[^<>\n]{0,300}>|<[a-z][\w-]*/>"),
        ("a shortcode", "[", rf"\[/?(?:{shortcodes}|(?:vc|et_pb|su)_\w+)(?:[\s=][^\[\]\n]*)?\]"),
        ("a template's placeholder", "{", r"\{\{[^{}\n]{0,200}\}\}|\{%[^{}\n]{0,200}%\}|\$\{[\w.]+\}"),
        ("a script's object", "[object ", r"\[object \w+\]"),
        (
            "a script",
            "(",
            r"\(?\b(?:adsbygoogle|googletag|window|document|jQuery|dataLayer|_gaq|fbq|gtag)\b\s*[=.(\[].*",
        ),
        ("a script", "=", r"\b(?:var|let|const)\s+[\w$]+\s*=\s*[^\n;]*;"),
        ("a script", "{", r"(?:\bfunction\s*\w*|\$)\s*\([^()\n]*\)\s*\{.*"),
        (
            "a style",
            "{",
            r"(?:@media[^{}\n]{0,80}\{\s*)?[.#@][\w-][^{}\n]{0,80}\{\s*[a-z-]+\s*:[^{}\n]*\}\s*\}?",
        ),
        ("a style", "{", r"\b[a-z][\w.#:, >-]{0,80}\{\s*[a-z-]+\s*:[^{}\n;]*;[^{}\n]*\}"),
        ("a Markdown link", "](", r"!?\[(?P<kept>[^\[\]\n]+)\]\((?:https?://|/)[^()\s]+\)"),
        ("Markdown emphasis", "**", r"(?<![\w*])\*\*(?P<kept>[^*\s][^*\n]{0,300}?)(?<!\s)\*\*(?![\w*])"),
        ("a Markdown heading", "##", r"(?m:^#{2,6} (?=\S))"),
        ("wiki emphasis", "'''", r"'''(?P<kept>[^'\n]+)'''"),
        ("a wiki link", "[[", r"\[\[(?:[^\[\]|\n]+\|)?(?P<kept>[^\[\]|\n]+)\]\]"),
    )
    return tuple((what, sign, re.compile(form)) for what, sign, form in forms)


@cache
def _break() -> re.Pattern[str]:
    """A tag that starts a new line."""
    lines = "|".join(
        row["tag"] for row in table("html_elements") if row["use"] in ("block", "heading", "cell")
    )
    return re.compile(rf"</?(?:br|{lines})\b", re.IGNORECASE)


_ENTITY = re.compile(r"&(?:#\d{2,6}|#x[0-9a-fA-F]{2,5}|[A-Za-z]{2,8}\d?);")
_ESCAPE = re.compile(r"\\u[0-9a-fA-F]{4}|\\x[0-9a-fA-F]{2}|\\[nrt](?![\w\\])|(?<=\w)\\[\"']|\\\"")
_SIGN = re.compile(r"[<{\[&\\$*=#']")


def stray_markup(printed: Printed) -> Iterator[Damage]:
    r"""Tags, entities, escapes, shortcodes and the like, with the text that they stand for.

    >>> text = "**It**&nbsp;rained<br> in the bank\\u2019s yard; AT&T [sic] f**k 3 < 5."
    >>> [(found.span.of(text), found.suggestion) for found in stray_markup(Printed(text, ()))]
    [('<br>', ''), ('**It**', 'It'), ('&nbsp;', ' '), ('\\u2019', '’')]
    """
    if not _SIGN.search(printed.text):
        return
    for what, sign, form in _remains():
        if sign in printed.text:
            for found in form.finditer(printed.text):
                yield _damage(found, what, found.groupdict().get("kept") or _instead(printed.text, found))
    for found in _ENTITY.finditer(printed.text):
        if (meant := html.unescape(found.group())) != found.group():
            yield _damage(found, "an HTML entity", " " if meant == "\u00a0" else meant)
    for found in _ESCAPE.finditer(printed.text):
        if not printed.in_address(Span(found.start(), found.end())):
            yield _damage(found, "an escaped character", _unescaped(found.group()))


def _damage(found: re.Match[str], what: str, meant: str) -> Damage:
    return Damage(
        Span(found.start(), found.end()), "stray-markup", f"{what} that was left in the text", meant, True
    )


def _instead(text: str, found: re.Match[str]) -> str:
    """A space, where a tag that breaks the line is all that parts two words or sentences."""
    before, after = text[found.start() - 1 : found.start()], text[found.end() : found.end() + 1]
    return " " if _break().match(found.group()) and before.strip() and after.strip() else ""


def _unescaped(escape: str) -> str:
    if escape[1] in "ux":
        meant = chr(int(f"0x{escape[2:]}", base=0))
        return meant if meant.isprintable() or meant.isspace() else ""
    return " " if escape[1] in "nrt" else escape[1]
