"""Who is quoted, and by whom: an agency read as the source, where it only passes on another's words."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace
from spacy.tokens import Doc, Token

from reportedly.actors.capitals import runs
from reportedly.actors.identities import slug
from reportedly.actors.titles import ARTICLE, groups_of
from reportedly.attributions.relays.outlets import Naming, words
from reportedly.attributions.relays.tying import indices
from reportedly.model import Actor, Attribution

_CITES = 4
"""Tokens from an outlet to what it cites with: `ANK, which also cited`."""


def by_quoted(
    text: str,
    doc: Doc,
    attribution: Attribution,
    attributions: Sequence[Attribution],
    outlets: Sequence[Naming],
) -> Attribution:
    """The attribution with whom it quotes as its speaker, where its source is only who quotes.

    `According to the agency ANK, which cites a source in the army` is that source's; `The bridge is shut, the
    Nordal Echo wrote, citing two people in the ministry` is those two's; `economists polled by
    the agency ANK` are not the agency. `“We will stay,” Anders Roth was quoted as saying by the daily Nordal
    Echo` is Roth's, and so is `“We will stay,” Roth said on Monday, the agency ANK reported`.
    """
    source = indices(doc, attribution.source)
    inside = [naming for naming in outlets if naming.start in source or naming.end - 1 in source]
    named = bool(inside)
    itself = inside and _is_speaker(attribution, inside[0])
    cited = (_cited(doc, inside[0], source) or _citing(doc, attribution, inside[0])) if itself else ""
    if cited:
        speaker = _named_in(cited, attributions) or Actor(slug(cited), cited, "unknown")
        return replace(attribution, speaker=speaker, speakers=())
    subjects = _quoted(doc, attribution, source) if named and min(source) else []
    if not subjects:
        return attribution
    heads = [subjects[0], *(child for child in subjects[0].children if child.dep_ == "appos")]
    names = [text[first:last] for first, last in runs(text) for head in heads if first <= head.idx < last]
    if not names:
        return attribution
    known = [actor for other in attributions for actor in other.actors()]
    meant = [actor for actor in known if actor.name == names[-1] or actor.name.endswith(f" {names[-1]}")]
    actor = meant[0] if meant else Actor(slug(names[-1]), names[-1], "person")
    return replace(attribution, speaker=actor, speakers=())


def _quoted(doc: Doc, attribution: Attribution, source: frozenset[int]) -> list[Token]:
    """Who says what an outlet quotes: in `was quoted as saying by`, or in a clause before the outlet."""
    if doc[min(source) - 1].lower_ == "by":
        verbs = [doc[i] for i in sorted(indices(doc, attribution.cue)) if doc[i].lower_ in words("quoting")]
        return [child for verb in verbs for child in verb.children if child.dep_ == "nsubjpass"]
    content = [i for span in attribution.content for i in indices(doc, span)]
    if attribution.manner != "direct" or not content or max(content) > min(source):
        return []
    between = doc[max(content) + 1 : min(source)]
    verbs = [token for token in between if token.lower_ in words("telling")]
    return [
        child
        for verb in verbs
        for child in verb.children
        if child.dep_ == "nsubj" and child.i in range(between.start, between.end)
    ]


def _is_speaker(attribution: Attribution, naming: Naming) -> bool:
    return attribution.speaker is not None and attribution.speaker.name == naming.actor.name


def _cited(doc: Doc, naming: Naming, source: frozenset[int]) -> str:
    """Whom an outlet in the source cites, or who was asked by it: `economists polled by the agency ANK`."""
    for verb in doc[naming.end : naming.end + _CITES]:
        objects = [child for child in verb.children if child.dep_ == "dobj"]
        if verb.lower_ in words("quoting") and verb.dep_ in {"relcl", "acl", "advcl"} and objects:
            return _phrase(objects[0])
    if naming.start < 1 or doc[naming.start - 1].lower_ != "by":
        return ""
    verb = doc[naming.start - 2]
    asked = verb.lower_ in words("relaying") and verb.dep_ == "acl" and verb.head.i in source
    return _phrase(verb.head, to=verb.i) if asked else ""


def _citing(doc: Doc, attribution: Attribution, naming: Naming) -> str:
    """Whom an outlet cites after what it does: `the Echo reported on Monday, citing two people there`."""
    cue = indices(doc, attribution.cue)
    for verb in doc[naming.end : doc[naming.start].sent.end]:
        if verb.lower_ not in words("quoting") or verb.tag_ != "VBG" or verb.i in cue:
            continue
        people = [child for child in verb.rights if child.dep_ == "dobj" and _is_somebody(child)]
        if people and verb.dep_ in {"advcl", "conj"} and any(above.i in cue for above in verb.ancestors):
            return ARTICLE.sub("", _phrase(people[0]).strip('“”"'), count=1)
    return ""


def _is_somebody(noun: Token) -> bool:
    """Whether a noun is for people or a body, who can be cited as such: not `citing data`."""
    return noun.pos_ == "PROPN" or bool(groups_of(noun.lemma_.lower())) or noun.lemma_ in {"people", "person"}


def _named_in(phrase: str, attributions: Sequence[Attribution]) -> Actor | None:
    """The actor of the article whose name stands in a phrase: `Deputy Minister Ann Roth`."""
    names = [phrase[first:last] for first, last in runs(phrase)]
    known = {actor.name: actor for other in attributions for actor in other.actors()}
    meant = [actor for name, actor in known.items() if any(name.endswith(one) for one in names)]
    return meant[0] if len(names) == 1 and len(meant) == 1 else None


def _phrase(noun: Token, to: int | None = None) -> str:
    """A noun with what hangs on it, without its article, as far as a token: `source close to the staff`."""
    inside = [token for token in noun.subtree if to is None or token.i < to]
    words_in = noun.doc[inside[0].i : inside[-1].i + 1]
    first = 1 if words_in[0].dep_ == "det" and len(words_in) > 1 else 0
    return words_in[first:].text
