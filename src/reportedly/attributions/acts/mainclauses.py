"""What a content says first: the words of its main clause, in the parse."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from reportedly.language import covered
from reportedly.model import Span

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
AUXILIARIES = frozenset({"aux", "auxpass"})
_FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})
_STOPS = frozenset({".", "!", "?"})
_ASIDE = frozenset({"relcl", "acl", "advcl"})
_VERBS = frozenset({"VERB", "AUX"})


@dataclass(frozen=True, slots=True)
class Clause:
    """A main clause: `root` is its verb, or its noun where it has none; `held` are the content's tokens.

    `sentence` holds those of them that stand in the root's sentence, `places` where all of them stand.
    """

    root: Token
    held: tuple[Token, ...]
    sentence: tuple[Token, ...]
    places: frozenset[int]

    def children(self, *dependencies: str) -> Iterator[Token]:
        """The root's dependants of these kinds that belong to the content."""
        return (
            child for child in self.root.children if child.dep_ in dependencies and child.i in self.places
        )

    @property
    def helpers(self) -> tuple[Token, ...]:
        """The verb's auxiliaries, and theirs: of `“could be metres by May”` the parse makes one of `be`."""
        found = tuple(self.children(*AUXILIARIES))
        below = (child for word in found for child in word.children if child.dep_ in AUXILIARIES)
        return (*found, *(child for child in below if child.i in self.places))

    @property
    def subject(self) -> Token | None:
        """The subject of the main clause."""
        return next(self.children(*SUBJECTS), None)

    @property
    def finite(self) -> bool:
        """Whether the main clause is a whole one: its verb has a tense or a subject.

        >>> from reportedly.language import parse
        >>> doc = parse("He said that it rained. He promised to pay.")
        >>> clause_of(doc, [Span(8, 22)]).finite, clause_of(doc, [Span(36, 42)]).finite
        (True, False)
        """
        if self.root.pos_ not in _VERBS or self.infinitive:
            return False
        if self.root.tag_ in _FINITE and self.subject is not None:
            return True
        return any(child.tag_ in _FINITE for child in self.children(*AUXILIARIES))

    @property
    def infinitive(self) -> bool:
        """Whether it is one with `to`: `to pay`."""
        return any(child.tag_ == "TO" for child in self.children("aux"))


def tokens_of(doc: Doc, spans: Sequence[Span]) -> tuple[Token, ...]:
    """The tokens that these spans cover or touch, in order, each once."""
    found: dict[int, Token] = {}
    for span in spans:
        found |= {token.i: token for token in covered(doc, span) or ()}
    return tuple(found[place] for place in sorted(found))


def clause_of(doc: Doc, spans: Sequence[Span]) -> Clause | None:
    """The main clause of a content: of its first sentence that has more than one word.

    >>> from reportedly.language import parse
    >>> text = "“No. The road was never closed,” she said."
    >>> clause_of(parse(text), [Span(0, 32)]).root.text
    'closed'
    """
    held = tokens_of(doc, spans)
    places = frozenset(token.i for token in held)
    for sentence in _sentences(held):
        words = [token for token in sentence if token.is_alpha or token.like_num]
        if len(words) > 1:
            return Clause(_root(sentence), held, sentence, places)
    words = [token for token in held if token.is_alpha] or list(held)
    return Clause(words[0], held, held, places) if words else None


def _sentences(held: Sequence[Token]) -> Iterator[tuple[Token, ...]]:
    """The tokens by sentence, also where a quotation goes on after the words that cite it."""
    begun: list[Token] = []
    last: Token | None = None
    for token in held:
        if last is not None and not token.is_punct and _ended(last, token):
            yield tuple(begun)
            begun, last = [], None
        begun.append(token)
        if not token.is_quote and not token.is_space:
            last = token
    if begun:
        yield tuple(begun)


def _ended(last: Token, token: Token) -> bool:
    """Whether a sentence has ended between a word and a later one."""
    if last.text in _STOPS:
        return True
    if token.i == last.i + 1 or not token.text[:1].isupper():
        return False
    return any(word.text in _STOPS for word in token.doc[last.i + 1 : token.i])


def _root(sentence: Sequence[Token]) -> Token:
    """The token that the others hang on: a verb with a subject before a verb before anything else."""
    inside = {token.i for token in sentence}
    heads = [token for token in sentence if token.head.i not in inside or token.head.i == token.i]
    heads = [token for token in heads if not token.is_punct] or heads
    # Of *rejected {the offer because it was late}* the offer is the head, and the clause says why.
    heads = [token for token in heads if token.dep_ != "advcl"] or heads
    best = min(heads, key=lambda token: (_rank(token), token.i))
    if _rank(best) == 0 or sentence[0].lower_ != "that":
        return best
    # A parse gone astray: "that calls from hundreds could slow us" with `calls` for its verb.
    whole = (token for token in sentence if _rank(token) == 0 and token.dep_ not in _ASIDE)
    return next(whole, best)


def _rank(token: Token) -> int:
    if token.pos_ not in _VERBS:
        return 2
    return 0 if any(child.dep_ in SUBJECTS or child.tag_ == "TO" for child in token.children) else 1
