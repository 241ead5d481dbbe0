"""Frames: what must hold of a cue and its content for one sense of the cue, by the names cues.tsv uses."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property

from spacy.tokens import Doc, Token

from reportedly.attributions.acts.framewords import polarities, words_of
from reportedly.attributions.acts.mainclauses import Clause, clause_of, tokens_of
from reportedly.model import Attribution

_MARKS = " \n\t“”\"'‘’«»„`,.;:–—()"
_WORD = re.compile(r"[\w’'-]+")
_STATES = frozenset(
    {"aware", "confident", "glad", "happy", "proud", "ready", "sorry", "sure", "unable", "willing"}
)
_TELLERS = frozenset({"agency", "outlet"})
_ASKS = frozenset({"how", "what", "why", "who", "when", "where", "which", "whose", "whom"})
_COMING = frozenset({"will", "would", "’ll", "'ll", "likely", "unlikely"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ"})
_INDEFINITE = frozenset({"a", "an", "another", "one"})
_PERSONS = frozenset({"him", "her", "me", "us", "them", "himself", "herself"})
_MARKED = frozenset({"“", '"', "‘"})
_FIGURE = 3
"""Words of the shortest figure of speech that blames: `a pilot project` may not. A judgement."""

_HEARER = 8
"""Tokens of a hearer before what is asked. A judgement."""

_OPENING = frozenset("“\"‘'«»„`")
_QUOTED = re.compile(r"[“\"‘]([^“”\"]+)[”\"’]")
_MANNER_AS = re.compile(r"\bas\b", re.IGNORECASE)


class Frame:
    """What stands around the cue of one attribution; each question is answered once, when first asked.

    `head` is the word of the cue that does the citing.
    """

    def __init__(self, text: str, doc: Doc, attribution: Attribution) -> None:
        self.text = text
        self.doc = doc
        self.attribution = attribution

    @cached_property
    def clause(self) -> Clause | None:
        """The main clause of the content."""
        return clause_of(self.doc, self.attribution.content)

    @cached_property
    def content(self) -> str:
        """The content's words, without the marks around them, pieces joined."""
        return " ".join(span.of(self.text) for span in self.attribution.content).strip(_MARKS)

    @cached_property
    def quoted(self) -> bool:
        """Whether it is a quotation with its own marks, not told inside one: `“I heard {it would stop}”`."""
        direct = self.attribution.manner == "direct" and bool(self.attribution.content)
        return direct and self.attribution.content[0].of(self.text)[:1] in _OPENING

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The content's words, in small letters."""
        return tuple(word.strip("'’").lower() for word in _WORD.findall(self.content))

    @cached_property
    def begins(self) -> str:
        """The content's first word, `that` aside."""
        words = self.words[1:] if self.words[:1] == ("that",) else self.words
        return words[0] if words else ""

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """The content's tokens."""
        return self.clause.held if self.clause else ()

    @cached_property
    def source(self) -> tuple[Token, ...]:
        """The source's tokens."""
        return tokens_of(self.doc, [self.attribution.source]) if self.attribution.source else ()

    @cached_property
    def polarity(self) -> str:
        """How the content's complement calls a thing: good, bad, absurd, false or nothing of these."""
        found = [polarities().get(word, "") for word in _complement(self)]
        for polarity in ("false", "absurd", "bad", "good"):
            if polarity in found:
                return polarity
        return ""

    def told_by(self, name: str) -> bool:
        """Whether a frame holds that looks at source and content alone."""
        return FRAMES[name](self, self.doc[0])

    def holds(self, name: str, head: Token) -> bool:
        """Whether the frame of this name holds, for a cue whose head is `head`."""
        return not name or FRAMES[name](self, head)


