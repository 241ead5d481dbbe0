"""Statements of one occasion share their chain: `he added` goes through the letter of what it adds to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from spacy.tokens import Doc

from reportedly.attributions.relays.outlets import words
from reportedly.attributions.relays.places import Places
from reportedly.attributions.relays.retelling import Retelling
from reportedly.attributions.relays.tying import indices
from reportedly.model import Article, Attribution, Relay

_OTHERS = 2
"""Attributions of others after which a speaker is still on the same occasion; tuned on the dev gold."""

_PRINTED = frozenset({"article", "book"})
"""Media in which nobody speaks to the press."""

_LONG = 8
"""Paragraphs over which a report comes back to a press conference: in portraits, what follows is of old."""

_NEAR = 600
"""Characters to the statement after it that says through what both came. A judgement."""

_INNER = frozenset({"want", "hope", "believe", "fear", "doubt", "intend", "suspect"})
"""Acts that are no saying: what one wants was not said in the letter for that."""

_STANDING = _INNER | {"deny", "refuse", "agree", "withhold", "allow", "regret"}
"""Acts told in short before the words that were said on some occasion, and not on that one alone:
`The maker rejects the charge. “Our data showed nothing,” it said in a statement.`"""

_ALONE = (_STANDING - {"deny"}) | {"criticise", "accuse", "expect"}
"""Acts that the next statement's medium does not reach back to in the body, though in the lead it does:
`Its leader condemned the coup. “Let us see him,” she wrote on Facebook.`"""

Chains = Sequence[Sequence[Relay]]


def joined(
    article: Article, attributions: Sequence[Attribution], own: Chains, again: Mapping[int, str]
) -> list[list[Relay]]:
    """The chains, with one for both where a statement points back to the medium of the one before.

    `“We are brothers,” he wrote in a message to his guest. “We stay so,” he added in this press release
    relayed by the agency KCNA`: both went through the message, and through KCNA. `again` holds the word
    that points back, by the index of the attribution.
    """
    out = [list(chain) for chain in own]
    places = Places(article, attributions)
    for index in places.order:
        earlier = _pointed_at(index, again, out, places) if index in again else None
        if earlier is None:
            continue
        media = [link for link in out[earlier] if link.kind == "medium"]
        others = [link for link in (*out[earlier], *out[index]) if link.kind != "medium"]
        out[earlier] = [*media, *others]
        out[index] = [*media, *others]
    return out


def shared(
    article: Article, doc: Doc, attributions: Sequence[Attribution], chains: Chains
) -> list[list[Relay]]:
    """The chains, with those that statements take over from another of the same occasion."""
    occasions = _Occasions(article, doc, Places(article, attributions), chains)
    occasions.go_on()
    occasions.look_ahead()
    occasions.go_on(in_paragraph=True)
    occasions.last()
    occasions.quote()
    return occasions.chains


def _pointed_at(index: int, again: Mapping[int, str], chains: Chains, places: Places) -> int | None:
    """The statement whose medium `this letter` is. `the letter` is so only if it was one."""
    names = {link.name for link in chains[index] if link.kind == "medium"}
    for other in places.before(index):
        media = {link.name for link in chains[other] if link.kind == "medium"}
        known = places.speakers[index] and places.speakers[other]
        if not media or (known and places.speakers[index] != places.speakers[other]):
            continue
        return other if media & names or again[index] != "the" else None
    return None


class _Occasions:
    """The chains as statements take them over."""

    def __init__(self, article: Article, doc: Doc, places: Places, chains: Chains) -> None:
        self.text = article.text
        self.doc = doc
        self.places = places
        self.attributions = places.attributions
        self.own = chains
        self.chains = [list(chain) for chain in chains]
        self.days = [one.when.timex if one.when else "" for one in places.attributions]
        self.told: set[int] = set()
        self.retelling = Retelling(article, places, self._chain_told, self._fits)

    def _open(self) -> list[int]:
        """The attributions that say nothing of their way here."""
        return [
            index
            for index in self.places.order
            if not self.chains[index] and not self.attributions[index].within and self.places.speakers[index]
        ]

    def go_on(self, in_paragraph: bool = False) -> None:
        """Give statements the chain of the one they go on from, in the same paragraph only where so asked."""
        for index in self._open():
            earlier = self._earlier(index)
            beside = earlier is not None and self._is_beside(index, earlier)
            if earlier is not None and (beside or not in_paragraph):
                self.chains[index] = list(self.chains[earlier])
                self.days[index] = self.days[index] or self.days[earlier]

    def look_ahead(self) -> None:
        """Give statements the chain of the next that says through what both came, and the lead the body's."""
        for index in reversed(self._open()):
            attribution = self.attributions[index]
            if not attribution.content:
                continue
            later = self._later(index) if self._may_be_ahead(index) else None
            if later is None and self.retelling.is_short(index) and self._may_be_short(index):
                later = self.retelling.told_again(index)
                unlike = later is not None and (
                    self._is_plea_told(index, later) or self._is_spoken_of_written(index, later)
                )
                later = None if unlike else later
                self.told |= set[int]() if later is None else {index}
            if later is None and attribution.act == "withhold":
                later = self._spokesman_ahead(index)
            if later is not None:
                self.chains[index] = list(self.own[later] or self.chains[later])

    def _chain_told(self, index: int) -> Sequence[Relay]:
        """The chain that the text itself gives a statement, or that of the body which it tells in short."""
        return self.chains[index] if index in self.told else self.own[index]

    def _is_plea_told(self, index: int, later: int) -> bool:
        """Whether a headline tells of a plea: `Roth denies arson` is not his testimony."""
        return self._is_plea(index) and any(link.name == "testimony" for link in self.chains[later])

    def _is_spoken_of_written(self, index: int, later: int) -> bool:
        """Whether one was said to the press and the other is in print: `In an article, Roth thanked …`."""
        attribution = self.attributions[index]
        spans = (span for span in (attribution.source, attribution.cue) if span)
        said = {self.doc[i].lower_ for span in spans for i in indices(self.doc, span)}
        heard = bool(said & {"press", *words("reporter")})
        return heard and any(link.name in _PRINTED for link in self.chains[later])

    def _may_be_short(self, index: int) -> bool:
        """Whether an act of the lead may be that of the body; in a headline a denial is one statement."""
        act = self.attributions[index].act
        return act not in _STANDING or (act == "deny" and self.places.paragraph[index] == 1)

    def _spokesman_ahead(self, index: int) -> int | None:
        """The words of the spokesman through whom a body declined to comment.

        `The firm, through a spokesman, would not discuss it. “Not now,” the spokesman wrote in an email.`
        """
        other = next(self.places.after(index), None)
        if other is None or not self._is_beside(index, other) or not self.own[other]:
            return None
        source = self.attributions[other].source
        said = source.of(self.text).lower() if source else ""
        return other if said.startswith("the spokes") else None

    def last(self) -> None:
        """Give statements the chain of a press conference or a hearing where their speaker spoke before.

        `Roth told a press conference … [others speak] … Asked about the strike, Roth said …`
        """
        for index in self._open():
            earlier = self._lasting(index)
            if earlier is not None:
                self.chains[index] = list(self.chains[earlier])

    def _lasting(self, index: int) -> int | None:
        """The last statement of the same person, if it was made where one speaks for long."""
        attribution = self.attributions[index]
        cue = [self.doc[i] for i in indices(self.doc, attribution.cue)]
        simple = any(token.tag_ == "VBD" for token in cue) and not self._is_past(index)
        if not simple or attribution.act in _INNER or attribution.speaker is None:
            return None
        for other in reversed(self.places.order[: self.places.rank[index]]):
            if self.places.paragraph[index] - self.places.paragraph[other] > _LONG:
                return None
            if self.places.speakers[other] == self.places.speakers[index] and self.chains[other]:
                lasts = any(link.name in words("lasting") for link in self.chains[other])
                return other if lasts and self._fits(index, other) else None
        return None

    def quote(self) -> None:
        """Give the headline and the lead the chain of the statement whose words they quote."""
        for index in self._open():
            later = self.retelling.in_quotes(index) if self.retelling.is_short(index) else None
            if later is not None:
                self.chains[index] = list(self.chains[later])

    def _fits(self, index: int, other: int) -> bool:
        return self._same_day(index, other) and self._is_past(index) == self._is_past(other)

    def _is_beside(self, index: int, other: int) -> bool:
        return self.places.paragraph[index] == self.places.paragraph[other]

    def _earlier(self, index: int) -> int | None:
        """The last statement of the same speaker, if it is of the same occasion."""
        others = 0
        linked = self._linked(index)
        if linked is not None:
            return linked
        for other in self.places.before(index):
            same = self.places.speakers[other] == self.places.speakers[index]
            if self.attributions[other].within and not (same and self._is_reported(index, other)):
                continue
            if others > _OTHERS:
                return None
            if same:
                return other if self._goes_on(index, other) else None
            others += 1
        return None

    def _linked(self, index: int) -> int | None:
        """The statement just before that this one goes on from, whoever its pronoun was taken for.

        `“Yes,” Lee said on television. “And no,” he added`; `Asked on Channel 8 whether it was, Roth said`;
        `At the briefing the spokesman said little. “No,” he said.`
        """
        mine = self.attributions[index]
        earlier = (other for other in self.places.before(index) if not self.attributions[other].within)
        other = next(earlier, None)
        if other is None or not self.chains[other] or mine.source is None or mine.cue is None:
            return None
        before = self.attributions[other]
        beside = self._is_beside(index, other)
        if before.source is None and before.act == "ask":
            return other if beside else None
        if mine.source.of(self.text).lower() not in words("pronoun"):
            return None
        people = before.speaker is not None and before.speaker.kind == "person"
        if self._cue(index) & words("adding").keys() and (beside or people):
            return other
        start = self.places.article.paragraphs[self.places.paragraph[index] - 1].start
        name = mine.speaker.name.split()[-1] if mine.speaker else ""
        named = name in self.text[start : mine.source.start]
        return other if beside and people and not named and self._goes_on(index, other) else None

    def _goes_on(self, index: int, other: int) -> bool:
        inner = self.attributions[index].act in _INNER
        return (
            bool(self.chains[other])
            and self._same_day(index, other)
            and self._is_past(index) == self._is_past(other)
            and not self._is_standing(index, other)
            and (not inner or self._is_beside(index, other))
        )

    def _is_reported(self, index: int, other: int) -> bool:
        """Whether a nested statement is an agency's report that goes on: `ANK said that Roth …. He also …`

        `In a letter, Roth said it would close, according to the Post.` In the next paragraph: `…, she wrote.`
        """
        outlet = any(link.kind in {"agency", "outlet"} for link in self.chains[other])
        medium = any(link.kind == "medium" for link in self.chains[other])
        goes_on = medium and bool(self._cue(index) & {"wrote", *words("adding")})
        return outlet and (self._is_beside(index, other) or goes_on)

    def _same_day(self, index: int, other: int) -> bool:
        return len({self.days[index], self.days[other]} - {""}) < 2

    def _is_past(self, index: int) -> bool:
        """Whether the cue is set before its time: `had said` tells of another occasion than `said`."""
        return bool(self._cue(index) & {"had", "'d", "’d"})

    def _is_standing(self, index: int, other: int) -> bool:
        """Whether a cue tells of no one time, beside one that does: `She has called the plan a disgrace`."""
        perfect = {"has", "have", "'s", "’s", *words("habit")}
        stands = self._cue(index) & perfect or self._is_plea(index)
        return bool(stands) and not (self._cue(other) & perfect or self._is_plea(other))

    def _is_plea(self, index: int) -> bool:
        """Whether a cue is a denial that goes on: `He denies arson`."""
        attribution = self.attributions[index]
        cue = indices(self.doc, attribution.cue)
        return attribution.act == "deny" and any(self.doc[i].tag_ in {"VBZ", "VBP"} for i in cue)

    def _cue(self, index: int) -> set[str]:
        return {self.doc[i].lower_ for i in indices(self.doc, self.attributions[index].cue)}

    def _may_be_ahead(self, index: int) -> bool:
        """Whether a statement may come through what only the next one names."""
        cue = indices(self.doc, self.attributions[index].cue)
        aside = any(self.doc[i].tag_ == "VBG" for i in cue) or self._cue(index) & {"has", "have"}
        return self.attributions[index].act not in _ALONE and not aside

    def _later(self, index: int) -> int | None:
        """The next statement in the same paragraph, which says through what both came.

        `Roth had said that it would rain. It would snow too, he told the agency ANK.`
        """
        for other in self.places.after(index):
            far = self.places.at[other] - self.places.at[index] > _NEAR
            if (
                far
                or not self._is_beside(index, other)
                or self.places.speakers[other] != self.places.speakers[index]
            ):
                return None
            if self.own[other]:
                told_of = self._is_past(other) and not self._is_past(index)
                return other if self._same_day(index, other) and not told_of else None
        return None
