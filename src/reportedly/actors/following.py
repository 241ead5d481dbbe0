"""The story's own unnamed subjects, which `he` and `it` take up: `The spokesman would not be drawn. He …`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from spacy.tokens import Doc, Token

from reportedly.actors.titles import (
    PARTIES,
    bodies,
    body_kind,
    documents,
    gender_of,
    genders,
    groups_of,
    roles,
)
from reportedly.model import Span

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_TAKEN_UP = _SUBJECTS | {"dobj", "attr"}
_TURNS = {"“": False, "”": True, "‘": False, "’": True}
"""Whether what stands before a quotation mark is quoted."""

_BREAKS = frozenset({"relcl", "appos", "acl", "punct"})
_ARTICLES = frozenset({"a", "an", "another", "one"})
_OWNERS = frozenset({"my", "our", "his", "her"})
_DEFINITE = frozenset({"the", "this", "that"})
_MORE = 3
"""Characters by which what is said must be more than a phrase, which else no more than stands there."""

_BACK = 60
"""Words back from a pronoun to who was just brought in. A judgement: two sentences."""


@lru_cache(maxsize=1)
def subjects(doc: Doc) -> tuple[tuple[int, str], ...]:
    """Noun phrases about one person or body that are subjects, with where their nouns are.

    >>> from reportedly.language import parse
    >>> subjects(parse("The bishop of Holt, who is ill, left. A bridge fell. The council had met."))
    ((0, 'The bishop of Holt'), (53, 'The council'))
    """
    return tuple(
        (doc[token.left_edge.i].idx, phrase_of(token))
        for token in doc
        if (token.dep_ in _SUBJECTS or _is_subject_of_last(token) or _is_asked_by_me(token))
        and (token.tag_ == "NN" or token.lower_ in PARTIES)
        and (groups_of(token.lower_) or token.lower_ in bodies() or _double(token) in roles())
        and any(child.dep_ in {"det", "poss"} or child.lower_ == "one" for child in token.lefts)
        and not any(child.lower_ == "whose" for child in token.lefts)
        and not _is_of(token)
        and not any(
            child.dep_ in {"cc", "conj"} or (child.dep_ == "appos" and may_be_called(token, child))
            for child in token.rights
        )
        and not any(child.dep_ == "attr" and child.pos_ == "PROPN" for child in token.head.rights)
    )


def _is_of(noun: Token) -> bool:
    """Whether the subject of a participle says of whom: `the smile of a woman being fitted for a wig`."""
    first = noun.left_edge.i
    return first > noun.sent.start and noun.doc[first - 1].lower_ == "of"


def _is_subject_of_last(noun: Token) -> bool:
    """Whether the parse takes the verb of a sentence for a participle: `A girl who had seen it testified.`"""
    verb = next(
        (child for child in noun.rights if child.dep_ == "acl" and child.tag_ in {"VBN", "VBD"}), None
    )
    return noun.dep_ == "ROOT" and verb is not None and noun.left_edge.i == noun.sent.start


def may_be_called(noun: Token, name: Token) -> bool:
    """Whether a name beside a noun may be its own: `the mother of one victim, Diego Flores,` is another's."""
    first = name.doc[name.left_edge.i : name.i + 1]
    told = next((gender for token in first if (gender := gender_of(token.text))), "")
    return {genders().get(noun.lower_, ""), told} != {"m", "f"}


def noun_of(name: Token) -> Token:
    """The noun that a name is a part of, or stands beside: the name itself where there is none.

    Of `The commissioner for the environment, Aino Virta, …` the parse may call her the environment.
    """
    while name.head.i != name.i:
        above, of_what = name.head, name.head.head.head
        if name.dep_ in {"compound", "nmod"}:
            name = above
        elif name.dep_ != "appos" or not may_be_called(above, name):
            break
        elif above.dep_ == "pobj" and groups_of(of_what.lower_) and not groups_of(above.lower_):
            name = of_what
        else:
            name = above
    return name


def _double(noun: Token) -> str:
    return noun.doc[max(noun.i - 1, 0) : noun.i + 1].text.lower()


def phrase_of(noun: Token) -> str:
    """The words of a noun's phrase, without what only says more: `The bishop of Holt` of `, who is ill`."""
    last = noun
    for child in noun.rights:
        if child.dep_ in _BREAKS:
            break
        last = child.right_edge
    return noun.doc[noun.left_edge.i : last.i + 1].text


def outside(found: Sequence[tuple[int, str]], contents: Sequence[Span]) -> Iterator[tuple[int, str]]:
    """Those that stand in nobody's words."""
    told = [(span.start, span.end, span.end - span.start) for span in contents]
    for start, words in found:
        if not any(first <= start < last and size > len(words) + _MORE for first, last, size in told):
            yield start, words


