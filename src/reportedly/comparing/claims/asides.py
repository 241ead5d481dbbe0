"""What clauses tell by themselves, which reports of one matter repeat in sentences of all kinds.

Each kind of clause has a function that finds it by the word that it hangs on.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Words

from reportedly.actors.titles import groups_of, roles
from reportedly.comparing.claims.sayings import named_outright
from reportedly.model import Mention, Record, Span

SUBJECTS = frozenset({"nsubj", "nsubjpass"})
EDGES = frozenset({"and", "but", "or", "so", ",", ";", "–", "—", "-"})
_RELATIVE = frozenset({"which", "who"})
_BEFORE_NAMES = frozenset({"compound", "det", "amod", "poss", "nmod"})
_NAMED = frozenset({"PERSON", "ORG", "GPE", "LOC", "NORP", "FAC", "EVENT"})
_TIMES = frozenset({"after", "when", "while", "since", "because", "before", "although", "though", "until"})
_VERBS = frozenset({"VERB", "AUX"})
_HELPING = frozenset({"aux", "auxpass", "neg"})
_ARTICLES = frozenset({"a", "an", "the", "one"})

FEWEST_OF_NAME = 3
"""Words that tell what a name is, at least: *the president* is an office, which actors have."""


class Clause(Record, frozen=True):
    """A clause: whom or what it is of, if that stands elsewhere, what comes between, and where its words are.

    `of` and `words` are places of tokens in the document, from the first to after the last; of a clause that
    is joined to the first of several, `top` is the place of that one’s verb, and else −1.
    """

    of: tuple[int, int] | None
    between: str
    words: tuple[int, int]
    top: int = -1

    def told(self, doc: Doc, text: str, mentions: Sequence[Mention]) -> str:
        """What it says, with names for pronouns."""
        words = _spelled(doc, self.words, text, mentions)
        if self.of is None:
            return words
        return f"{_spelled(doc, self.of, text, mentions)}{self.between} {words}"


def _spelled(doc: Doc, places: tuple[int, int], text: str, mentions: Sequence[Mention]) -> str:
    return named_outright(text, _span(doc[slice(*places)]), mentions)


def _span(words: Words) -> Span:
    return Span(words.start_char, words.end_char)


def clauses(sentence: Words) -> Iterator[Clause]:
    """The clauses of a sentence that tell something by themselves.

    >>> from reportedly.language import parse
    >>> def told(text):
    ...     doc = parse(text)
    ...     return [one.told(doc, text, []) for one in clauses(doc[:])]
    >>> told("Lind spoke in Orlec, which lies on the border with Norland, to 40 farmers.")
    ['Orlec lies on the border with Norland']
    >>> told("Lind left after the army of Norland had shelled the port of Orlec.")
    ['the army of Norland had shelled the port of Orlec']
    >>> told("Norland shelled the port of Orlec on Monday and seized two ships there.")
    ['Norland shelled the port of Orlec on Monday', 'Norland seized two ships there']
    >>> told("Orlec, a small port on the border with Norland, was taken.")
    ['Orlec is a small port on the border with Norland']
    >>> told("Ana Lind, arrested in March on suspicion of fraud, was freed.")
    ['Ana Lind was arrested in March on suspicion of fraud']
    """
    for token in sentence:
        for find in (_relative, _beside, _first, _joined, _apposed, _done):
            if (found := find(token)) is not None:
                yield found


def _relative(verb: Token) -> Clause | None:
    """*Orlec, which lies on the border*; *Lind, whose family fled to Norland*.

    >>> from reportedly.language import parse
    >>> text = "Support of the coalition against Isis for the BLF, which led the war in the north, fell."
    >>> [one.told(doc, text, []) for doc in [parse(text)] for one in map(_relative, doc) if one]
    ['the BLF led the war in the north']
    """
    doer = _subject(verb)
    if verb.dep_ != "relcl" or verb.pos_ not in _VERBS or doer is None or doer.i < verb.head.i:
        return None
    of = _told_of(verb, doer)
    name = _name(of) if of is not None else None
    if of is None or name is None:
        return None
    if doer.lower_ == "which" and of.dep_ == "pobj" and name[0] <= of.head.i:
        name = min(of.left_edge.i, of.i), name[1]
    whose = next((child for child in doer.children if child.lower_ == "whose"), None)
    if whose is not None:
        return _made(verb, whose.i + 1, of=name, between="’s")
    return _made(verb, doer.i + 1, of=name) if doer.lower_ in _RELATIVE else None


def _told_of(verb: Token, doer: Token) -> Token | None:
    """Of two joined before *which*, the last, where the verb is of one; where it is of both, none.

    >>> from reportedly.language import parse
    >>> def told(text):
    ...     doc = parse(text)
    ...     return [one.told(doc, text, []) for one in clauses(doc[:])]
    >>> told("He spoke of talks between Norland and Orlec, which has armed the rebels of the north.")
    ['Orlec has armed the rebels of the north']
    >>> told("The army left Norland and Orlec, which have armed the rebels of the north.")
    []
    """
    joined = [each for each in verb.head.conjuncts if verb.head.i < each.i < doer.i]
    finite = (verb, *(child for child in verb.children if child.dep_ in _HELPING))
    is_of_one = any(word.tag_ == "VBZ" or word.lower_ == "was" for word in finite)
    return (joined[-1] if is_of_one else None) if joined else verb.head


def _beside(verb: Token) -> Clause | None:
    """One with a subject of its own: *…, and Lind went home*; *after the army had shelled the port*.

    Of a clause that names nobody, nobody can tell by itself what it is of.
    """
    doer = _subject(verb)
    if doer is None or verb.pos_ not in _VERBS or doer.pos_ == "PRON" or not _names_somebody(verb):
        return None
    is_dated = verb.dep_ == "advcl" and any(child.lower_ in _TIMES for child in verb.children)
    if verb.dep_ != "conj" and not is_dated:
        return None
    return _made(verb, min(token.i for token in doer.subtree))


def _joined(verb: Token) -> Clause | None:
    """One whose subject stands before the first verb: *Norland shelled the port and seized two ships*.

    A *not* before *but* is of the first alone: *Lind was not fighting but working for the press*.

    >>> from reportedly.language import parse
    >>> text = "Norland will not shell the port of Orlec or seize ships there."
    >>> doc = parse(text)
    >>> [one.told(doc, text, []) for one in map(_joined, doc) if one]
    ['Norland will not seize ships there']
    >>> text = "Lind was not fighting but working for the press in Orlec."
    >>> doc = parse(text)
    >>> [one.told(doc, text, []) for one in map(_joined, doc) if one]
    ['Lind was working for the press in Orlec']
    """
    if verb.dep_ != "conj" or verb.pos_ not in _VERBS or _subject(verb) is not None or not _is_joined(verb):
        return None
    first = _top(verb)
    doer = _subject(first)
    if doer is None or doer.lower_ in _RELATIVE or first.pos_ not in _VERBS:
        return None
    subject = _ends(doer)
    if not (_names_somebody(doer) or _names_somebody(verb) or doer.pos_ == "PRON"):
        return None
    is_helped = any(child.dep_ in _HELPING for child in verb.children)
    takes_help = not is_helped and verb.tag_ in {"VB", "VBN", "VBG"}
    kinds = _HELPING - {"neg"} if _is_after_but(verb) else _HELPING
    helping = [child.text for child in first.children if child.dep_ in kinds and child.i < first.i]
    between = "".join(f" {word}" for word in helping) if takes_help else ""
    return _made(verb, verb.left_edge.i, of=subject, between=between, top=first.i)


def _is_joined(verb: Token) -> bool:
    """Whether a word or a comma joins it: *the men killed in Orlec include two cooks* is one clause, misread.

    >>> from reportedly.language import parse
    >>> doc = parse("Other Norlanders killed fighting rebels in Orlec include two cooks.")
    >>> [word.text for word in doc if word.dep_ == "conj" and not _is_joined(word)]
    ['include']
    """
    before = verb.doc[verb.left_edge.i - 1]
    return before.is_punct or any(child.dep_ == "cc" and child.i < verb.i for child in verb.head.children)


def _is_after_but(verb: Token) -> bool:
    before = (child for child in verb.head.children if child.dep_ == "cc" and child.i < verb.i)
    return any(child.lower_ == "but" for child in before)


def _first(verb: Token) -> Clause | None:
    """The first of several that are joined to it: what stands before the *and*."""
    joined = next((child for child in verb.conjuncts if child.head == verb and child.pos_ in _VERBS), None)
    doer = _subject(verb)
    if joined is None or doer is None or verb.pos_ not in _VERBS or verb.dep_ == "conj":
        return None
    if doer.lower_ in _RELATIVE or not (_names_somebody(verb) or doer.pos_ == "PRON"):
        return None
    if not _is_joined(joined):
        return None
    return _made(verb, min(token.i for token in doer.subtree), end=joined.left_edge.i, top=verb.i)


def _apposed(noun: Token) -> Clause | None:
    """What a name is said to be: *Orlec, a port on the border with Norland*.

    Offices are kept of actors. *The mine at Orlec, a vast pit*: which of the two it is, no parser can tell.

    >>> from reportedly.language import parse
    >>> told = parse("He saw the mine at Orlec, a vast pit of brown coal.")
    >>> [_apposed(word) for word in told if word.dep_ == "appos"]
    [None]
    """
    if noun.dep_ != "appos" or noun.tag_ != "NN" or noun.left_edge.lower_ not in _ARTICLES:
        return None
    name = _name(noun.head)
    is_next = name is not None and noun.left_edge.i <= name[1] + 1
    if name is None or not is_next or noun.lemma_.lower() in roles():
        return None
    is_person = bool(groups_of(noun.lemma_.lower()))
    if is_person != (noun.head.ent_type_ == "PERSON") or (not is_person and _is_beside_a_noun(noun.head)):
        return None
    said = [token for token in noun.subtree if token.pos_ in {"NOUN", "PROPN", "ADJ", "NUM", "VERB"}]
    return _made(noun, noun.left_edge.i, of=name, between=" is") if len(said) >= FEWEST_OF_NAME else None


def _is_beside_a_noun(name: Token) -> bool:
    """Whether it only says where or whose a thing is: *the mine at Orlec*, *the party (PKK) in Norland*."""
    at = name.head.i - 1
    while at > 0 and name.doc[at].is_punct:
        at -= 1
    return name.dep_ == "pobj" and at >= 0 and name.doc[at].pos_ in {"NOUN", "PROPN"}


def _done(verb: Token) -> Clause | None:
    """What was done to whom a name tells: *Ana Lind, arrested in March*."""
    if verb.dep_ != "acl" or verb.tag_ != "VBN" or verb.i < verb.head.i:
        return None
    name = _name(verb.head)
    is_helped = any(child.dep_ in _HELPING for child in verb.children)
    return None if name is None or is_helped else _made(verb, verb.left_edge.i, of=name, between=" was")


def _made(
    head: Token,
    start: int,
    *,
    of: tuple[int, int] | None = None,
    between: str = "",
    end: int | None = None,
    top: int = -1,
) -> Clause | None:
    """The clause of a head from a place on, without what joins it to others, and without those."""
    last = head.right_edge.i + 1 if end is None else end
    for child in head.children:
        if end is None and child.dep_ == "conj" and child.pos_ in _VERBS:
            last = min(last, child.left_edge.i)
    while last > start and (head.doc[last - 1].lower_ in EDGES or head.doc[last - 1].is_punct):
        last -= 1
    while start < last and (head.doc[start].lower_ in EDGES or head.doc[start].is_space):
        start += 1
    is_whole = start <= head.i < last and (of is None or of[1] <= start)
    return Clause(of, between, (start, last), top) if is_whole else None


def _subject(verb: Token) -> Token | None:
    return next((child for child in verb.children if child.dep_ in SUBJECTS), None)


def _top(verb: Token) -> Token:
    while verb.dep_ == "conj":
        verb = verb.head
    return verb


def _ends(head: Token) -> tuple[int, int]:
    """Where the words of a subject stand, without clauses that hang on it."""
    end = head.right_edge.i + 1
    for child in head.children:
        if child.dep_ in {"relcl", "acl", "appos"}:
            end = min(end, child.left_edge.i)
    while end > head.i + 1 and head.doc[end - 1].is_punct:
        end -= 1
    return head.left_edge.i, max(end, head.i + 1)


def _names_somebody(head: Token) -> bool:
    return any(token.pos_ == "PROPN" or token.ent_type_ == "NORP" for token in head.subtree)


def _name(token: Token) -> tuple[int, int] | None:
    """The name that a word is the head of, with its article and what stands before it."""
    name = next((ent for ent in token.sent.ents if ent.start <= token.i < ent.end), None)
    if token.pos_ != "PROPN" and (name is None or name.label_ not in _NAMED):
        return None
    before = [child.i for child in token.children if child.dep_ in _BEFORE_NAMES and child.i < token.i]
    return min([token.i, *before, *([name.start] if name is not None else [])]), token.i + 1