def _complement(frame: Frame) -> Sequence[str]:
    """The words that say what a thing is called: after `as`, else what is quoted, else after its name.

    In *called {the report on the disaster “absurd”}* `disaster` calls nothing so.
    """
    after = _MANNER_AS.split(frame.content, maxsplit=1)
    if len(after) == 2 and len(after[0].split()) > 0:
        return _lowered(after[1])
    pieces = " ".join(span.of(frame.text) for span in frame.attribution.content)
    quoted = _QUOTED.findall(pieces)
    if quoted:
        return _lowered(" ".join(quoted))
    for place, token in enumerate(frame.tokens[:-1]):
        following = frame.tokens[place + 1]
        if token.pos_ in {"NOUN", "PROPN", "PRON"} and following.pos_ in {"DET", "ADJ", "ADV", "VERB"}:
            return [word.lower_ for word in frame.tokens[place + 1 :]]
    return frame.words


def _lowered(words: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(words)]


# --- The frames, by name ---------------------------------------------------------------------


def _to(frame: Frame, head: Token) -> bool:
    """An infinitive with `to`: *told them {to wait}*, *ordered {the firm to pay}*."""
    if frame.words[:1] == ("to",) or frame.words[:2] == ("not", "to"):
        return not frame.quoted or _is_bid(frame)
    clause = frame.clause
    if clause is not None and clause.infinitive:
        return True
    inside = {token.i for token in frame.tokens}
    return any(
        child.i in inside and any(aux.tag_ == "TO" for aux in child.children)
        for child in head.children
        if child.dep_ in {"xcomp", "ccomp", "advcl"} and child.tag_ == "VB"
    )


def _is_bid(frame: Frame) -> bool:
    """Whether `to` opens what is to be done: not *{“To concerts,”} she said*."""
    verbs = (token for token in frame.tokens if token.is_alpha and token.lower_ not in {"to", "not"})
    return next((token.tag_ == "VB" for token in verbs), False)


def _felt(frame: Frame, head: Token) -> bool:
    """What one is oneself, as translators put it: *said {to be worried}*; but *said {to be careful}* bids."""
    clause = frame.clause
    if clause is None or frame.words[:2] != ("to", "be") or _passive(frame, head):
        return False
    predicates = [clause.root, *clause.children("acomp", "oprd")]
    return any(
        word.lower_ in _STATES or (word.tag_ in {"JJ", "VBN"} and word.lower_.endswith("ed"))
        for word in predicates
    )


def _that(frame: Frame, _: Token) -> bool:
    """A whole clause: *rejected {that it had cut its crews}*."""
    return frame.words[:1] == ("that",) or bool(frame.clause and frame.clause.finite)


def _to_do(frame: Frame, head: Token) -> bool:
    """A clause of what is to be done: *suggested {that the market be moved}*, *{that he should go}*."""
    clause = frame.clause
    if clause is None or frame.words[:1] == ("to",):
        return frame.words[:1] == ("to",)
    helpers = list(clause.children("aux", "auxpass"))
    if any(helper.lower_ in {"should", "must", "ought"} for helper in helpers):
        return True
    if any(helper.lower_ == "be" and helper.tag_ == "VB" for helper in helpers) and len(helpers) == 1:
        return True
    subject = clause.subject
    base = clause.root.tag_ in {"VB", "VBP"} and not helpers and clause.root.lower_ == clause.root.lemma_
    if not base or subject is None or _is_tensed(clause, subject):
        return False
    told = head.tag_ in {"VBD", "VBN"} and subject.tag_ in {"NNS", "PRP"}  # `suggested {officers ask him}`
    return told or subject.tag_ in {"NN", "NNP"} or subject.lower_ in {"he", "she"}


def _is_tensed(clause: Clause, subject: Token) -> bool:
    """Whether a verb stands between: *insisted {that her door “remains open”}*."""
    between = clause.root.doc[subject.i + 1 : max(clause.root.i, subject.i + 1)]
    return any(token.tag_ in {"VBZ", "VBD", "MD"} for token in between)


def _question(frame: Frame, _: Token) -> bool:
    """Something asked: *asked {whether it was so}*, *{“Is it far?”} she asked*."""
    if _asks_hearer(frame):
        return True
    closing = frame.attribution.content[-1].of(frame.text) if frame.attribution.content else ""
    return frame.begins in _ASKS | {"whether", "if"} or closing.rstrip(_MARKS).endswith("?")


