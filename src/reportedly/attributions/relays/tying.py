"""Which saying a medium or outlet that the text names goes with: by the parse, and by what stands between."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from reportedly.attributions.relays.media import ON_AIR, ORDER, THIS, Phrase
from reportedly.attributions.relays.outlets import ties, words
from reportedly.language import TIMES, covered
from reportedly.model import Attribution, Relay, Span

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_OF_OWN = frozenset({"medium", "issued"})
_HANGING = frozenset({"advcl", "xcomp", "acl", "conj"})
_HANGS = frozenset({"advcl", "xcomp"})
"""How a cue hangs on the verb that tells the medium: `wrote to the owners predicting trouble`."""

_ADJACENT = 4
"""Tokens between a statement and the sentence beside it that tells its occasion: marks and points."""

_CLIMB = 12
"""Heads from a phrase to the verb it goes with; deeper parses are wrong ones."""


class Saying:
    """The tokens of an attribution, by index: cue, source, content, and the sentence of the cue."""

    def __init__(self, doc: Doc, attribution: Attribution) -> None:
        self.cue = indices(doc, attribution.cue)
        self.source = indices(doc, attribution.source)
        self.content = {i for span in attribution.content for i in indices(doc, span)}
        self.anchors = sorted({*self.cue, *self.source})
        sentence = doc[min(self.cue or self.source or self.content, default=0)].sent
        self.sentence = range(sentence.start, sentence.end)


def indices(doc: Doc, span: Span | None) -> frozenset[int]:
    """The tokens of a span."""
    found = covered(doc, span)
    return frozenset(range(found.start, found.end) if found is not None else ())


class Ties:
    """All sayings of an article, and the phrases that its text may tie to them."""

    def __init__(self, doc: Doc, attributions: Sequence[Attribution], quoted: Sequence[Span]) -> None:
        self.doc = doc
        self.sayings = [Saying(doc, attribution) for attribution in attributions]
        self.quoted = {i for span in quoted for i in indices(doc, span)}

    def links(self, index: int, named: Sequence[Phrase]) -> list[Phrase]:
        """The phrases that go with a saying, nearest to the speaker first.

        A post on a platform is one thing; a speech on television goes through both.
        """
        tied = [one for one in named if self._is_tied(one, index)]
        nouns = {max(indices(self.doc, one.relay.span), default=-1) for one in tied if one.how in _OF_OWN}
        told = [one for one in named if one not in tied and one.how == "told"]
        tied += [one for one in told if self.doc[one.start].head.i in nouns]
        found = sorted(tied, key=lambda phrase: (ORDER[phrase.how], phrase.start))
        first = next((phrase for phrase in found if phrase.how in _OF_OWN), None)
        return [
            phrase
            for phrase in found
            if phrase is first or phrase.relay.kind != "medium" or phrase.relay.name in ON_AIR
        ]

    def _is_tied(self, phrase: Phrase, index: int) -> bool:
        """Whether a phrase goes with a saying, and not with another's or with what is said.

        Of a content that was taken too long the parse may say better: `laughed at it on the podcast Weights`.
        """
        mine, noun = self.sayings[index], phrase.end - 1
        if noun in mine.content and self._ends(phrase, mine):
            return True
        apart = phrase.start not in mine.sentence or not mine.anchors or noun in mine.content
        if apart or phrase.how == "quotes":
            quoting = phrase.start in mine.cue or self._is_quoted_as(phrase, mine)
            return phrase.how == "quotes" and quoting and noun not in mine.source
        if phrase.how == "issued" and (noun in mine.cue or noun not in mine.source):
            return self._is_issued(phrase, mine)
        if noun in mine.source or noun in mine.cue or phrase.start in mine.cue:
            return self._is_within(phrase, mine)
        return not self._is_of_another(phrase, index) and self._is_reached(phrase, index)

    def _is_quoted_as(self, phrase: Phrase, mine: Saying) -> bool:
        """Whether who quotes stands right before the source: `the agency quoted [him] <as saying>`."""
        as_saying = bool(mine.cue) and self.doc[min(mine.cue)].lower_ == "as"
        return as_saying and bool(mine.source) and phrase.start + 1 == min(mine.source)

    def _ends(self, phrase: Phrase, mine: Saying) -> bool:
        """Whether a content that was taken too long ends on a phrase: `laughed at {it on the podcast Deep}`.

        Not where the content is a clause: `said {it was on CNN}`, `plans {to be on CNN}`.
        """
        tie, noun = self.doc[phrase.start], phrase.end - 1
        if tie.lower_ != "on" or phrase.start in self.quoted or any(i > noun for i in mine.content):
            return False
        if any(self.doc[i].pos_ in {"VERB", "AUX"} for i in mine.content):
            return False
        return phrase.start in mine.sentence and bool(mine.cue) and max(mine.cue) < phrase.start

    def _is_reached(self, phrase: Phrase, index: int) -> bool:
        """Whether nothing stands between a saying and a phrase apart from it."""
        mine = self.sayings[index]
        if phrase.how == "tells":
            return phrase.start > mine.anchors[-1] and not self._is_parted(phrase, mine)
        return self._is_governed(phrase, index)

    def _is_within(self, phrase: Phrase, mine: Saying) -> bool:
        """Whether a phrase inside the source or the cue goes with the saying: `Lee, in a letter, said`.

        `Roth was quoted by the agency ANK as saying`, `“Yes,” Roth said, ANK reported`: the source may only
        quote; where it speaks for itself, it is the speaker, and no relay. `Lee, a pundit for the Echo`, is
        on its staff.
        """
        noun = phrase.end - 1
        if noun not in mine.source:
            return phrase.how != "tells"
        if phrase.how == "tells":
            return phrase.start == min(mine.source)
        if phrase.how == "told" and self.doc[phrase.start].lower_ in words("serving"):
            return False
        if phrase.how == "relayed" and phrase.start in mine.cue:
            return any(token.lower_ == "by" for token in self.doc[phrase.start : noun])
        return phrase.start in mine.source

    def _is_issued(self, phrase: Phrase, mine: Saying) -> bool:
        """Whether a saying hangs on the making of a medium: `issued a statement saying`.

        So does `Giving a speech, Roth said`.
        `He issued a statement after Lee said so` does not.
        """
        made = {phrase.start, phrase.end - 1}
        if made & mine.cue:
            return phrase.relay.name != "message"  # `sent a clear message that`
        cue = [self.doc[i] for i in sorted(mine.cue)]
        hanging = any(
            token.head.i in made and token.dep_ in _HANGING and (token.tag_ in {"VBG", "VB"}) for token in cue
        )
        verb = self.doc[phrase.start]
        return hanging or (verb.tag_ == "VBG" and verb.head.i in mine.cue and verb.dep_ == "advcl")

    def _is_of_another(self, phrase: Phrase, index: int) -> bool:
        """Whether a phrase stands in the cue of another saying, or in what another says."""
        mine, noun = self.sayings[index], phrase.end - 1
        others = [other for place, other in enumerate(self.sayings) if place != index]
        anchor = mine.anchors[0]
        return any(
            phrase.start in other.cue or (noun in other.content) != (anchor in other.content)
            for other in others
        )

    def _is_governed(self, phrase: Phrase, index: int) -> bool:
        """Whether the verb that a phrase goes with is the cue, or is about the saying."""
        mine = self.sayings[index]
        verb = _governor(self.doc[phrase.start], mine)
        if verb is not None and self.doc[phrase.start].lower_ == "on" and verb.lemma_ in words("about"):
            return False  # `commented on the video`
        between = self.doc[mine.anchors[-1] + 1 : max(phrase.start, mine.anchors[-1] + 1)]
        if phrase.start > mine.anchors[-1] and all(_is_slight(token) for token in between):
            return True
        if verb is None:
            return not self._is_parted(phrase, mine)
        hanging = any(
            self.doc[i].head.i == verb.i
            and (self.doc[i].tag_ == "VBG" or (self.doc[i].tag_ == "VB" and verb.lemma_ in words("issuing")))
            for i in mine.cue
        )
        if verb.i in mine.cue or hanging:
            return True
        taken = any(verb.i in other.cue for other in self.sayings if other is not mine)
        about = verb.i in mine.content or _is_speaking(verb, mine) or phrase.how == "relayed"
        return about and not taken and not self._is_parted(phrase, mine)

    def _is_parted(self, phrase: Phrase, mine: Saying) -> bool:
        """Whether a clause of its own stands between a phrase and the saying."""
        ends = [(anchor, phrase.start) for anchor in mine.anchors if anchor < phrase.start]
        ends += [(phrase.end - 1, anchor) for anchor in mine.anchors if anchor >= phrase.end]
        if not ends:
            return False
        first, last = min(ends, key=lambda pair: pair[1] - pair[0])
        # `in a message that was carried by the agency`: the relative clause is the relay's own
        own = phrase.start if phrase.how == "relayed" else -1
        return any(
            (token.tag_ in _FINITE and token.lower_ not in words("speaking")) or token.text == ";"
            for token in self.doc[first + 1 : last]
            if token.i not in mine.content and token.i not in mine.anchors and token.i not in self.quoted
            if token.head.i != own
        )

    # --- Media that the source, the verb or the sentence beside tells --------------------------

    def document_again(self, index: int) -> str:
        """The word that points back, of a source that is a document named before: `the statement said`."""
        source = sorted(self.sayings[index].source)
        first, last = (self.doc[source[0]].lower_, self.doc[source[-1]].lower_) if source else ("", "")
        return first if first in THIS and last in words("medium") and len(source) <= _ADJACENT else ""

    def verb(self, index: int) -> Relay | None:
        """The medium that the verb tells: `tweeted`, `testified`, `had written to the president`."""
        cues = [self.doc[i] for i in sorted(self.sayings[index].cue)]
        cues += [token.head for token in cues if token.dep_ in _HANGS and token.head.i < token.i]
        cues += [child for token in cues for child in token.lefts if child.dep_ == "advcl"]
        cues += [token.head for token in cues if token.dep_ == "conj" and token.head.lower_ in words("cue")]
        for token in cues:
            if token.lower_ in words("cue"):
                return Relay("medium", words("cue")[token.lower_], span=_span(token))
            following = self.doc[token.i + 1].lower_ if token.i + 1 < len(self.doc) else ""
            if token.lower_ in words("addressed") and following in ties("addressed")[token.lower_]:
                return Relay("medium", words("addressed")[token.lower_], span=_span(token))
        return None

    def beside(
        self, named: Sequence[Phrase], own: Sequence[Sequence[Relay]]
    ) -> Iterator[tuple[int, list[Relay]]]:
        """Statements beside a sentence that only tells their occasion, with its links.

        `Lee made the remarks in an interview with the Echo. “We will not pay,” she said.`
        """
        used = {relay.span for links in own for relay in links}
        for sentence in self.doc.sents:
            free = [
                phrase
                for phrase in named
                if sentence.start <= phrase.start < sentence.end and phrase.how in {"medium", "told"}
                if phrase.relay.span not in used
            ]
            if free and self._sets(range(sentence.start, sentence.end), free[0]):
                links = [phrase.relay for phrase in sorted(free, key=lambda one: (ORDER[one.how], one.start))]
                yield from (
                    (index, links)
                    for index, mine in enumerate(self.sayings)
                    if self._is_beside(mine, sentence.start, sentence.end)
                )

    def _sets(self, sentence: range, phrase: Phrase) -> bool:
        """Whether a sentence has no saying of its own, and tells of remarks or of somebody speaking."""
        said = any(
            phrase.start in mine.content
            or phrase.end - 1 in mine.content
            or any(i in sentence for i in mine.cue)
            for mine in self.sayings
        )
        return not said and any(self.doc[i].lower_ in words("setting") for i in sentence)

    def _is_beside(self, mine: Saying, start: int, end: int) -> bool:
        first = min((*mine.anchors, *mine.content), default=-1)
        last = max((*mine.anchors, *mine.content), default=-1)
        gap = (last, start) if last < start else (end, first)
        if not 0 <= gap[1] - gap[0] <= _ADJACENT:
            return False
        return gap[0] == gap[1] or "\n" not in self.doc[gap[0] : gap[1]].text


def _span(token: Token) -> Span:
    return Span(token.idx, token.idx + len(token))


def _is_slight(token: Token) -> bool:
    """Whether a token between a saying and its medium parts nothing: a comma, a day."""
    return token.pos_ == "PUNCT" or token.ent_type_ in TIMES


def _is_speaking(verb: Token, mine: Saying) -> bool:
    """Whether a verb is about the saying though no cue: `Roth, speaking on the radio, denied it`.

    A finite one has its own subject: `He spoke on the radio, and Lee denied it`.
    """
    others = (child for child in verb.children if child.dep_ == "nsubj" and child.pos_ in {"NOUN", "PROPN"})
    if any(child.i not in mine.source for child in others):
        return False  # `asked about an interview that Lee gave to CNN, he laughed`
    return verb.lower_ in words("speaking") and (verb.tag_ in {"VBG", "VBN"} or verb.dep_ in {"relcl", "acl"})


def _governor(token: Token, mine: Saying) -> Token | None:
    """The verb that a phrase goes with by the parse."""
    for _ in range(_CLIMB):
        if token.head.i == token.i:
            return None
        token = token.head
        if token.i in mine.cue or token.pos_ in {"VERB", "AUX"}:
            return token
    return None