def brought_in(doc: Doc, at: int, gender: str) -> tuple[int, str] | None:
    """Somebody new of whom the words just before an offset speak, with where: `A gendarme knocked and he …`.

    >>> from reportedly.language import parse
    >>> text = "He had a letter from a woman whose son was ill. She writes that it rains."
    >>> brought_in(parse(text), text.index("She"), "f")
    (21, 'a woman')
    >>> text = "Dad says his was better. He says that about everything."
    >>> brought_in(parse(text), text.index("He"), "m")
    (0, 'Dad')
    >>> text = "The pilot was calm. He said that it was toast."
    >>> brought_in(parse(text), text.index("He"), "m")
    (0, 'The pilot')
    >>> text = "Then I asked the assistant, and she said it was the referee."
    >>> brought_in(parse(text), text.index("she"), "f")
    (13, 'the assistant')
    >>> text = "I told my wife. She laughed and said no."
    >>> brought_in(parse(text), text.index("She"), "f")
    (7, 'my wife')
    """
    span = doc.char_span(at, at + 1, alignment_mode="expand")
    if span is None:
        return None
    here = span[0]
    told = [*_told_before(doc, here.i)]
    return _newest(told, here, gender) or _newest(
        [*reversed(doc[max(0, here.i - _BACK) : here.i])], here, gender
    )


def _newest(words: list[Token], here: Token, gender: str) -> tuple[int, str] | None:
    """The last of such people among words that go back from a pronoun."""
    doc = here.doc
    for token in words:
        if _is_new(token, here, gender):
            return token.left_edge.idx, doc[token.left_edge.i : token.i + 1].text
        if "\n" in token.text or (token.pos_ == "PROPN" and noun_of(token).dep_ in _SUBJECTS):
            break
    return None


def brought_in_several(doc: Doc, at: int) -> tuple[int, str] | None:
    """The people or the body of whom the same quotation just spoke, with where: `… the police. They said …`.

    >>> from reportedly.language import parse
    >>> texts = "“I wrote to the police. They said no,” Ann said.", "“The nurses left. They said so.”"
    >>> [brought_in_several(parse(text), text.index("They")) for text in texts]
    [(12, 'the police'), (1, 'The nurses')]
    """
    span = doc.char_span(at, at + 1, alignment_mode="expand")
    for token in _told_before(doc, span.start) if span is not None else ():
        if "\n" in token.text:
            break
        several = token.tag_ == "NNS" and bool(groups_of(token.lower_) or groups_of(token.lower_[:-1]))
        several = several or (token.lower_ == "people" and token.dep_ in _SUBJECTS)
        body = token.lower_ in bodies() or (token.tag_ == "NN" and body_kind(token.lower_) != "")
        body = body or (token.tag_ == "NNS" and token.lemma_.lower() in bodies().keys() - documents())
        heard = token.dep_ in _TAKEN_UP or (token.dep_ == "pobj" and token.head.lower_ == "to")
        if (several or body) and heard:
            return token.left_edge.idx, doc[token.left_edge.i : token.i + 1].text
    return None


def _told_before(doc: Doc, at: int) -> Iterator[Token]:
    """The words before one, back to front: of a quotation that is broken off, without who says it.

    >>> from reportedly.language import parse
    >>> doc = parse("He left. “My girl is six,” Ann said. “She reads.”")
    >>> [token.text for token in _told_before(doc, len(doc) - 4)]
    [',', 'six', 'is', 'girl', 'My']
    """
    told = True
    for token in reversed(doc[max(0, at - _BACK) : at]):
        if (token.text in _TURNS and token.tag_ != "POS") or token.text == '"':
            told = _TURNS.get(token.text, not told)
        elif told or "\n" in token.text:
            yield token


def _is_new(token: Token, here: Token, gender: str) -> bool:
    """Whether a word brings in somebody whom `he` or `she` may take up."""
    told = genders().get(token.lower_, "")
    if told == gender and (_is_own(token) or _is_mine(token)):
        return True
    if token.tag_ != "NN" or token.dep_ == "attr" or not groups_of(token.lower_) or told not in {"", gender}:
        return False
    subject = token.dep_ in _SUBJECTS or _is_asked_by_me(token)
    if any(child.lower_ in _DEFINITE for child in token.lefts):
        return subject and here.sent.start <= token.sent.end
    new = any(child.lower_ in _ARTICLES for child in token.lefts)
    return new and (told == gender or (subject and token.sent.start == here.sent.start))


def _is_asked_by_me(token: Token) -> bool:
    """Whether the speaker asks, rings or sees somebody, who then answers: `I asked the assistant`."""
    asker = (child.lower_ for child in token.head.lefts if child.dep_ in _SUBJECTS)
    return token.dep_ in {"dobj", "dative"} and bool({"i", "we"} & set(asker))


def _is_mine(token: Token) -> bool:
    """Whether a word is a relative of whoever speaks, whatever happens to her: `I admire my wife. She …`."""
    mine = {child.lower_ for child in token.lefts if child.dep_ == "poss"} & {"my", "our"}
    return bool(mine) and "relative" in roles().get(token.lower_, ())


def _is_own(token: Token) -> bool:
    """Whether a word is the subject and a relative of somebody: `Dad`, `my mother`, `her husband`."""
    if token.dep_ not in _SUBJECTS or "relative" not in roles().get(token.lower_, ()):
        return False
    named = token.text[:1].isupper() and not any(child.dep_ in {"det", "poss"} for child in token.lefts)
    return named or any(child.lower_ in _OWNERS for child in token.lefts)