def _asks_hearer(frame: Frame) -> bool:
    """A question after whom it is put to: *asked {her successor what had become of it}*."""
    for place, token in enumerate(frame.tokens[:_HEARER]):
        if token.lower_ == "to" or token.pos_ in {"VERB", "AUX"}:
            return False
        if place and token.lower_ in _ASKS | {"whether", "if"}:
            return token.head.dep_ not in {"relcl", "advcl"}
    return False


def _will(frame: Frame, _: Token) -> bool:
    """What is to come: *estimates {that the layer will thin}*, *{is likely to thin}*."""
    clause = frame.clause
    if clause is None:
        return False
    words = (*clause.children("aux"), *clause.children("acomp"), clause.root)
    return any(word.lower_ in _COMING for word in words)


def _asked_aloud(frame: Frame, head: Token) -> bool:
    """A quoted question: *{“Who will pay?”} she demanded*."""
    return frame.quoted and _question(frame, head)


def _quoted(frame: Frame, _: Token) -> bool:
    """A quotation in its own marks: *{“We waited all winter,”} he complained* may blame nobody."""
    return frame.quoted


def _quote(frame: Frame, _: Token) -> bool:
    """A quotation."""
    return frame.attribution.manner == "direct"


def _noun(frame: Frame, head: Token) -> bool:
    """A thing, not a clause: *suggested {a new route}*."""
    clause = frame.clause
    return clause is not None and clause.root.pos_ in _NOMINAL and not _that(frame, head)


def _doing(frame: Frame, head: Token) -> bool:
    """A thing to do: *is considering {moving its offices}*, *was considering {a reshuffle}*."""
    if any(child.tag_ == "TO" for child in head.children):
        return True  # a headline: `Council <to consider> {a toll}`
    return head.tag_ == "VBG" or (frame.clause is not None and frame.clause.root.tag_ == "VBG")


def _passive(_: Frame, head: Token) -> bool:
    """A cue in the passive: *Residents <were told> {to boil their water}*."""
    return any(child.dep_ == "auxpass" for child in head.children)


def _object(kind: str) -> Callable[[Frame, Token], bool]:
    """A content whose main noun is of a kind: *rejected {the accusations of theft}*."""

    def holds(frame: Frame, _: Token) -> bool:
        clause = frame.clause
        if clause is None or frame.words[:1] == ("that",) or clause.finite:
            return False
        nouns = [clause.root, *(t for t in frame.tokens if t.dep_ in {"dobj", "nsubjpass", "appos"})]
        lemmas = {form for token in nouns for form in (token.lemma_.lower(), token.lower_)}
        return bool(lemmas & words_of(kind))

    return holds


def _telling(frame: Frame, head: Token) -> bool:
    """Giving away is what is refused: *declined {to say where he was}*, *refused to give {a date}*."""
    cue = frame.attribution.cue
    after = [token.lemma_.lower() for token in frame.doc[head.i + 1 : head.i + 8] if not token.is_punct]
    if cue is None or "to" not in after:
        return False
    following = after[after.index("to") + 1 :]
    following = following[1:] if following[:1] in (["be"], ["immediately"], ["publicly"]) else following
    return bool(following[:1]) and following[0] in words_of("telling")


def _giving_away(frame: Frame, head: Token) -> bool:
    """What one gives away: *did not wish {to react}*, *{to make a statement}*; not *{to be named}*."""
    after = [token.lemma_.lower() for token in frame.doc[head.i + 1 : head.i + 7] if not token.is_punct]
    following = after[after.index("to") + 1 :] if "to" in after else []
    if following[:1] in (["make"], ["give"], ["issue"]):
        return bool(set(following[1:]) & words_of("remark"))
    return following[:1] != ["be"] and _telling(frame, head)


def _document(frame: Frame, _: Token) -> bool:
    """A source that tells what happened: an agency, an outlet, a study, data."""
    speaker = frame.attribution.speaker
    if speaker is not None and speaker.kind in _TELLERS:
        return True
    inside = {token.i for token in frame.source}
    nouns = [token for token in frame.source if token.pos_ in {"NOUN", "PROPN"}]
    roots = [token for token in nouns if token.head.i not in inside][:1]
    roots += [token for token in nouns if token.dep_ == "appos" and token.head in roots]
    kinds = (word for root in roots if root.pos_ == "PROPN" for word in root.children if word.pos_ == "NOUN")
    names = {form for token in (*roots, *kinds) for form in (token.lower_, token.lemma_.lower())}
    if speaker is not None and speaker.kind == "unknown" and len(inside) == 1 and not nouns:
        names.add(speaker.name.rsplit(maxsplit=1)[-1])  # `it`, of an affidavit
    if names & words_of("document"):
        return True
    return bool(names & words_of("carrier")) and any(
        token.lower_ in words_of("news") for token in frame.source
    )


