"""Who speaks: names, surnames, pronouns, roles and collectives, resolved inside one article."""

from __future__ import annotations

import re
from pathlib import Path

from reportedly.attributions.speakers import resolved
from reportedly.language import parse
from reportedly.model import Attribution, Span

ARTICLES = Path(__file__).with_name("speaker_articles.txt")
LEAST_RIGHT = 0.85
_MARK = re.compile(r"\[\[(.+?)\|(.+?)\]\]")


def marked(written: str) -> tuple[str, list[Attribution], list[str]]:
    """An article without its marks, an attribution for each, and the speaker that each mark names."""
    text, attributions, names, last = "", [], [], 0
    for match in _MARK.finditer(written):
        text += written[last : match.start()]
        source = Span(len(text), len(text) + len(match[1]))
        text += match[1]
        attributions.append(Attribution(f"a{len(names)}", (), "indirect", source=source))
        names.append(match[2])
        last = match.end()
    return text + written[last:], attributions, names


def spoken(found: Attribution) -> str:
    actors = found.speakers or ((found.speaker,) if found.speaker else ())
    return "+".join(actor.name for actor in actors)


def speakers_of(written: str) -> list[str]:
    text, attributions, _ = marked(written)
    return [spoken(found) for found in resolved(text, parse(text), attributions)[0]]


def articles() -> list[str]:
    return [
        part.partition("\n")[2].strip() for part in ARTICLES.read_text(encoding="utf-8").split("\n== ")[1:]
    ]


def test_most_speakers_of_the_written_articles_are_found() -> None:
    wrong, right = [], 0
    for written in articles():
        _, _, names = marked(written)
        for name, found in zip(names, speakers_of(written), strict=True):
            right += name == found
            wrong += [(name, found)] if name != found else []
    assert right / (right + len(wrong)) >= LEAST_RIGHT, wrong
