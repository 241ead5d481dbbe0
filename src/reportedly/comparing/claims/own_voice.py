"""What an article tells in its own voice: sentences, and what is left of them, that nobody is cited for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Words

from reportedly.comparing.claims.sayings import in_first_person, named_outright
from reportedly.language import covered
from reportedly.model import Article, Attribution, Mention, Record, Span

_QUOTED = re.compile(r"[“”\"„«»]")
_THINGS = frozenset({"it", "they"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_ASIDES = frozenset({"relcl", "advcl", "appos", "parataxis", "acl"})
_RELATIVE = frozenset({"which", "who"})
_BEFORE_NAMES = frozenset({"compound", "det", "amod", "poss", "nmod"})
_NAMED = frozenset({"PERSON", "ORG", "GPE", "LOC", "NORP", "FAC", "EVENT"})
_TIMES = frozenset({"after", "when", "while", "since", "because", "before", "although", "though", "until"})
_EDGES = frozenset({"and", "but", "or", "so", ",", ";", "–", "—", "-"})


class Telling(Record, frozen=True):
    """One sentence of the article's own: where it stands, and its words with the pronouns spelled out."""

    span: Span
    words: str


def own_voice(
    article: Article, doc: Doc, statements: Sequence[Attribution], mentions: Sequence[Mention]
) -> Iterator[Telling]:
    """The sentences of `doc`, which is the article's text, that it tells itself.

    >>> from reportedly.language import parse
    >>> text = "No pact was near. However, it was signed in May, and Lind called the report absurd."
    >>> lind = Attribution("a1", (Span(71, 82),), "indirect", Span(53, 57), Span(58, 64))
    >>> [told.words for told in own_voice(Article(text), parse(text), [lind], [])]
    ['No pact was near.', 'However, the pact was signed in May']
    """
    cited = [
        span
        for one in statements
        if _cites(doc, one)
        for span in (*one.content, *filter(None, (one.source, one.cue)))
    ]
    contents = [span for one in statements if _cites(doc, one) for span in one.content]
    last: Words | None = None
    for sentence in doc.sents:
        told = _own_part(sentence, [span for span in cited if _touches(span, sentence)])
        if told is not None and _is_telling(told):
            span = Span(told.start_char, told.end_char)
            yield Telling(span, _spelled(article.text, told, last, mentions))
        yield from _told_aside(article.text, sentence, contents, mentions)
        last = sentence


def _told_aside(
    text: str, sentence: Words, contents: Sequence[Span], mentions: Sequence[Mention]
) -> Iterator[Telling]:
    """What clauses tell by themselves, which reports of one matter repeat in sentences of all kinds.

    >>> from reportedly.language import parse
    >>> def told(text):
    ...     return [told.words for told in own_voice(Article(text), parse(text), [], [])][1:]
    >>> told("Lind spoke in Orlec, which lies on the border with Norland, to 40 farmers.")
    ['Orlec lies on the border with Norland']
    >>> told("Lind left after the army of Norland had shelled the port of Orlec.")
    ['the army of Norland had shelled the port of Orlec']
    """
    for verb in sentence:
        found = _aside(verb)
        if found is None:
            continue
        name, start = found
        words = [token for token in verb.subtree if token.i >= start and not token.is_space]
        while words and (words[-1].lower_ in _EDGES or words[-1].is_punct):
            words.pop()
        if not words:
            continue
        clause = sentence.doc[start : words[-1].i + 1]
        if _is_telling(clause) and not any(_is_cited(token, contents) for token in clause):
            span = Span(clause.start_char, clause.end_char)
            yield Telling(span, f"{name} {named_outright(text, span, mentions)}".strip())


def _names_somebody(head: Token) -> bool:
    return any(token.pos_ == "PROPN" or token.ent_type_ == "NORP" for token in head.subtree)


def _aside(verb: Token) -> tuple[str, int] | None:
    """The name that a clause beside it is of, and where what it tells starts; of another clause, no name.

    Of a clause that names nobody, nobody can tell by itself what it is of.
    """
    doer = next((child for child in verb.children if child.dep_ in _SUBJECTS), None)
    if doer is None or verb.pos_ not in {"VERB", "AUX"}:
        return None
    if verb.dep_ == "relcl":
        name = _name(verb.head) if doer.lower_ in _RELATIVE and verb.head.i < doer.i else None
        return (name, doer.i + 1) if name else None
    is_dated = verb.dep_ == "advcl" and any(child.lower_ in _TIMES for child in verb.children)
    if (verb.dep_ == "conj" or is_dated) and doer.pos_ != "PRON" and _names_somebody(verb):
        return "", min(token.i for token in doer.subtree)
    return None


