"""Whose voice it is: whether an attribution inside another's content has another speaker."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace
from spacy.tokens import Doc

from reportedly.actors.pronouns import GENDERED
from reportedly.actors.titles import genders
from reportedly.articles.marks import leaves_open
from reportedly.attributions.acts.cues import nesting_lemmas
from reportedly.attributions.complements import clause_lemmas
from reportedly.language import covered
from reportedly.model import Attribution, Span

MARKS = "“”\"'‘’«»„` \n\t,.;:–—"
"""What may stand around the words of a source or a content."""

_QUOTING = frozenset("“\"'‘«„`")
_OWN = frozenset({"i", "we", "me", "us", "myself", "ourselves"})
_THIRD = frozenset({"he", "she", "it", "they", "him", "her", "them", "his", "its", "their"})
_LOOSE = frozenset({"you", "people", "one"})
_NOBODY = re.compile(r"nothing\b.*|its|anybody|anyone|there|what")
_TELL_OF_OTHERS = frozenset({"source", "sources", "insider", "aide", "friend", "ally", "person", "colleague"})


def has_another_voice(text: str, doc: Doc, outer: Attribution, inner: Attribution) -> bool:
    """Whether the inner source may be another than the outer speaker.

    `I think` is his own voice, and so is, in reported speech, `he said he hoped`; not so `two officials
    said he hoped`. Where only the resolved speakers can tell, it may be: `kept_apart` then looks again.
    """
    if inner.source is None:
        return True
    printed = inner.source.of(text).strip(MARKS)
    words = printed.lower()
    if not words or _NOBODY.fullmatch(words) or _is_first_person(printed.split()[0]):
        return False
    if words in _LOOSE:
        return _is_said(doc, inner)
    third = words in _THIRD
    return not third or _is_other(text, doc, outer, inner) or _is_open(text, doc, outer, inner)


def _is_first_person(word: str) -> bool:
    """Whether a word is a speaker's for himself: *we*, *us*, and not *US* (`US officials had told him`)."""
    return word != "US" and word.lower() in _OWN


