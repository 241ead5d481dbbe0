"""What an article tells in its own voice: sentences, and what is left of them, that nobody is cited for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Words

from reportedly.actors.titles import groups_of
from reportedly.comparing.claims.asides import EDGES, SUBJECTS, clauses
from reportedly.comparing.claims.sayings import in_first_person, named_outright
from reportedly.language import covered
from reportedly.model import Article, Attribution, Mention, Record, Span

_QUOTED = re.compile(r"[“”\"„«»]")
MOST_OF_WHOLE = 0.8
"""Share of a content's letters that a clause of it has, at most, to be told apart from it."""

_READER = frozenset({"you", "your", "yours", "yourself"})
_LONG_WORD, _FEWEST_LONG = 4, 3
"""Letters of a word that begins with a capital in a title, at least; and so many such words that make one."""

_TAKING = frozenset({"take", "cost"})
_THINGS = frozenset({"it", "they"})
_PRONOUNS = frozenset({"he", "she", "it", "they", "this", "that", "these", "those", "there"})
_ASIDES = frozenset({"relcl", "advcl", "appos", "parataxis", "acl"})


class Telling(Record, frozen=True):
    """A sentence or clause that tells something: where it stands, and its words, pronouns spelled out.

    It is the article's own, or of the statement of the id `of`.
    """

    span: Span
    words: str
    of: str | None = None


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
    contents = [(span, one.id) for one in statements if _cites(doc, one) for span in one.content]
    last: Words | None = None
    for sentence in doc.sents:
        told = _own_part(sentence, [span for span in cited if _touches(span, sentence)])
        wholes: list[tuple[Span, str | None]] = [*contents]
        if told is not None and _is_telling(told):
            span = Span(told.start_char, told.end_char)
            wholes.append((span, None))
            yield Telling(span, _spelled(article.text, told, last, mentions))
        yield from _told_in_clauses(article.text, sentence, wholes, mentions)
        last = sentence


def _told_in_clauses(
    text: str, sentence: Words, wholes: Sequence[tuple[Span, str | None]], mentions: Sequence[Mention]
) -> Iterator[Telling]:
    """What clauses tell by themselves, of a content that is somebody's or a sentence that is nobody's.

    >>> from reportedly.language import parse
    >>> text = "Lind said that Norland had shelled the port of Orlec and seized two ships."
    >>> [(told.of, told.words) for told in _told_in_clauses(text, parse(text)[:], [(Span(10, 74), "a1")], [])]
    [('a1', 'Norland had shelled the port of Orlec'), ('a1', 'Norland seized two ships')]
    """
    for clause in clauses(sentence):
        words = sentence.doc[slice(*clause.words)]
        span = Span(words.start_char, words.end_char)
        found = [one for one in wholes if one[0].overlaps(span)]
        around = [one for one in found if one[0].holds(span)]
        whole, of = min(around, key=lambda one: one[0].end - one[0].start, default=(None, None))
        cites = any(other is not None and not each.holds(span) for each, other in found)
        if (whole is None and found) or (of is None and cites):
            continue
        if whole is not None and span.end - span.start > MOST_OF_WHOLE * (whole.end - whole.start):
            continue
        if clause.top >= 0 and not _is_told(sentence.doc[clause.top], whole if of is not None else None):
            continue
        told = clause.told(sentence.doc, text, mentions)
        is_anybodys = told.partition(" ")[0].lower() in _PRONOUNS
        if is_anybodys or in_first_person(words) or (of is None and _QUOTED.search(words.text)):
            continue
        yield Telling(span, told, of)


def _is_told(verb: Token, content: Span | None) -> bool:
    """Whether a clause stands under no other verb, that is told, or is in the content: *if …*."""
    if verb.dep_ == "ROOT":
        return True
    above = verb.head
    return content is not None and not content.has(above.idx)


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
    if _QUOTED.search(words.text) or in_first_person(words):
        return False
    return not (speaks_to_the_reader(words) or is_set_as_title(words))


