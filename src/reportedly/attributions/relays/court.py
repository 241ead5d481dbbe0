"""What witnesses say in court is testimony, in all of a report from there; what lawyers say there is none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from reportedly.attributions.relays.outlets import words
from reportedly.attributions.relays.tying import indices
from reportedly.model import Article, Attribution, Relay

TESTIMONY = "testimony"
HEARING = "hearing"

_COUNSEL = re.compile(r"\b([A-Z][\w'’-]+),? (?:KC|QC|SC|prosecuting|defending)\b")
"""A lawyer's last name, as British reports tell one: `Ann Lee KC`, `Ann Lee, prosecuting`."""

_SITTING = re.compile(r"\b(?:inquest|coroner|jury|jurors|magistrates|crown court)\b", re.IGNORECASE)
_PARTED = re.compile(r"\b(?:committee|inquiry|tribunal|commission)\b", re.IGNORECASE)
_TRIED = re.compile(r"\b(?:inquest|coroner|jury|jurors|magistrates|courts?|trial)\b", re.IGNORECASE)
_UNSAID = frozenset({"believe", "hope", "want", "fear", "intend", "suspect", "doubt"})
_AROUND = 5
"""Tokens from a cue in which `outside court` would stand."""

_PRESENT = frozenset({"VBZ", "VBP"})
_BEFORE = frozenset({"had", "'d", "’d", "has", "have"})


class Court:
    """A report from court: its attributions in reading order, and who its lawyers are."""

    def __init__(self, article: Article, doc: Doc, attributions: Sequence[Attribution]) -> None:
        self.text = article.text
        self.doc = doc
        self.attributions = attributions
        names = frozenset(_COUNSEL.findall(article.text))
        self.sits = bool(names) or bool(_SITTING.search(article.text))
        self.sworn = HEARING if _is_inquiry(article.text) else TESTIMONY
        self.counsel = names | frozenset(words("counsel"))

    def is_counsel(self, attribution: Attribution) -> bool:
        """Whether a lawyer or the judge speaks: by the words of the source, or a name told with `KC`."""
        speaker = attribution.speaker
        known = speaker is not None and speaker.name.split()[-1] in self.counsel
        return known or any(self.doc[i].text in self.counsel for i in indices(self.doc, attribution.source))

    def testified(self, own: Sequence[Sequence[Relay]]) -> Iterator[tuple[int, list[Relay]]]:
        """The attributions that are testimony though nothing beside them says so, with that link.

        `Roth told the jury …` makes testimony of all that he replied, admitted or denied there, and so do the
        questions of a lawyer: `Asked by Ann Lee KC whether he slept, Roth replied …`.
        """
        sworn = [any(link.name == self.sworn for link in links) for links in own]
        if not self.sits and not any(sworn):
            return
        answers = {index for index in range(len(own)) if not own[index] and self._answers(index)}
        witnesses = {self._speaker(index) for index, is_sworn in enumerate(sworn) if is_sworn}
        witnesses |= {self._speaker(index) for index in answers}
        for index, attribution in enumerate(self.attributions):
            known = self._speaker(index) in witnesses - {""} and self._is_told(index)
            if not own[index] and not attribution.within and (index in answers or known):
                yield index, [Relay("medium", self.sworn)]

    def is_sworn_hearing(self, relay: Relay) -> bool:
        """Whether `the hearing` is a court's: `Roth told the hearing`, at an inquest."""
        named = relay.span.of(self.text).lower().endswith(HEARING) if relay.span else False
        return relay.name == HEARING and named and self.sits and not _PARTED.search(self.text)

    def _speaker(self, index: int) -> str:
        speaker = self.attributions[index].speaker
        return speaker.id if speaker else ""

    def _is_told(self, index: int) -> bool:
        """Whether a cue tells what was said there: not `denies arson`, `had told the police`, `believes`."""
        attribution = self.attributions[index]
        cue = [self.doc[i] for i in sorted(indices(self.doc, attribution.cue))]
        standing = any(token.tag_ in _PRESENT or token.lower_ in _BEFORE for token in cue)
        heard = any(token.lemma_ == "hear" for token in cue)  # `the inquiry heard that`
        return attribution.act not in _UNSAID and not standing and not heard and not self._is_elsewhere(cue)

    def _is_elsewhere(self, cue: list[Token]) -> bool:
        """Whether somebody outside the court is told: `Roth told the police`, `said outside court`."""
        if not cue or not cue[-1].i + 1 < len(self.doc):
            return False
        objects = [child for token in cue for child in token.children if child.dep_ in {"dobj", "dative"}]
        asked = any(token.lemma_ == "tell" for token in cue)
        around = self.doc[cue[-1].i : cue[-1].i + _AROUND].text.lower()
        return "outside" in around or (asked and bool(objects) and not _is_court(objects))

    def _answers(self, index: int) -> bool:
        """Whether somebody answers a lawyer: cross-examined by one, or right after one's question."""
        mine = self.attributions[index]
        if mine.within or mine.cue is None or mine.source is None or self.is_counsel(mine):
            return False
        cue = [self.doc[i] for i in sorted(indices(self.doc, mine.cue))]
        if not self._is_told(index):
            return False
        if self._is_asked(min(indices(self.doc, mine.source))):
            return True
        if not any(token.lemma_ in words("answering") for token in cue):
            return False
        before = [one for one in self.attributions[:index] if not one.within and one.content]
        return bool(before) and self.is_counsel(before[-1])

    def _is_asked(self, source: int) -> bool:
        """Whether a lawyer questions somebody in the words before: `Cross-examined by Ann Lee KC, Roth …`."""
        before = self.doc[self.doc[source].sent.start : source]
        asked = any(token.lower_ in words("questioning") for token in before)
        return asked and any(token.text in self.counsel for token in before)


def _is_inquiry(text: str) -> bool:
    """Whether evidence is given to an inquiry, a committee or a tribunal, and not to a court.

    >>> _is_inquiry("Nurses gave evidence to the inquiry. The inquiry, set up after a court ruling, goes on.")
    True
    """
    return len(_PARTED.findall(text)) > len(_TRIED.findall(text))


def _is_court(objects: list[Token]) -> bool:
    return any(words("medium").get(token.lower_) in {TESTIMONY, HEARING} for token in objects)
