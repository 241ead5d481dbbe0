"""Documents that speak: `the ministry's report said` is the ministry's, and came through its report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from reportedly.attributions.relays.media import ON_AIR, medium_at
from reportedly.attributions.relays.outlets import words
from reportedly.attributions.relays.tying import indices
from reportedly.model import Attribution, Relay, Span

_AUTHORS = frozenset({"by", "from", "of"})
_TEXT_REACH = 40
"""Tokens from a letter to `the text`, which is it. A judgement."""

_BARE = 3
"""Tokens of a source that only names a document: `the same report`."""


def document(doc: Doc, attribution: Attribution) -> Relay | None:
    """The medium of a source that is a document whose author is named in it, or speaks for it.

    `the ministry's report`, `a report by two historians`, `a UN report`, `a statement from the club`;
    `the text`, where a body's resolution was spoken of. `A study found` has no author, and no medium.
    """
    root = _root(doc, attribution)
    name = _name(root) if root is not None else None
    if root is None or name is None:
        return None
    relay = Relay("medium", name, span=Span(root.idx, root.idx + len(root)))
    if _author(root) or root.lower_ in words("adopted"):
        return relay
    speaker = attribution.speaker
    forms = {root.lower_, root.lower_.removesuffix("s")}
    resolved = speaker is not None and not forms & set(speaker.name.lower().split())
    return relay if resolved else None


def again(doc: Doc, attribution: Attribution) -> frozenset[str]:
    """The names of the media that a source without an author may be: `the study`, `the document`."""
    root = _root(doc, attribution)
    name = _name(root) if root is not None else None
    source = indices(doc, attribution.source)
    if root is None or name is None or len(source) > _BARE:
        return frozenset()
    if root.lower_ == "paper":
        return frozenset()  # a newspaper, as often
    if root.lower_ in words("adopted"):
        return _text_of(root)
    return frozenset(words("written")) if root.lower_ in words("generic") else frozenset({name})


def _text_of(root: Token) -> frozenset[str]:
    """What `the text` is of, where a letter or the like stands in the paragraph before it.

    `The staff spoke of a siege in a communiqué. The text gives no losses.`
    """
    for token in reversed(root.doc[max(0, root.i - _TEXT_REACH) : root.i]):
        if token.text.startswith("\n") or token.lower_ in words("adopted"):
            break
        found = medium_at(token)
        if found is not None and found[1] in words("written") and token.lower_ not in words("generic"):
            return frozenset({found[1]})
    return frozenset()


def known_before(index: int, names: frozenset[str], own: Sequence[Sequence[Relay]]) -> Relay | None:
    """The medium of these names that the text told before a statement, or else after it (for a headline).

    `“It is old,” researchers write in a study. According to the study, it is from the north.`
    """
    nearest = [*reversed(range(index)), *range(index + 1, len(own))]
    links = (link for other in nearest for link in own[other])
    return next((link for link in links if link.kind == "medium" and link.name in names), None)


def on_air(doc: Doc, attribution: Attribution) -> Iterator[Relay]:
    """The medium of a presenter: the television or radio that the text spoke of last."""
    root = _root(doc, attribution)
    if root is None or root.lower_ not in words("presenter"):
        return
    for token in reversed(doc[: root.i]):
        name = words("medium").get(token.lower_)
        if name in ON_AIR:
            yield Relay("medium", name, span=Span(token.idx, token.idx + len(token)))
            return


def _root(doc: Doc, attribution: Attribution) -> Token | None:
    source = indices(doc, attribution.source)
    if not source:
        return None
    root = doc[min(source) : max(source) + 1].root
    return root if root.i in source else None


def _name(root: Token) -> str | None:
    found = medium_at(root)
    if found is not None and found[1] not in words("written"):
        return None
    return found[1] if found else words("generic").get(root.lower_)


def _author(root: Token) -> bool:
    """Whether a document's author stands beside it: a possessive, a name in front, `by` somebody."""
    for child in root.children:
        if child.dep_ == "poss" and child.tag_ != "PRP$":
            return True
        if child.dep_ in {"compound", "nmod", "amod"} and child.pos_ == "PROPN" and child.i < root.i:
            return True
        by = child.dep_ in {"prep", "agent"} and child.lower_ in _AUTHORS
        if by and child.lower_ != "of" and any(grand.dep_ == "pobj" for grand in child.children):
            return True
    return False
