"""Sentences that one attribution frames as a whole, and sentences that go on with another cue.

The tagger marks each word once. Where somebody speaks inside what another tells, it may take the inner
statement for the outermost, or give the outer one half of its content:
*A nurse told managers that the ward was unsafe, the inquiry heard.*
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace
from spacy.tokens import Doc, Token

from reportedly.attributions.acts.cues import nesting_lemmas
from reportedly.attributions.complements import edges, linked
from reportedly.attributions.quotations import CLOSES, manner, quotations
from reportedly.attributions.trailing import told_by
from reportedly.attributions.voices import Cited, cites_clauses, may_cite, of_verb
from reportedly.language import covered
from reportedly.model import Article, Attribution, Manner, Span

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_WHEN = frozenset({"after", "as", "before", "while", "since"})
_AND = frozenset({"and", "but"})
_QUOTES = frozenset('“”"')

_GAP = 6
"""Tokens between two pieces of one content that belong to it where the parse says so. A judgement."""


def framed(article: Article, doc: Doc, found: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """The outermost attributions, with those that frame a whole sentence put right, numbered anew."""
    alone = [_alone(doc, one) for one in found]
    parted = [part for one in alone for part in _parted(doc, _joined(doc, one))]
    ours = [part for one in parted for part in _aside(doc, one, parted)]
    for sentence in doc.sents:
        frame = _frame(sentence.root)
        if frame is not None:
            ours = list(_within(ours, *frame))
        elif (unseen := told_by(sentence, [one.cue for one in ours if one.cue])) and not _is_found(
            ours, unseen[0]
        ):
            ours = list(_within(ours, *unseen))
    if ours == list(found):
        return tuple(found)
    quoted = quotations(article.text, article.paragraphs)
    told = {id(one) for one in found}
    ordered = sorted(ours, key=Attribution.start)
    return tuple(
        replace(one, id=f"a{number}", manner=_manner(article.text, one, quoted, id(one) in told))
        for number, one in enumerate(ordered, start=1)
    )


def _manner(text: str, one: Attribution, quoted: Sequence[Span], known: bool) -> Manner:
    return one.manner if known else manner(text, one.content, quoted)


def _frame(root: Token) -> tuple[Cited, Span] | None:
    """`…, the inquiry heard`, `…, said the sister`, `…, according to a letter`: around a clause that cites.

    >>> from reportedly.language import parse
    >>> text = "A nurse told managers that the ward was unsafe, a public inquiry heard on Monday."
    >>> found, told = _frame(next(parse(text).sents).root)
    >>> found.source.of(text), found.cue.of(text), found.content[0].of(text)
    ('a public inquiry', 'heard', 'A nurse told managers that the ward was unsafe')
    >>> told.of(text)
    'told'
    """
    return _after_clause(root) or _by_document(root)


def _after_clause(verb: Token) -> tuple[Cited, Span] | None:
    """`…, the inquiry heard`, `…, said the sister`."""
    clause = next((child for child in verb.lefts if child.dep_ == "ccomp"), None)
    subjects = [child for child in verb.children if child.dep_ in _SUBJECTS]
    subject = next((child for child in subjects if clause is not None and child.i > clause.i), None)
    if clause is None or subject is None or verb.lemma_.lower() not in nesting_lemmas() | {"hear"}:
        return None
    said, (first, last) = _said(clause), edges(clause)
    comma = last if last.text == "," else verb.doc[last.i + 1]
    ends = last.i < subject.left_edge.i and comma.text == ","
    if said is None or not ends or first.text in CLOSES or any(token.text == ";" for token in clause.subtree):
        return None
    last = verb.doc[comma.i - 1]
    if subject.dep_ == "nsubjpass":
        return Cited(None, _span(subject.left_edge, verb), (_span(first, last),)), said
    return Cited(_span(*edges(subject)), _span(verb, verb), (_span(first, last),)), said


def _by_document(root: Token) -> tuple[Cited, Span] | None:
    """`…, according to a letter`."""
    doc, sentence = root.doc, root.sent
    if root.pos_ not in {"VERB", "AUX"}:
        return None
    by = next((token for token in sentence if token.lower_ == "according" and _ends(token)), None)
    to = next((child for child in by.rights if child.lower_ == "to"), None) if by is not None else None
    named = next((child for child in to.rights if child.dep_ == "pobj"), None) if to is not None else None
    said = _said(root)
    if by is None or to is None or named is None or said is None or by.i < root.i:
        return None
    if sentence[0].text in CLOSES or doc[by.i - 1].text != ",":
        return None
    content = _span(sentence[0], doc[by.i - 2])
    return Cited(_span(*edges(named)), _span(by, to), (content,)), said


def _ends(by: Token) -> bool:
    """Whether nothing follows the document but the end of the sentence."""
    return by.right_edge.i >= by.sent.end - 2


def _said(clause: Token) -> Span | None:
    """The cue of a clause in which somebody who is named speaks."""
    said = of_verb(clause)
    subject = next((child for child in clause.lefts if child.dep_ in _SUBJECTS), None)
    named = subject is not None and subject.pos_ != "PRON"
    return said.cue if said is not None and said.source is not None and named else None


def _span(first: Token, last: Token) -> Span:
    return Span(first.idx, last.idx + len(last.text))


def _within(found: Sequence[Attribution], frame: Cited, said: Span) -> Iterator[Attribution]:
    """The attributions, with the frame as the outermost of its sentence; `said` is the cue that it tells."""
    around = frame.content[0]
    own = next((one for one in found if one.cue and one.cue.overlaps(frame.cue)), None)
    if own is not None and any(_holds(span, said) for span in own.content):
        yield from found
        return
    made = Attribution("", frame.content, "indirect", source=frame.source, cue=frame.cue)
    if own is not None:
        made = replace(own, source=frame.source, cue=frame.cue, content=frame.content)
    for one in found:
        if one is own:
            continue
        inside = one.cue is not None and _holds(around, one.cue)
        if not inside or any(not _holds(around, span) for span in one.content):
            yield one
    yield made


def _is_found(found: Sequence[Attribution], frame: Cited) -> bool:
    """Whether the cue of a frame is known, or stands in what somebody is known to say.

    Where who tells it is taken for what is told, *added {Mr Pask, to laughter}*, it is not.
    """
    for one in found:
        turned = frame.source is not None and any(span.overlaps(frame.source) for span in one.content)
        if one.cue is not None and one.cue.overlaps(frame.cue) and not turned:
            return True
        if any(span.overlaps(frame.cue) for span in one.content):
            return True
    return False


def _holds(outer: Span, inner: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _alone(doc: Doc, one: Attribution) -> Attribution:
    """The content without a sentence before it that another tells.

    *{The Post <reported> it}. {He left by train}, <according to> [the paper]*: the second alone.
    """
    cue = covered(doc, one.cue)
    if cue is None or one.manner == "direct" or len(one.content) < 2:
        return one
    here = cue.root.sent
    kept = [span for span in one.content if span.end > here.start_char or not _is_told(doc, span)]
    return replace(one, content=tuple(kept)) if kept and len(kept) < len(one.content) else one


def _is_told(doc: Doc, piece: Span) -> bool:
    """Whether a piece is a sentence in which somebody who is named speaks."""
    words = covered(doc, piece)
    return words is not None and words.root.dep_ == "ROOT" and _said(words.root) is not None


def _joined(doc: Doc, one: Attribution) -> Attribution:
    """The content with the words between its pieces that the parse says are its own.

    *said {it is deeply sorry} and accepts {the finding of a review}*: it says both.
    """
    pieces = list(one.content)
    for place in range(len(pieces) - 1, 0, -1):
        before, after = pieces[place - 1], pieces[place]
        gap = _gap(doc, one, before, after)
        if gap is not None and not any(map(_may_part, gap)) and _belongs(doc, before, gap, after):
            pieces[place - 1 : place + 1] = [Span(before.start, after.end)]
    return replace(one, content=tuple(pieces)) if len(pieces) < len(one.content) else one


def _parted(doc: Doc, one: Attribution) -> Iterator[Attribution]:
    """*told us {the tour was planned} and thanked {the rescuers}*: two, of one source."""
    for place, piece in enumerate(one.content):
        verb = next((token for token in covered(doc, piece) or () if _goes_on(doc, one, token, piece)), None)
        if verb is not None and one.source is not None:
            before = Span(piece.start, _end_before(verb))
            yield replace(one, content=(*one.content[:place], before))
            last = verb if (link := linked(verb)) is None or link[0].i != verb.i + 1 else link[0]
            rest = (Span(last.nbor().idx, piece.end), *one.content[place + 1 :])
            yield from _parted(doc, replace(one, cue=_span(verb, last), content=rest))
            return
    for place in range(1, len(one.content)):
        gap = _gap(doc, one, one.content[place - 1], one.content[place])
        verb = next(filter(_may_part, gap), None) if gap is not None else None
        if gap is None or verb is None or one.source is None or gap[0].lower_ not in _AND | {","}:
            continue
        first = next(token for token in gap if token.dep_ not in {"cc", "punct"})
        yield replace(one, content=one.content[:place])
        made = replace(one, cue=Span(first.idx, gap[-1].idx + len(gap[-1].text)), content=one.content[place:])
        yield from _parted(doc, made)
        return
    yield one


def _goes_on(doc: Doc, one: Attribution, verb: Token, piece: Span) -> bool:
    """Whether a verb inside a piece goes on from the cue, though parses hang it on what is said.

    *conceded that the paper should have said so and <promised> …*: a past tense beside one that is none.
    """
    if verb.tag_ != "VBD" or verb.dep_ != "conj":
        return False
    said, cue = verb.head, covered(doc, one.cue)
    if cue is None or cue.root.tag_ != "VBD":
        return False
    own = any(child.dep_ in _SUBJECTS for child in verb.lefts)
    shifted = said.tag_ in {"VBZ", "VBP"} or any(child.dep_ == "aux" for child in said.lefts)
    inside = piece.start <= said.idx and verb.idx + len(verb.text) < piece.end
    says = verb.lemma_.lower() in nesting_lemmas()
    return inside and not own and shifted and says and verb.nbor(-1).dep_ in {"cc", "advmod"}


def _end_before(verb: Token) -> int:
    """Where the words before `and promised` end."""
    if verb.i == 0:
        return 0
    token = verb.nbor(-1)
    while token.i > 0 and token.dep_ in {"cc", "advmod", "punct"}:
        token = token.nbor(-1)
    return token.idx + len(token.text)


def _aside(doc: Doc, one: Attribution, found: Sequence[Attribution]) -> Iterator[Attribution]:
    """*said {he had been pushed out}, hours after {the firm announced …}*: the writer tells the second.

    The clause is taken off the content, and is a statement of its own where nobody has found it.
    """
    content = [_to_semicolon(doc, one, piece) for piece in one.content]
    made: list[Attribution] = []
    for place, piece in enumerate(content):
        verb = next((token for token in covered(doc, piece) or () if _is_aside(one, token, piece)), None)
        said = of_verb(verb) if verb is not None else None
        if verb is None or said is None:
            continue
        first, last = edges(verb)
        end = _end_before(first)
        if end > piece.start and last.idx + len(last.text) >= piece.end - 1:
            content[place] = Span(piece.start, end)
        elif first.idx <= piece.start:
            content[place] = _after(doc, last, piece)
        if content[place] != piece and not any(other.cue and other.cue.overlaps(said.cue) for other in found):
            told = tuple(Span(span.start, min(span.end, piece.end)) for span in said.content)
            made.append(Attribution("", told, "indirect", source=said.source, cue=said.cue))
    yield replace(one, content=tuple(content)) if tuple(content) != one.content else one
    yield from made


def _after(doc: Doc, last: Token, piece: Span) -> Span:
    """What is left of a piece after a clause and its comma; all of it where nothing is.

    >>> from reportedly.language import parse
    >>> doc = parse("As he spoke, she fell.")
    >>> _after(doc, doc[2], Span(0, 21)), _after(doc, doc[2], Span(0, 11))
    (Span(start=13, end=21), Span(start=0, end=11))
    """
    follows = doc[last.i + 1 : last.i + 3]
    is_left = len(follows) == 2 and follows[0].text == "," and follows[1].idx < piece.end
    return Span(follows[1].idx, piece.end) if is_left else piece


def _to_semicolon(doc: Doc, one: Attribution, piece: Span) -> Span:
    """*she says, {if they could be financed}; the team has applied for a grant*: the writer goes on."""
    if one.cue is None or one.manner == "direct" or ";" not in piece.of(doc.text):
        return piece
    words = covered(doc, piece)
    if words is None or piece.start < one.cue.end:
        return piece
    mark = next((token for token in words if token.text == ";" and token.i > words.start), None)
    quoted = mark is not None and any(token.text in _QUOTES for token in words if token.i > mark.i)
    return piece if mark is None or quoted else Span(piece.start, mark.idx)


def _is_aside(one: Attribution, verb: Token, piece: Span) -> bool:
    """Whether a verb that cites heads a clause of time or circumstance: `as ministers vow not to pay`."""
    if verb.dep_ not in {"advcl", "pcomp"} or one.manner == "direct" or not cites_clauses(verb):
        return False
    subject = next((child for child in verb.lefts if child.dep_ in _SUBJECTS), None)
    marked = any(child.lower_ in _WHEN and child.dep_ in {"mark", "advmod"} for child in verb.lefts)
    return marked and subject is not None and subject.pos_ in {"NOUN", "PROPN"} and verb.idx > piece.start


def _may_part(token: Token) -> bool:
    """Whether a word between two pieces cites by itself: `and thanked`."""
    own = any(child.dep_ in _SUBJECTS for child in token.lefts)
    return token.pos_ == "VERB" and not own and may_cite(token)


def _gap(doc: Doc, one: Attribution, before: Span, after: Span) -> Sequence[Token] | None:
    """The few words between two pieces in one sentence, where neither source nor cue is among them."""
    between = Span(before.end, after.start)
    own = [span for span in (one.source, one.cue) if span and span.overlaps(between)]
    words = doc.char_span(between.start, between.end, alignment_mode="contract")
    if own or not words or len(words) > _GAP or any(token.text in _QUOTES for token in words):
        return None
    last = covered(doc, after)
    inside = last is not None and words.start > 0 and doc[words.start - 1].sent == last[0].sent
    return tuple(words) if inside else None


def _belongs(doc: Doc, before: Span, gap: Sequence[Token], after: Span) -> bool:
    """Whether the second piece hangs on a word of the first, if need be by way of the gap."""
    first, last = covered(doc, before), covered(doc, after)
    if first is None or last is None:
        return False
    top = last.root
    while top.head.i != top.i and top.head.i >= gap[0].i:
        top = top.head
    return first.start <= top.head.i < first.end