def _allegation(frame: Frame, head: Token) -> bool:
    """Something said of somebody: *rejected {the accusations}*, *rejected {the idea that it was late}*."""
    if _object("allegation")(frame, head):
        return True
    root = frame.clause.root if frame.clause else head
    said = root.pos_ == "NOUN" and any(
        child.dep_ in {"acl", "ccomp", "relcl"} and any(mark.lower_ == "that" for mark in child.children)
        for child in root.children
    )
    return said and root.lemma_.lower() not in words_of("request")


def _dated(frame: Frame, _: Token) -> bool:
    """A thing at a time: *sees {the first cut in September}*."""
    return any(token.ent_type_ == "DATE" for token in frame.tokens)


def _figured(frame: Frame, _: Token) -> bool:
    """A thing, and nobody, called by a quoted figure of speech: *called {the offer “a walk in the rain”}*."""
    name = _quoted_name(frame)
    if name is None or name[0].lower_ not in _INDEFINITE or len(name) < _FIGURE:
        return False
    return not any(
        token.ent_type_ == "PERSON" or token.lower_ in _PERSONS
        for token in frame.tokens
        if token.i < name[0].i
    )


def _figured_allegation(frame: Frame, _: Token) -> bool:
    """An allegation called by one: *called {the charge “a tale for the nursery”}*."""
    name = _quoted_name(frame)
    first = name[0].i if name is not None else 0
    return any(token.lemma_.lower() in words_of("tale") for token in frame.tokens if token.i < first)


def _quoted_name(frame: Frame) -> Sequence[Token] | None:
    """The quoted noun phrase that a thing is called by, where none of its words tells how it is meant."""
    marks = [place for place, token in enumerate(frame.tokens) if token.text in _MARKED]
    name = [token for token in frame.tokens[marks[0] + 1 :] if not token.is_punct] if marks else []
    if not name or any(token.lower_ in polarities() for token in name):
        return None
    inside = {token.i for token in name}
    heads = [token for token in name if token.head.i not in inside]
    return name if heads and heads[0].pos_ in {"NOUN", "PROPN"} else None


def _false(frame: Frame, head: Token) -> bool:
    """An allegation called false: *called {the claims “absurd”}*; an “absurd” ruling is called bad."""
    if frame.polarity == "absurd":
        return bool({word.lemma_.lower() for word in frame.tokens} & words_of("allegation")) or bool(
            set(frame.words[:1]) & words_of("pointing")
        )
    return frame.polarity == "false" and not FRAMES["request"](frame, head)


def _bad(frame: Frame, head: Token) -> bool:
    """A thing called bad: *called {the ruling a disgrace}*."""
    return frame.polarity in {"bad", "false", "absurd"} and not _false(frame, head)


def _good(frame: Frame, _: Token) -> bool:
    """A thing called good: *called {the vote historic}*."""
    return frame.polarity == "good"


FRAMES: Mapping[str, Callable[[Frame, Token], bool]] = {
    "to": _to,
    "felt": _felt,
    "that": _that,
    "to-do": _to_do,
    "question": _question,
    "quote": _quote,
    "quoted": _quoted,
    "will": _will,
    "noun": _noun,
    "doing": _doing,
    "passive": _passive,
    "allegation": _allegation,
    "dated": _dated,
    "request": _object("request"),
    "matter": _object("matter"),
    "approval": _object("approval"),
    "telling": _telling,
    "document": _document,
    "figured": _figured,
    "figured-allegation": _figured_allegation,
    "giving-away": _giving_away,
    "asked-aloud": _asked_aloud,
    "good": _good,
    "bad": _bad,
    "false": _false,
}
