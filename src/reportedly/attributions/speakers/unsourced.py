"""Who speaks where no words of a source were found: who is named beside, does it, or has just spoken."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable

from spacy.tokens import Doc, Token

from reportedly.actors.capitals import runs
from reportedly.actors.discourse import Discourse, Resolved
from reportedly.actors.identities import adjectives
from reportedly.actors.known import Known
from reportedly.actors.nations import nations_in
from reportedly.actors.titles import groups_of, unspoken
from reportedly.attributions.speakers.doers import agent_of, doers
from reportedly.attributions.speakers.source_spans import verb_of
from reportedly.attributions.speakers.sources import Sources
from reportedly.language import covered
from reportedly.model import Attribution, Span

_QUOTES = frozenset({"“", '"'})
_EXPLETIVE = frozenset({"it", "there", "one", "you"})
_TOLD_TO = re.compile(r" to (?:AFP|EFE|ANSA|Reuters|the press|the media|journalists|reporters) ")
_SOMEBODY_THERE = re.compile(r"an? (?:[a-z-]+ ){0,2}?(?P<noun>[a-z-]+)(?= who\b|[,.;\n])")
"""Who is told of there without a name: `…”, recounted to AFP a shopkeeper who fled.`"""

_NAMED_THERE = re.compile(r"(?:[Tt]he )?[A-Z][\w’-]+(?: [A-Z][\w’-]+)*(?=[.,\n]|$)")
RELATIVE = frozenset({"who", "which", "that", "whom", "what"})


class Unsourced:
    """Reads such attributions, in reading order; `antecedent` tells whom `who` means."""

    def __init__(
        self,
        text: str,
        doc: Doc,
        so_far: Discourse,
        sources: Sources,
        antecedent: Callable[[Span], Resolved | None],
    ) -> None:
        self.text = text
        self.doc = doc
        self.so_far = so_far
        self.sources = sources
        self._antecedent = antecedent

    def speaker(self, attribution: Attribution) -> Resolved | None:
        """Who speaks where no source was found: who answers, is named beside, does it, or spoke before."""
        cue, direct = attribution.cue, attribution.manner == "direct"
        if direct and not self.so_far.outer and (cue is None or cue.of(self.text) == ":"):
            if self.so_far.myself:
                return [self.so_far.myself], "pronoun"  # an answer under a printed question
            if named := self._before_colon(attribution):
                return named
        return (
            self._after(attribution)
            or self._subject(attribution)
            or self._of_a_people(attribution)
            or self._carried(attribution)
        )

    def _of_a_people(self, attribution: Attribution) -> Resolved | None:
        """The country of what was said, by a noun for it: `The Turkish claim that the dam is safe`."""
        span = covered(self.doc, attribution.cue)
        if span is None or span.root.pos_ != "NOUN":
            return None
        told = [
            child
            for child in span.root.lefts
            if child.dep_ in {"amod", "compound"} and child.idx < span.root.idx
        ]
        codes = {code for child in told for code in nations_in(child.text) if child.text in adjectives()}
        return ([self.so_far.cast.country(codes.pop())], "role") if len(codes) == 1 else None

    def _before_colon(self, attribution: Attribution) -> Resolved | None:
        """Who is named last in what a headline has before what is quoted: `Lunch with Ann Lee: “No”`."""
        cue = attribution.cue
        line = self.text[self.text.rfind("\n", 0, cue.start) + 1 : cue.start] if cue else ""
        named = [(first, last) for first, last in runs(line) if last == len(line) and " " in line[first:last]]
        if cue is None or not named:
            return None
        first, last = named[0]
        found = self.sources.described(line[first:last], cue.start - len(line) + first)
        return found if found and found[0][0].kind == "person" and len(found[0][0].at) > 1 else None

    def _after(self, attribution: Attribution) -> Resolved | None:
        """Who is named after a cue that stands behind what is said: `…, announced the Kremlin.`

        `“We have bread,” confided to AFP Anush, a mother` too, with who is told before it.
        """
        cue = attribution.cue
        if cue is None or not any(piece.start < cue.start for piece in attribution.content):
            return None
        told = _TOLD_TO.match(self.text, cue.end)
        place = told.end() if told else cue.end + 1
        somebody = _SOMEBODY_THERE.match(self.text, place) if told else None
        if somebody and groups_of(somebody["noun"]):
            return self.sources.described(somebody[0], place)
        match = _NAMED_THERE.match(self.text, place)
        ends = [piece.end for piece in attribution.content]
        if match is None or not (told or any(place <= end <= match.end() for end in ends)):
            return None
        found = self.sources.described(match[0], place)
        return found if found and found[0][0].kind not in {"unknown", "place"} else None

    def _subject(self, attribution: Attribution) -> Resolved | None:
        """The subject of a cue whose source was not found: `“It is new,” underlined the king in a letter`."""
        cue = attribution.cue
        span = covered(self.doc, cue)
        verb = verb_of(span) if span is not None else None
        if verb is None and span is not None and cue is not None and cue.of(self.text).endswith(":"):
            verb = span.root if span.root.pos_ == "AUX" else None  # `Hugo Brandt was less diplomatic: “…”`
        if cue is None or verb is None or verb.lemma_.lower() in unspoken("any"):
            return None
        if (agent := agent_of(verb)) is not None:
            start = self.doc[agent.left_edge.i].idx
            return self.sources.meant(self.text[start : agent.idx + len(agent)], start)
        if any(child.dep_ in {"nsubjpass", "auxpass"} for child in verb.children):
            return None
        direct = attribution.manner != "indirect"
        beside = direct and verb.idx + len(verb) == cue.end
        found = doers(verb, beside)
        inverted = self.text[: cue.start].rstrip(" ,")[-1:] in {"”", '"', "’", "'"}
        for noun in found:
            inside = not inverted and any(
                piece.has(noun.idx) and not _is_all(piece, noun, cue) for piece in attribution.content
            )
            if inside or noun.pos_ not in {"NOUN", "PROPN", "PRON"} or noun.lower_ in _EXPLETIVE:
                continue
            start, end = self.doc[noun.left_edge.i].idx, noun.right_edge.idx + len(noun.right_edge)
            if noun.lower_ in RELATIVE:
                return self._antecedent(Span(noun.idx, noun.idx + len(noun)))
            meant = self.sources.meant(self.text[start:end], start)
            return meant if direct or meant is None or meant[0][0].kind != "unknown" else None
        return None

    def _carried(self, attribution: Attribution) -> Resolved | None:
        """Who speaks a quotation without a source.

        In the paragraph of the last speaker, that one; so too where the paragraph before is a quotation
        that was never closed. A paragraph of its own after one of two who talk is the other's.
        """
        if attribution.manner == "indirect" or self.so_far.outer or not attribution.content:
            return None
        start = attribution.content[0].start
        spoken = [one for one in self.so_far.spoken if one[0] < start]
        if not spoken:
            return None
        place, found = spoken[-1]
        between = self.text[place:start]
        if "\n" not in between:
            return found, "pronoun"
        above = self.text[:start].rstrip().rsplit("\n", 1)[-1]
        if between.count("\n\n") != 1 or self.text[:start].rstrip(" ")[-1:] != "\n":
            return None
        if above.count("“") > above.count("”"):
            return found, "pronoun"
        talking = self._two_who_talk()
        other = next((one for one in talking if one is not found[0]), None)
        return ([other], "pronoun") if other and found[0] in talking and above[:1] in _QUOTES else None

    def _two_who_talk(self) -> list[Known]:
        """The two who spoke last, if they did so in turn, in quotations of their own paragraphs."""
        lately = [found[0] for _, found in self.so_far.spoken[-3:] if len(found) == 1]
        people = list({id(one): one for one in lately if one.kind == "person"}.values())
        turns = sum(first is not second for first, second in itertools.pairwise(lately))
        return people if len(people) == 2 and len(lately) == 3 and turns == 2 else []


def _is_all(piece: Span, noun: Token, cue: Span) -> bool:
    """Whether a piece of content is only the subject right before its cue: `The Red Cross appealed for it`"""
    start, end = noun.doc[noun.left_edge.i].idx, noun.right_edge.idx + len(noun.right_edge)
    return (piece.start, piece.end) == (start, end) and cue.start == end + 1
