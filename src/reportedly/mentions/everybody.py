"""All mentions of an article, in reading order, and one `Actor` for each bearer."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from msgspec.structs import replace
from spacy.tokens import Doc

from reportedly.actors.discourse import Discourse, Resolved
from reportedly.actors.identities import day_of
from reportedly.actors.known import Known
from reportedly.actors.pronouns import GENDERED
from reportedly.articles.marks import leaves_open
from reportedly.attributions.speakers.sources import Sources
from reportedly.mentions.names import NamesRead
from reportedly.mentions.taking_up import owner, pointing, pronouns
from reportedly.model import Actor, Article, Attribution, Mention, Span

_LEAD = 500
"""Characters of the longest headline and lead, for text that has no paragraphs. A judgement."""

_UNNAMED = frozenset({"unknown", "group"})
_Heard = tuple[Span, Attribution]


def mentioned(
    article: Article, doc: Doc, attributions: Sequence[Attribution], sources: Sequence[Mention]
) -> tuple[tuple[Attribution, ...], tuple[Mention, ...]]:
    """The attributions, and every mention of an actor, each bearer being one and the same `Actor` in both.

    `sources` are the mentions in source words, which are kept: what is found beside them are names, and the
    pronouns and roles that mean somebody who is named.
    """
    read = _Article(article, doc, attributions, sources)
    taken = [mention.span for mention in sources]
    by_source = {(mention.span, mention.actor.id) for mention in sources}
    found = [*sources]
    for span, known, how in read.all():
        actor = known.actor()
        within = [one for one in taken if one.overlaps(span)]
        if any((one, actor.id) in by_source for one in within):
            continue
        found.append(Mention(span, actor, how))
    found.sort(key=lambda mention: (mention.span.start, -mention.span.end))
    one_each = _united([*(one.actor for one in found), *read.actors()])
    kept = tuple(_with(attribution, one_each) for attribution in attributions)
    return kept, tuple(dict.fromkeys(replace(one, actor=one_each[one.actor.id]) for one in found))


class _Article:
    """One pass over an article, that remembers who was named and who spoke."""

    def __init__(
        self, article: Article, doc: Doc, attributions: Sequence[Attribution], sources: Sequence[Mention]
    ) -> None:
        self.text = article.text
        self.doc = doc
        self.so_far = Discourse(article.text, doc, day_of(article))
        self.so_far.contents = tuple(piece for one in attributions for piece in one.content)
        self.sources = Sources(article.text, doc, self.so_far)
        self.names = NamesRead(article.text, doc, self.so_far, self.sources)
        self._heard: list[_Heard] = sorted(
            ((piece, one) for one in attributions for piece in one.content),
            key=lambda pair: (pair[0].start, -pair[0].end),
        )
        self._starts = [span.start for span, _ in self._heard]
        self._sources = tuple(sources)
        self._by_id: dict[str, Known] = {}
        self._lead = _lead_end(article.text)
        self._cited = tuple(mention.span for mention in sources)
        self._spoken = sorted((one for one in attributions if not one.within), key=Attribution.start)

    def actors(self) -> Iterator[Actor]:
        """Everybody the article names, whoever means them."""
        for known in (*self.so_far.cast.people, *self.so_far.cast.others.values()):
            yield known.actor()

    def all(self) -> list[tuple[Span, Known, str]]:
        """Every mention outside source words that are a pronoun or a role, in reading order."""
        asked = [
            *((start, end, "name") for start, end in self.names.spans()),
            *((start, end, "pronoun") for start, end in pronouns(self.text)),
            *((start, end, "role") for start, end in pointing(self.doc)),
        ]
        found: list[tuple[Span, Known, str]] = []
        names: list[tuple[Span, Known]] = []
        for start, end, kind in sorted(asked, key=lambda one: (one[0], one[2] == "role")):
            self._hear(start)
            span = Span(start, end)
            if kind == "name":
                meant = self.names.meant(start, end)
                if meant is not None and _is_named(meant[0]):
                    names.append((span, meant[0]))
                    found.append((span, *meant))
            elif not self._is_cited(span, kind):
                known = self._owner(span, found) if kind == "pronoun" else None
                known = known or self._taken_up(span, kind)
                if known is not None:
                    found.append((span, known, kind))
        headlines = ((Span(start, end), known, how) for start, end, known, how in self.names.in_headlines())
        named = [(one, known) for one, known, how in found if how not in {"role", "pronoun"}]
        kept = [
            one
            for one in found
            if one[2] != "role" or not any(one[0].overlaps(span) and one[1] is who for span, who in named)
        ]
        return [*kept, *headlines]

    def _is_cited(self, span: Span, kind: str) -> bool:
        """Whether words are a source, or begin one, which is resolved already: not `his` of `his deputy`."""
        if kind == "pronoun":
            return span in self._cited
        return any(one.start == span.start for one in self._cited)

    def _hear(self, until: int) -> None:
        """Note who speaks before an offset, for the pronouns that take them up."""
        while self._spoken and self._spoken[0].start() < until:
            one = self._spoken.pop(0)
            heard = [known for actor in one.actors() if (known := self._known(actor)) is not None]
            if heard:
                self.so_far.remember(heard, one.start())

    def _known(self, actor: Actor) -> Known | None:
        """An actor of the reading as this pass knows it."""
        held = self._by_id.get(actor.id)
        if held is None or held.key() != actor.id:
            cast = self.so_far.cast
            there = (known for known in (*cast.people, *cast.others.values()) if known.key() == actor.id)
            held = next(there, None)
            if held is not None:
                self._by_id[actor.id] = held
        return held

    def _owner(self, span: Span, found: Sequence[tuple[Span, Known, str]]) -> Known | None:
        """The subject whose `his` or `her` it is: `Kim wants to develop his programme`."""
        at = owner(self.doc, span.start)
        if at is None:
            return None
        gender = GENDERED[span.of(self.text).lower()]
        for one, known, _ in reversed(found):
            if one.has(at) and known.kind == "person" and known.gender in {gender, ""}:
                return known
        return None

    def _taken_up(self, span: Span, kind: str) -> Known | None:
        """Whom a pronoun or a role means, if it is somebody with a name."""
        self._inside(span)
        words = span.of(self.text)
        if kind == "pronoun":
            self.sources.follow(span.start)
            found = self.so_far.pronoun(words.lower(), span.start)
        else:
            found = self._by_role(words, span.start)
        self.so_far.outer = ()
        self.so_far.quoted = ()
        if not found or len(found[0]) != 1:
            return None
        return found[0][0] if _is_named(found[0][0]) else None

    def _by_role(self, words: str, start: int) -> Resolved | None:
        """Whom a role means, if that is known of somebody: nobody becomes a clerk by being spoken of last.

        In headline and lead, which tell of people before naming them, what is new may be said.
        """
        called = [
            mention.actor
            for mention in self._sources
            if mention.span.start < start and mention.span.of(self.text).lower() == words.lower()
        ]
        if called and (heard := self._known(called[-1])) is not None:
            return [heard], "role"
        held = [(person, [*person.roles], [*person.at]) for person in self.so_far.cast.people]
        found = self.sources.described(words, start)
        if start < self._lead:
            return found
        for person, roles, at in held:
            if found and found[0][0] is person and person.roles != roles:
                person.roles, person.at = roles, at
                return None
        return found

    def _inside(self, span: Span) -> None:
        """Note in whose words an offset stands."""
        before = self._heard[: bisect_right(self._starts, span.start)]
        around = [one for piece, one in reversed(before) if piece.has(span.start)]
        outer = [known for one in around for actor in one.actors() if (known := self._known(actor))]
        self.so_far.outer = tuple(outer)
        ahead = self.text[self.text.rfind("\n", 0, span.start) + 1 : span.start]
        self.so_far.in_quote = bool(outer) and leaves_open(ahead)
        direct = around[0] if around and around[0].manner == "direct" else None
        self.so_far.quoted = direct.content if direct else ()


def _lead_end(text: str) -> int:
    """Where the first two paragraphs end, of which one is the headline."""
    ends = [match.end() for match in re.finditer(r"[^\n]+", text)][:2]
    return min(ends[-1] if ends else 0, _LEAD)


def _is_named(known: Known) -> bool:
    """Whether an actor is known by a name, and not only as it is described."""
    if known.identity is not None or known.leader is not None:
        return True
    return (
        known.kind not in _UNNAMED
        and known.name[:1].isupper()
        and (known.kind != "person" or known.is_named())
    )


# --- One actor for each bearer -------------------------------------------------------------


def _united(actors: Sequence[Actor]) -> dict[str, Actor]:
    """One record by id, with all that the others of that id tell."""
    found: dict[str, Actor] = {}
    for actor in actors:
        held = found.get(actor.id)
        found[actor.id] = actor if held is None else _joined(held, actor)
    return found


def _joined(first: Actor, other: Actor) -> Actor:
    return replace(
        first,
        kind=other.kind if first.kind == "unknown" else first.kind,
        country=first.country or other.country,
        roles=tuple(dict.fromkeys((*first.roles, *other.roles))),
        wikidata=first.wikidata or other.wikidata,
    )


def _with(attribution: Attribution, actors: dict[str, Actor]) -> Attribution:
    """The attribution with these records of its speakers."""
    if attribution.speaker is None:
        return attribution
    return replace(
        attribution,
        speaker=actors.get(attribution.speaker.id, attribution.speaker),
        speakers=tuple(actors.get(one.id, one) for one in attribution.speakers),
    )
