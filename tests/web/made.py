"""Readings and statements made by hand: the text carries its own marks."""

from __future__ import annotations

import re
from datetime import datetime

from reportedly.model import (
    Actor,
    Article,
    Attribution,
    Damage,
    Dating,
    DatingCandidate,
    Furniture,
    Note,
    Reading,
    Relay,
    Span,
    Statement,
    Time,
    Versions,
)

STORY = (
    "[1:Energy minister Ana Reyes] <1:said> on Tuesday {1:that the grid “will hold” through the winter}, "
    "a day after a power line near the border went dark.\n\n"
    "{2:“We have repaired what was broken,”} [2:she] <2:told> the Meridian news agency. "
    "{2:“The rest is weather.”}\n\n"
    "[3:The opposition] <3:claimed> {3:that [4:two engineers] had <4:warned> {4:of a failure in August}}, "
    "which the ministry [5:spokesman] <5:denied>{5: as invented}. <6:According to> "
    "[6:a report seen by the agency], {6:the line was las inspected in 2019}.\n\n"
    "No one was hurt."
)


def reading_of(marked: str, **article: object) -> Reading:
    """A reading of text in which `[1:…]` is a source, `<1:…>` a cue and `{1:…}` a content."""
    text, spans = "", {}
    opened: list[tuple[str, int, int]] = []
    for token in re.findall(r"[\[<{]\d+:|[\]>}]|[^\[\]<>{}]+|.", marked, re.DOTALL):
        if re.fullmatch(r"[\[<{]\d+:", token):
            opened.append((token[0], int(token[1:-1]), len(text)))
        elif token in {"]", ">", "}"} and opened:
            kind, number, start = opened.pop()
            spans.setdefault((kind, number), []).append(Span(start, len(text)))
        else:
            text += token
    numbers = sorted({number for _, number in spans})
    attributions = tuple(
        Attribution(
            f"a{number}",
            tuple(sorted(spans.get(("{", number), []), key=lambda span: span.start)),
            "direct" if number == 2 else "indirect",
            source=spans.get(("[", number), [None])[0],
            cue=spans.get(("<", number), [None])[0],
        )
        for number in numbers
    )
    paragraphs = tuple(Span(found.start(), found.end()) for found in re.finditer(r"[^\n]+", text))
    return Reading(Article(text, paragraphs, **article), attributions)  # pyright: ignore[reportArgumentType]


def day(year: int, month: int, date: int) -> dict[str, datetime]:
    """A whole day as bounds."""
    return {
        "earliest": datetime(year, month, date),
        "latest": datetime(year, month, date, 23, 59, 59),
    }


def whole_reading() -> Reading:
    """A reading in which every field that is shown holds something."""
    plain = reading_of(STORY)
    text = plain.article.text
    reyes = Actor("ana-reyes", "Ana Reyes", "person", roles=("energy minister",))
    tuesday = text.index("on Tuesday") + 3
    las = text.index("las ")
    first, second, third, fourth, fifth, sixth = plain.attributions
    when = Time(Span(tuesday, tuesday + 7), "2024-06-11", **day(2024, 6, 11))
    return Reading(
        Article(
            text,
            plain.article.paragraphs,
            url="https://example.org/grid",
            site="The Harbour Post",
            headline="Minister: the grid ‘will hold’ through the winter",
            authors=("Jo Lind",),
            credit="Meridian News Agency",
            dateline="VALPORT",
            published=Dating(
                **day(2024, 6, 12),
                certainty=0.71,
                candidates=(
                    DatingCandidate(**day(2024, 6, 12), score=0.71, reason="printed under the headline"),
                    DatingCandidate(**day(2019, 6, 12), score=0.2, reason="the same weekday in 2019"),
                ),
            ),
            language="en",
            furniture=(
                Furniture(Span(0, 15), "share", "Spread the word"),
                Furniture(Span(40, 70), "caption", "Photo: a pylon at dusk"),
            ),
            damage=(
                Damage(Span(las, las + 3), "filtered-letters", "a letter is missing", "last", certain=True),
            ),
        ),
        (
            _with(first, speaker=reyes, act="state", factuality="PR+", when=when),
            _with(
                second,
                speaker=reyes,
                act="affirm",
                factuality="CT+",
                relays=(
                    Relay("medium", "call"),
                    Relay("agency", "Meridian", Actor("mna", "Meridian", "agency")),
                    Relay("site", "The Harbour Post"),
                ),
            ),
            _with(
                third,
                act="claim",
                speakers=(Actor("unity", "Unity", "organisation"), Actor("greens", "Greens", "organisation")),
                nested=(_with(fourth, id="a3.1", within="a3", act="warn", factuality="CT+"),),
            ),
            _with(fifth, act="deny", factuality="CT-", answers=("a3", "a3.1")),
            sixth,
        ),
        notes=(Note("text", "one sentence was cut off at the end"),),
        versions=Versions("0.1.0", "model", "facts"),
    )


def _with(attribution: Attribution, **changes: object) -> Attribution:
    return Attribution(
        **{name: getattr(attribution, name) for name in attribution.__struct_fields__} | changes
    )


def statement(number: int, content: str, speaker: str | None = None, **fields: object) -> Statement:
    """One statement of page `number`."""
    values: dict[str, object] = {
        "manner": "indirect",
        "speaker": speaker,
        "source": speaker,
        "cue": "said",
        "published": datetime(2024, 6, number),
        "site": f"site{number}.example",
        "headline": f"Headline {number}",
        "found_at": f"https://site{number}.example/story",
    } | fields
    return Statement(f"page{number}/{abs(hash(content))}", f"page{number}", content, **values)  # pyright: ignore[reportArgumentType]
