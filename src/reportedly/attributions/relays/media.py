"""The words of an article that say through what something was said: a letter, an interview, an agency."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from spacy.tokens import Doc, Token

from reportedly.attributions.relays.outlets import Naming, pattern, phrase_start, ties, tokens_at, words
from reportedly.language import TIMES
from reportedly.model import Relay, Span

How = Literal["medium", "issued", "told", "relayed", "tells", "quotes"]
ORDER: dict[How, int] = {"medium": 0, "issued": 0, "told": 1, "relayed": 2, "tells": 2, "quotes": 2}
"""Nearest to the speaker first: the interview, the paper that had it, the agency that passed it on."""

ON_AIR = frozenset({"television", "radio"})
"""Media that stand where an outlet would, if the text named it: `in a speech on state television`."""

_REACH = 8
"""Tokens between `interview` and the outlet it was `with`. A judgement."""

_TO_WHICH = 9
"""Tokens from a medium to the `in which` that takes it up. A judgement."""

_QUOTED_AS = 3
"""Tokens of `quoted as saying` before `by`."""

THIS = frozenset({"this", "that", "the", "same"})


class Phrase(NamedTuple):
    """A link that the text names: `start` is the token that ties it to the saying, `end` is past its noun.

    `how` it is tied: as a medium, as one that somebody made (`issued a statement`), as one that was told, one
    that passed it on (`carried by`), or one that tells of it in a clause of its own (`…, the agency
    reported`). `again` is the word that points back, if one does (`in this letter`).
    """

    start: int
    end: int
    how: How
    relay: Relay
    again: str = ""


def phrases(text: str, doc: Doc, named: Sequence[Naming]) -> list[Phrase]:
    """Every medium, agency and outlet that the text ties to some saying, in order.

    >>> from reportedly.attributions.relays.outlets import namings
    >>> from reportedly.language import parse
    >>> doc = parse("In a letter to staff, carried by the agency KCNA, he spoke of a talk with Le Monde.")
    >>> found = phrases(doc.text, doc, namings(doc.text, doc))
    >>> [(phrase.how, phrase.relay.kind, phrase.relay.name) for phrase in found]
    [('medium', 'medium', 'letter'), ('relayed', 'agency', 'KCNA'), ('told', 'outlet', 'Le Monde')]
    """
    found = [*_media(text, doc, named), *_outlets(text, doc, named)]
    return sorted(found, key=lambda phrase: phrase.start)


# --- Media ---------------------------------------------------------------------------------


def _media(text: str, doc: Doc, named: Sequence[Naming]) -> Iterator[Phrase]:
    inside = {i for naming in named for i in range(naming.start, naming.end)}
    for token in tokens_at(text, doc, pattern("medium", "platform")):
        found = medium_at(token)
        if found is None:
            continue
        first, name, tied = found
        if token.i in inside and name in {*ON_AIR, "broadcast"}:
            continue
        start, end = doc[first].idx, token.idx + len(token)
        relay = Relay("medium", name, span=Span(start, end))
        which = _which(token)
        if which is not None and "in" in tied:
            yield Phrase(which - 1, which + 1, "medium", relay)
        elif token.dep_ == "dobj" and token.tag_ in {"NN", "NNP"} and token.head.lemma_ in words("issuing"):
            yield Phrase(token.head.i, token.i + 1, "issued", relay)
        left, more = _from_part(doc, phrase_start(doc, first))
        tie = doc[left - 1] if left else None
        according = tie is not None and _is_according(tie) and token.lower_ not in words("outlet")
        if tie is None or not (according or _ties(tie, tied | more)):
            continue
        again = doc[left].lower_ if doc[left].lower_ in THIS and left <= first else ""
        yield Phrase(tie.i, token.i + 1, "medium", relay, again)


def _which(token: Token) -> int | None:
    """The `which` that a medium is: `gave an interview to the Echo in which he said`."""
    doc = token.doc
    for i in range(token.i + 2, min(token.i + _TO_WHICH, token.sent.end)):
        if doc[i - 1 : i + 1].text == "in which":
            return i
        if doc[i].pos_ in {"VERB", "AUX"}:
            return None
    return None


def medium_at(token: Token) -> tuple[int, str, frozenset[str]] | None:
    """Where the noun begins (`press conference`), its name in chains, and what ties it; none if it is none.

    A noun that only qualifies the next is no medium: `an interview room`; but `an interview Friday` is.
    """
    doc, i = token.doc, token.i
    last = doc[i - 1] if i else token
    spelt_as = token.text.rstrip(".")  # `wrote on X.`
    for first, word in ((i - 1, f"{last.text} {spelt_as}"), (i, spelt_as)):
        if word in words("platform"):
            return first, words("platform")[word], ties("platform")[word]
    if token.pos_ not in {"NOUN", "PROPN"} or _qualifies(token):
        return None
    spelt = [(i - 1, f"{last.lower_} {token.lower_}"), (i, token.lower_)]
    if last.text == "-" and i > 1:
        spelt.insert(0, (i - 2, f"{doc[i - 2].lower_}-{token.lower_}"))
    for first, word in spelt:
        for form in (word, word.removesuffix("s"), word.removesuffix("es")):
            if form in words("medium"):
                return first, words("medium")[form], ties("medium")[form]
    return None


def _qualifies(token: Token) -> bool:
    before = token.dep_ in {"compound", "amod", "nmod", "poss"} and token.head.i > token.i
    bare = token.i > 0 and token.nbor(-1).lower_ == "by"  # `a man reached by telephone thought so`
    return before and not bare and token.head.ent_type_ not in TIMES


def _is_according(token: Token) -> bool:
    return token.lower_ == "to" and token.i > 0 and token.nbor(-1).lower_ == "according"


def _ties(token: Token, tied: frozenset[str]) -> bool:
    if "told" in tied and token.lemma_ in {"tell", "address", "inform"}:
        return True
    if token.lower_ == "before" and token.dep_ == "mark":
        return False
    answers = token.lower_ == "to" and token.i and token.nbor(-1).lemma_ in words("replying")
    return token.lower_ in tied or ("replied" in tied and bool(answers))


def _from_part(doc: Doc, left: int) -> tuple[int, frozenset[str]]:
    """Where the phrase around a medium begins, and what more may tie it: `at the end of an interview`."""
    if left > 1 and doc[left - 1].lower_ == "of" and doc[left - 2].lower_ in words("part"):
        return phrase_start(doc, left - 2), ties("part")[doc[left - 2].lower_]
    return left, frozenset()


# --- Outlets -------------------------------------------------------------------------------


def _outlets(text: str, doc: Doc, named: Sequence[Naming]) -> Iterator[Phrase]:
    for naming in [*named, *_again(text, doc, named)]:
        tied = _tied_outlet(doc, naming)
        if tied is not None:
            start, how = tied
            relay = Relay(naming.kind, naming.actor.name, naming.actor, naming.span)
            yield Phrase(start, naming.end, how, relay)


def _again(text: str, doc: Doc, named: Sequence[Naming]) -> Iterator[Naming]:
    """`the agency`, `the paper`: the one last named."""
    starts = {i for naming in named for i in range(naming.start, naming.end)}
    for token in tokens_at(text, doc, pattern("agency", "outlet")):
        lower = token.lower_
        if token.i in starts or not (lower in words("agency") or lower in words("outlet")):
            continue
        left = phrase_start(doc, token.i)
        if doc[left].lower_ not in THIS or token.i - left > 2:
            continue
        kind = "agency" if lower in words("agency") else "outlet"
        earlier = [naming for naming in named if naming.start < token.i and naming.kind == kind]
        if earlier:
            span = Span(doc[left].idx, token.idx + len(token))
            yield Naming(left, token.i + 1, span, earlier[-1].actor)


def _tied_outlet(doc: Doc, naming: Naming) -> tuple[int, How] | None:
    """The token that ties an outlet to a saying, and how; none where it is only spoken of."""
    if _only_qualifies(doc, naming):
        return None
    if not naming.start or doc[naming.start].is_sent_start:
        return _telling(doc, naming)
    tie = doc[naming.start - 1]
    before = doc[max(tie.sent.start, tie.i - _REACH) : tie.i]
    return (
        _passing_on(tie, [token for token in before if token.pos_ != "ADV"])
        or _told(tie, {token.lemma_ for token in before})
        or _telling(doc, naming)
    )


def _only_qualifies(doc: Doc, naming: Naming) -> bool:
    """Whether an outlet only qualifies what comes after: `a Reuters survey`; not `a Reuters reporter`.

    An interview or a report of the outlet's own is with the outlet: `in a BBC interview`.
    """
    noun = doc[naming.end] if naming.end < len(doc) else None
    if (
        noun is None
        or noun.pos_ != "NOUN"
        or noun.ent_type_ in TIMES
        or doc[naming.end - 1].head.i < naming.end
    ):
        return False
    uses = ("agency", "outlet", "reporter", "medium", "newsy")
    asked = any(token.lower_ in words("reporter") for token in doc[naming.start : naming.end])
    return not asked and not any(noun.lower_ in words(use) for use in uses)


def _passing_on(tie: Token, before: list[Token]) -> tuple[int, How] | None:
    """`carried by`, `published in`, `seen by`, `was quoted as saying by`, `according to`, `citing`."""
    if tie.lower_ in words("quoting"):
        return tie.i, "relayed"
    if not before:
        return None
    verb, lower = _passing_verb(tie, before), tie.lower_
    if verb.lower_ == "according" and lower == "to":
        return verb.i, "relayed"
    seen = lower == "by" and verb.lower_ in words("seen")
    if seen or lower in ties("relaying").get(verb.lower_, ()):
        return verb.i, "relayed"
    quoted = [token for token in before[-_QUOTED_AS:] if token.lower_ in words("quoting")]
    return (quoted[0].i, "relayed") if quoted and lower == "by" else None


def _passing_verb(tie: Token, before: list[Token]) -> Token:
    """The verb that `by` belongs to, also over a time: `published on Monday by the Gazette`."""
    agent = tie.dep_ == "agent" and before[0].i <= tie.head.i < tie.i
    return tie.head if agent and tie.head.lower_ in ties("relaying") else before[-1]


def _told(tie: Token, before: set[str]) -> tuple[int, How] | None:
    """`told`, `in an interview with`, `in comments to`, `on`, `in a column for`."""
    lower = tie.lower_
    asked = lower == "with" and before & words("asking").keys()
    to = lower == "to" and tie.pos_ == "ADP"
    told = tie.lemma_ in {"tell", "inform"} or to or asked or lower in {"on", "in", "for", "over"}
    return (tie.i, "told") if told else None


def _telling(doc: Doc, naming: Naming) -> tuple[int, How] | None:
    """`…, the agency reported`; `the agency quoted him as saying`."""
    following = doc[naming.end : naming.end + 3]
    verbs = (token for token in following if token.pos_ in {"VERB", "AUX"} and token.dep_ != "aux")
    verb = next(verbs, None)
    if verb is None or verb.lower_ not in words("telling"):
        return None
    return (verb.i, "quotes") if verb.lower_ in words("quoting") else (naming.start, "tells")