def speaks_to_the_reader(words: Words) -> bool:
    """Whether it asks something of who reads it, or is about him: it tells nothing that others tell.

    >>> from reportedly.language import parse
    >>> def speaks(*texts):
    ...     return [speaks_to_the_reader(parse(text)[:]) for text in texts]
    >>> speaks("You can get this letter by mail.", "Read the story here.", "Lind read the letter.")
    [True, True, False]
    """
    if any(token.lower_ in _READER for token in words):
        return True
    root = next((token for token in words if token.dep_ == "ROOT"), None)
    if root is None or root.tag_ != "VB" or root.i != words[0].i:
        return False
    return all(child.dep_ not in SUBJECTS and child.tag_ != "MD" for child in root.children)


def is_set_as_title(words: Words) -> bool:
    """Whether all its longer words begin with a capital: the title of another page, or a heading.

    >>> from reportedly.language import parse
    >>> def titles(*texts):
    ...     return [is_set_as_title(parse(text)[:]) for text in texts]
    >>> titles("Mayor Lind Makes Light Of Flood", "Ana Lind flew to Orlec", "WORST NEWS EVER IN ORLEC.")
    [True, False, True]
    """
    long = [token for token in words if token.is_alpha and len(token) >= _LONG_WORD]
    if words.text.isupper():
        return True
    is_all = len(long) >= _FEWEST_LONG and all(token.text[0].isupper() for token in long)
    return is_all and any(token.pos_ != "PROPN" for token in long)


def _own_part(sentence: Words, cited: Sequence[Span]) -> Words | None:
    """A sentence without the clauses joined to it that cite somebody; none where its own clause does."""
    own = [token for token in sentence if not token.is_space]
    while any(_is_cited(token, cited) for token in own):
        joined = next((_joined(token, own) for token in own if _is_cited(token, cited)), None)
        if not joined:
            return None
        own = [token for token in own if token.i not in joined]
    while own and own[-1].lower_ in EDGES:
        own.pop()
    while own and own[0].lower_ in EDGES:
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
        is_clause = any(child.dep_ in SUBJECTS for child in above.children)
        is_aside = above.dep_ in _ASIDES or (above.dep_ == "conj" and is_clause)
        if is_aside and above.i in left and above.head.i in left:
            return frozenset(each.i for each in above.subtree)
    return frozenset()


def _spelled(text: str, told: Words, before: Words | None, mentions: Sequence[Mention]) -> str:
    """The words with names for pronouns; *it*, where nobody is meant, is what the last sentence was of."""
    span = Span(told.start_char, told.end_char)
    subject = _subject(told)
    if subject is not None and subject.lower_ in _THINGS and before is not None and not _is_empty(subject):
        at = Span(subject.idx, subject.idx + len(subject))
        thing = _thing(before) if not any(at.overlaps(one.span) for one in mentions) else None
        if thing is not None:
            head = named_outright(text, Span(span.start, at.start), mentions)
            tail = named_outright(text, Span(at.end, span.end), mentions)
            return f"{head} {'The' if not head else 'the'} {thing} {tail}".strip()
    return named_outright(text, span, mentions)


def _is_empty(subject: Token) -> bool:
    """Whether *it* stands for nothing: *it took ten days to clear the road*.

    >>> from reportedly.language import parse
    >>> _is_empty(parse("It took ten days to clear it.")[0]), _is_empty(parse("It took the town.")[0])
    (True, False)
    """
    verb = subject.head
    led_to = (child for child in verb.children if child.dep_ in {"xcomp", "advcl", "ccomp"})
    return verb.lemma_ in _TAKING and any(child.tag_ == "VB" for child in led_to)


def _subject(words: Words) -> Token | None:
    root = next((token for token in words if token.dep_ == "ROOT"), None)
    return next((child for child in root.children if child.dep_ in SUBJECTS), None) if root else None


def _thing(sentence: Words) -> str | None:
    """What a sentence is of, where that is a thing told without a name: *agreement* of *no agreement*.

    >>> from reportedly.language import parse
    >>> _thing(parse("The new bridge is shut.")[:]), _thing(parse("The new president is ill.")[:])
    ('new bridge', None)
    """
    subject = _subject(sentence)
    if subject is None or subject.pos_ != "NOUN" or subject.ent_type_ or groups_of(subject.lemma_.lower()):
        return None
    parts = [child for child in subject.children if child.dep_ in {"compound", "amod"}]
    return subject.doc[min([subject.i, *(child.i for child in parts)]) : subject.i + 1].text