def kept_apart(text: str, doc: Doc, attributions: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """The attributions with their speakers, without nested ones that turn out to be the outer's own voice.

    *The conductor told me that she had once admitted …* is hers; *said that he had admitted …* is his own.
    What stands in one that is left out stands in the outer one.
    """
    by_id = {one.id: one for one in attributions}
    gone = {one.id for one in attributions if one.within and not _is_apart(text, doc, by_id[one.within], one)}
    if not gone:
        return tuple(attributions)
    kept = [one for one in attributions if one.id not in gone]
    ids: dict[str, str] = {}
    counts: dict[str, int] = {}
    out: list[Attribution] = []
    for one in kept:
        within = one.within
        while within in gone:
            within = by_id[within].within
        if within is None:
            ids[one.id] = one.id
        else:
            counts[within] = counts.get(within, 0) + 1
            ids[one.id] = f"{ids[within]}.{counts[within]}"
        out.append(replace(one, id=ids[one.id], within=ids[within] if within else None))
    return tuple(out)


def _is_apart(text: str, doc: Doc, outer: Attribution, inner: Attribution) -> bool:
    """Whether the speakers are two, where pronouns alone do not tell."""
    words = inner.source.of(text).lower().strip(MARKS) if inner.source else ""
    if words not in GENDERED or _is_other(text, doc, outer, inner):
        return True
    theirs = {actor.id for actor in outer.actors()}
    return bool(inner.speaker) and inner.speaker.kind == "person" and inner.speaker.id not in theirs


def _is_other(text: str, doc: Doc, outer: Attribution, inner: Attribution) -> bool:
    """Whether a pronoun is not the outer speaker, by number, by gender, or because it is quoted."""
    words = inner.source.of(text).lower().strip(MARKS) if inner.source else ""
    if _is_in_own_words(text, outer) or _is_quoted(text, outer, inner) or _is_said_to_speaker(doc, inner):
        return True
    return _differs(doc, outer, words) or _is_owner(text, outer, words)


def _is_in_own_words(text: str, outer: Attribution) -> bool:
    """Whether the outer speaker is quoted: *“She <wrote> {that she was sorry},” he said* quotes him alone."""
    start = outer.content[0].start if outer.content else 0
    marked = any(mark in _QUOTING for mark in text[max(0, start - 1) : start + 1])
    return outer.manner == "direct" and (outer.within is None or marked)


def _is_said_to_speaker(doc: Doc, inner: Attribution) -> bool:
    """*{He <advised> me to leave it}, Mr Pask added*: who says it to the speaker is another."""
    cue = covered(doc, inner.cue)
    return cue is not None and any(
        child.lower_ in {"me", "us"} and child.dep_ in {"dobj", "dative"} for child in cue.root.rights
    )


def _is_owner(text: str, outer: Attribution, pronoun: str) -> bool:
    """*{He has told them nothing}, his lawyer said*: of whom the lawyer is; *{it has}, an insider said*."""
    if outer.source is None:
        return False
    words = [word.strip(",").lower() for word in outer.source.of(text).split()]
    if pronoun == "it":
        return bool(_TELL_OF_OTHERS.intersection(words))
    told = GENDERED.get(pronoun)
    theirs = {genders().get(word, "") for word in words[1:]}
    return bool(told) and len(words) > 1 and GENDERED.get(words[0]) == told and told not in theirs


def _is_open(text: str, doc: Doc, outer: Attribution, inner: Attribution) -> bool:
    """Whether `he` or `she` may be another: one who is named, or somebody unnamed, tells of a saying."""
    words = inner.source.of(text).lower().strip(MARKS) if inner.source else ""
    if words not in GENDERED or outer.within is not None or outer.source is None:
        return False
    told_by = outer.source.of(text).split()
    named = any(word[:1].isupper() for word in told_by[1:]) or _is_owned(told_by)
    cue = covered(doc, inner.cue)
    says = bool(cue) and any(token.lemma_.lower() in clause_lemmas() for token in cue)
    return says and (named or bool(_TELL_OF_OTHERS.intersection(word.lower().strip(",") for word in told_by)))


def _is_owned(told_by: Sequence[str]) -> bool:
    """`The minister's office tells us she hopes`: the minister may."""
    return any(word.endswith(("'s", "’s", "s'", "s’")) for word in told_by[:-1])


def _is_quoted(text: str, outer: Attribution, inner: Attribution) -> bool:
    """Whether it stands in the quoted part of a mixed content, where `he` is not who is quoted."""
    if outer.manner != "mixed" or inner.source is None:
        return False
    around = [span for span in outer.content if span.has(inner.source.start)]
    before = text[around[0].start : inner.source.start] if around else ""
    return leaves_open(before)


def _differs(doc: Doc, outer: Attribution, pronoun: str) -> bool:
    """`two officials said he hoped`, `Erik said she hoped`: other in number, or in gender."""
    if outer.source is None:
        return False
    told = GENDERED.get(pronoun)
    theirs = {genders().get(word, "") or GENDERED.get(word, "") for word in _own_words(doc, outer.source)}
    other = bool(told) and bool(theirs & {"m", "f"}) and told not in theirs
    return other or _is_plural(doc, outer.source) != (pronoun in {"they", "them", "their"})


def _own_words(doc: Doc, source: Span) -> Iterator[str]:
    """The words that say who somebody is, and not of whom, nor whom else: `the woman he was to marry`.

    >>> from reportedly.language import parse
    >>> text = "The woman he once planned to marry said that he had asked her to wait."
    >>> list(_own_words(parse(text), Span(0, 34)))
    ['the', 'woman']
    """
    words = covered(doc, source) or ()
    others = {each.i for word in words if word.dep_ in {"poss", "relcl", "acl"} for each in word.subtree}
    yield from (word.lower_ for word in words if word.i not in others)


def _is_said(doc: Doc, inner: Attribution) -> bool:
    """`you told the police`; not `you want to know`."""
    tokens = covered(doc, inner.cue)
    return bool(tokens) and any(token.lemma_.lower() in nesting_lemmas() for token in tokens)


def _is_plural(doc: Doc, span: Span) -> bool:
    tokens = covered(doc, span)
    if tokens is None:
        return False
    joint = any(token.dep_ == "cc" and token.head == tokens.root for token in tokens)
    return joint or tokens.root.tag_ == "NNS" or tokens.root.lower_ in {"they", "them", "both"}
