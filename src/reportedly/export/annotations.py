"""The words that a statement rests on, as W3C Web Annotations (https://www.w3.org/TR/annotation-model)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reportedly.ledger import Selection
from reportedly.model import Attribution

CONTEXT_LENGTH = 32
"""Code points before and after the words, by which they are found again in a text that has changed."""


@dataclass(frozen=True)
class Words:
    """Source, cue or content of a statement: the words, where they stand, and what stands around them."""

    page: str
    statement: str
    role: str
    nth: int
    start: int
    end: int
    exact: str
    prefix: str
    suffix: str

    @property
    def id(self) -> str:
        """What tells it from others: one statement may have several pieces of content."""
        return f"{self.statement}:{self.role}{self.nth}"

    def node(self, own: str, statement: str, article: str) -> dict[str, object]:
        """The annotation: the statement is found at these words of the article. Positions are code points."""
        quote = {"prefix": self.prefix, "exact": self.exact, "suffix": self.suffix}
        return {
            "id": own,
            "type": "Annotation",
            "motivation": "identifying",
            "role": self.role,
            "body": statement,
            "target": {
                "type": "SpecificResource",
                "source": article,
                "selector": [
                    {"type": "TextPositionSelector", "start": self.start, "end": self.end},
                    {"type": "TextQuoteSelector", **{name: text for name, text in quote.items() if text}},
                ],
            },
        }


class Spans:
    """The words of statements: the reading of a page is loaded once, where its statements come together."""

    def __init__(self, selection: Selection) -> None:
        self._selection = selection
        self._page = ""
        self._text = ""
        self._attributions: dict[str, Attribution] = {}

    def of(self, page: str, statement: str) -> Iterator[Words]:
        """The words of a statement of a page, by the ids of both."""
        if page != self._page:
            reading = self._selection.reading(page)
            self._page, self._text = page, reading.article.text
            self._attributions = {f"{page}/{one.id}": one for one in reading.statements()}
        found = self._attributions[statement]
        for role, spans in (("source", (found.source,)), ("cue", (found.cue,)), ("content", found.content)):
            for nth, span in enumerate(filter(None, spans)):
                yield Words(
                    page,
                    statement,
                    role,
                    nth,
                    span.start,
                    span.end,
                    span.of(self._text),
                    self._text[max(0, span.start - CONTEXT_LENGTH) : span.start],
                    self._text[span.end : span.end + CONTEXT_LENGTH],
                )
