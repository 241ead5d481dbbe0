"""A careful baseline: verbs that report, their subjects, and their clauses, over spaCy's parse.

What a good engineer writes in an afternoon. The subject is the source, with all that hangs on it;
the verb with its auxiliaries is the cue; the clause it governs, what it is put into, or the
quotation beside it, is the content. "According to X" is handled too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

from benchmarks.peers import Bundle, reach

VERB_LEMMAS = """
    accuse acknowledge add admit advise affirm agree allege announce argue ask assert assure believe
    blame call charge claim comment complain concede conclude confirm contend declare demand deny
    describe disclose dispute emphasize estimate expect explain express fear find hope indicate
    inform insist maintain mention note observe predict promise propose recall remark repeat reply
    report respond reveal say show state stress suggest tell testify think tweet urge vow warn
    wonder write
"""
VERBS = frozenset(VERB_LEMMAS.split())
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
CLAUSES = frozenset({"ccomp", "xcomp"})
OBJECTS = frozenset({"dobj", "oprd"})
AUXILIARIES = frozenset({"aux", "auxpass", "neg", "prt"})

_QUOTED = re.compile(r"“[^“”]+[”]|\"[^\"\n]+\"|''[^'\n]+''")


def attributions(doc: Doc) -> list[Bundle]:
    """All that the parse shows to be reported."""
    quotations = [match.span() for match in _QUOTED.finditer(doc.text)]
    found: list[Bundle] = []
    for token in doc:
        if token.lower_ == "according" and (bundle := _according(token)):
            found.append(bundle)
        elif token.lemma_.lower() in VERBS and token.pos_ == "VERB" and not _inside(token, quotations):
            found.extend(_reported(token, quotations))
    return found


def _according(token: Token) -> Bundle | None:
    """ "According to X" in a sentence: the rest of it is the content."""
    to = next((child for child in token.children if child.lower_ == "to"), None)
    source = next((child for child in to.children if child.dep_ == "pobj"), None) if to else None
    if not to or not source:
        return None
    clause = token.head if token.head.pos_ in {"VERB", "AUX"} else token.sent.root
    content = _clean(list(clause.subtree), set(token.subtree))
    return (
        {"Source": [reach(source.subtree)], "Cue": [reach((token, to))], "Content": content}
        if content
        else None
    )


def _reported(verb: Token, quotations: list[tuple[int, int]]) -> Iterator[Bundle]:
    """What `verb` reports, if it governs anything that can be."""
    content = _quoted(verb, quotations) or _governed(verb)
    if not content:
        return
    bundle: Bundle = {"Cue": [reach(_cue(verb))], "Content": content}
    if source := _source(verb):
        bundle["Source"] = [reach(source)]
    yield bundle


def _source(verb: Token) -> list[Token]:
    """The subject with all that hangs on it: the verb's own, its agent, or that of the verb it follows."""
    for child in verb.children:
        if child.dep_ in SUBJECTS and verb.tag_ != "VBN":
            return _trimmed(list(child.subtree))
        if child.dep_ == "agent":
            return [token for token in child.subtree if token != child]
    if verb.dep_ in {"conj", "xcomp"} and verb.head.pos_ in {"VERB", "AUX"}:
        return _source(verb.head)
    return []


def _cue(verb: Token) -> list[Token]:
    """The verb with the auxiliaries that stand directly before it, and its particle."""
    return [
        verb,
        *(child for child in verb.children if child.dep_ in AUXILIARIES and abs(child.i - verb.i) <= 2),
    ]


def _quoted(verb: Token, quotations: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Quotations that fill most of the verb's sentence, with one that goes on after it in the paragraph."""
    sentence: Span = verb.sent
    beside = [q for q in quotations if q[0] < sentence.end_char and q[1] > sentence.start_char]
    if sum(end - start for start, end in beside) < 0.4 * len(sentence.text):
        return []
    rest = verb.doc.text[sentence.end_char :]
    after = len(rest) - len(rest.lstrip(" "))
    beside += [q for q in quotations if q[0] == sentence.end_char + after and q not in beside]
    return beside


def _governed(verb: Token) -> list[tuple[int, int]]:
    """The clause under the verb, the sentence it is put into, or its object."""
    for kinds in (CLAUSES, OBJECTS):
        for child in verb.children:
            if child.dep_ in kinds:
                return _clean(list(child.subtree), set())
    if verb.dep_ in {"parataxis", "ccomp"} and any(child.dep_ in SUBJECTS for child in verb.children):
        return _clean(list(verb.head.subtree), set(verb.subtree))
    return []


def _clean(tokens: list[Token], without: set[Token]) -> list[tuple[int, int]]:
    """Runs of `tokens` that are not `without`, less the punctuation at their ends."""
    runs: list[list[Token]] = [[]]
    for token in sorted(tokens, key=lambda each: each.i):
        if token in without or (runs[-1] and token.i != runs[-1][-1].i + 1):
            runs.append([])
        if token not in without:
            runs[-1].append(token)
    return [reach(kept) for run in runs if (kept := _trimmed(run))]


def _trimmed(tokens: list[Token]) -> list[Token]:
    """`tokens` less the punctuation, quotation marks apart, and the "that" at their ends."""
    while tokens and _loose(tokens[-1]):
        tokens = tokens[:-1]
    while tokens and (_loose(tokens[0]) or (tokens[0].lower_ == "that" and tokens[0].dep_ == "mark")):
        tokens = tokens[1:]
    return tokens


def _loose(token: Token) -> bool:
    return token.is_space or (token.is_punct and not token.is_quote)


def _inside(token: Token, quotations: list[tuple[int, int]]) -> bool:
    return any(start <= token.idx < end for start, end in quotations)