def _name(token: Token) -> str | None:
    """The name that a word is the head of, with its article and what stands before it."""
    name = next((ent for ent in token.sent.ents if ent.start <= token.i < ent.end), None)
    if token.pos_ != "PROPN" and (name is None or name.label_ not in _NAMED):
        return None
    before = [child.i for child in token.children if child.dep_ in _BEFORE_NAMES and child.i < token.i]
    start = min([token.i, *before, *([name.start] if name is not None else [])])
    return token.doc[start : token.i + 1].text


def _cites(doc: Doc, statement: Attribution) -> bool:
    """Whether somebody is cited, or a clause is told as said: *a treaty was agreed* is neither.

    >>> from reportedly.language import parse
    >>> doc = parse("A treaty was agreed. It was agreed that all go.")
    >>> told = Attribution("a1", (Span(0, 8),), "indirect", None, Span(9, 19))
    >>> _cites(doc, told), _cites(doc, Attribution("a2", (Span(40, 46),), "indirect", None, Span(24, 34)))
    (False, True)
    """
    if statement.source is not None or statement.speaker is not None or statement.manner != "indirect":
        return True
    words = [covered(doc, span) for span in statement.content]
    return any(token.pos_ in {"VERB", "AUX"} for each in words if each is not None for token in each)


def _is_telling(words: Words) -> bool:
    """Whether it tells something by itself: not in quotation marks, nor in the first person."""
    return not _QUOTED.search(words.text) and not in_first_person(words)


def _own_part(sentence: Words, cited: Sequence[Span]) -> Words | None:
    """A sentence without the clauses joined to it that cite somebody; none where its own clause does."""
    own = [token for token in sentence if not token.is_space]
    while any(_is_cited(token, cited) for token in own):
        joined = next((_joined(token, own) for token in own if _is_cited(token, cited)), None)
        if not joined:
            return None
        own = [token for token in own if token.i not in joined]
    while own and own[-1].lower_ in _EDGES:
        own.pop()
    while own and own[0].lower_ in _EDGES:
        own.pop(0)
    if not own or own[-1].i - own[0].i != len(own) - 1:
        return None
    return sentence.doc[own[0].i : own[-1].i + 1]


def _touches(span: Span, words: Words) -> bool:
    return span.start < words.end_char and words.start_char < span.end


def _is_cited(token: Token, cited: Sequence[Span]) -> bool:
    return any(span.start < token.idx + len(token) and token.idx < span.end for span in cited)


def _joined(token: Token, within: Sequence[Token]) -> frozenset[int]:
    """The words of the clause that a word is of, where it is joined to another, or stands beside it."""
    left = {each.i for each in within}
    for above in (token, *token.ancestors):
        is_clause = any(child.dep_ in _SUBJECTS for child in above.children)
        is_aside = above.dep_ in _ASIDES or (above.dep_ == "conj" and is_clause)
        if is_aside and above.i in left and above.head.i in left:
            return frozenset(each.i for each in above.subtree)
    return frozenset()


def _spelled(text: str, told: Words, before: Words | None, mentions: Sequence[Mention]) -> str:
    """The words with names for pronouns; *it*, where nobody is meant, is what the last sentence was of."""
    span = Span(told.start_char, told.end_char)
    subject = _subject(told)
    if subject is not None and subject.lower_ in _THINGS and before is not None:
        at = Span(subject.idx, subject.idx + len(subject))
        thing = _thing(before) if not any(at.overlaps(one.span) for one in mentions) else None
        if thing is not None:
            head = named_outright(text, Span(span.start, at.start), mentions)
            tail = named_outright(text, Span(at.end, span.end), mentions)
            return f"{head} {'The' if not head else 'the'} {thing} {tail}".strip()
    return named_outright(text, span, mentions)


def _subject(words: Words) -> Token | None:
    root = next((token for token in words if token.dep_ == "ROOT"), None)
    return next((child for child in root.children if child.dep_ in _SUBJECTS), None) if root else None


def _thing(sentence: Words) -> str | None:
    """What a sentence is of, where that is a thing told without a name: *agreement* of *no agreement*."""
    subject = _subject(sentence)
    if subject is None or subject.pos_ != "NOUN" or subject.ent_type_:
        return None
    parts = [child for child in subject.children if child.dep_ in {"compound", "amod"}]
    return subject.doc[min([subject.i, *(child.i for child in parts)]) : subject.i + 1].text
