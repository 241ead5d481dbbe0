"""A statement made ready to be compared: what it says, with its pronouns spelled out, by whom and when."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property

from spacy.tokens import Doc, Token

from reportedly.attributions.acts.cues import nesting_lemmas
from reportedly.attributions.noun_cues import statement_nouns
from reportedly.comparing.claims.subjects import whom_it_is_of
from reportedly.comparing.pairs.blame import Blame, blames
from reportedly.comparing.pairs.links import Link, links
from reportedly.comparing.pairs.sentence import Sentence, sentence
from reportedly.knowledge import table
from reportedly.model import Article, Attribution, Mention, Span

FEWEST_WORDS = 3
"""Words of content that a claim has: of fewer, nobody can tell what is said."""

FEWEST_OF_A_THING = 6
"""The same where it only names a thing and another names it in other words: *a plan to shut the bridge*."""

_FIRST_PERSON = frozenset({"i", "we", "my", "our", "me", "us", "myself", "ourselves"})

_HIS_OWN = frozenset({"intend", "promise", "threaten", "want", "hope", "refuse", "agree", "offer"})
"""Acts of which a deed told by its verb alone is the speaker's own: *threatened to close the strait*."""

_LEAD = re.compile(r"^(?:that|whether)\s+", re.IGNORECASE)
_SAID = frozenset({"ccomp", "xcomp", "dobj", "attr", "oprd", "nsubjpass", "advcl", "conj"})
_ABOUT = frozenset({"of", "about", "against", "over", "for", "on", "to", "with"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl", "csubj"})
_RELATIVE = frozenset({"which", "who", "that"})
_FINITE = frozenset({"VBD", "VBP", "VBZ"})
_SPELLED_OUT = frozenset({"he", "she", "it", "they"})
_EDGES = " \t\n\"'“”„«»‘’,;:…"


@dataclass(frozen=True)
class Saying:
    """One statement, or sentence of the article's own: its words, who speaks (ids or words), the act.

    `key` is below zero of a sentence of the article's own and of a part of a statement. `day` is when its
    page was published, `told` the first and the last day that it tells of, if it says so; `around` gives the
    words with a capital on its page, in small letters: it is asked for rarely; `denial` is the parse of the
    `denied_words`, where that is at hand; `is_part` that it is a clause of what a statement holds, which is
    compared as well.
    """

    key: int
    page: int
    sentence: Sentence
    speakers: frozenset[str]
    day: date | None
    act: str | None = None
    factuality: str | None = None
    told: tuple[date, date] | None = None
    around: Callable[[], frozenset[str]] = frozenset
    denial: Sentence | None = None
    is_part: bool = False

    @cached_property
    def says_something(self) -> bool:
        """Whether there is enough in it to be a claim: a verb and a few words of content, and no question.

        *The BLF as the armed wing of Norland* needs no verb. Of *which was a threat to the region*, nobody
        can tell what is, nor of *Lind denied it* what it is; *the ministry said in a note* leaves out what
        it said.
        """
        words = self.sentence.words
        has_verb = any(token.pos_ in {"VERB", "AUX"} for token in words) or bool(self.links)
        is_long_enough = len(self.sentence.content) >= FEWEST_WORDS
        is_relative = self.sentence.spelled[:1] in (["which"], ["who"])
        points = len(self.sentence.content) == FEWEST_WORDS and self._tells_of_it
        is_plain = not is_relative and not points and not self.sentence.text.endswith("?")
        is_plain = is_plain and not (self._only_speaks or self._leaves_out_what_is or self._only_points_to)
        is_plain = is_plain and not (self.sentence.spelled[:1] == ["as"] and self._has_no_subject)
        is_plain = is_plain and not _only_asks_when(self.sentence)
        return has_verb and is_long_enough and is_plain

    @cached_property
    def _tells_of_it(self) -> bool:
        root = self.sentence.root
        objects = (
            (child.lower_ for child in root.children if child.dep_ == "dobj") if root is not None else ()
        )
        return not {"it", "this", "that", "them"}.isdisjoint(objects)

    @cached_property
    def _leaves_out_what_is(self) -> bool:
        first = self.sentence.words[0]
        root = self.sentence.root
        is_of_it = root is not None and root.i == first.i and root.lemma_ == "be" and root.tag_ in _FINITE
        return is_of_it and self._has_no_subject

    @cached_property
    def _has_no_subject(self) -> bool:
        root = self.sentence.root
        return root is None or all(child.dep_ not in _SUBJECTS for child in root.children)

    @cached_property
    def _only_points_to(self) -> bool:
        """Whether it is a thing with *the*, told apart by what is done with it: sentences are misread so."""
        root = self.sentence.root
        if root is None or root.pos_ != "NOUN" or self.key < 0 or self._is_of_somebody or self.links:
            return False
        verbs = [child for child in root.children if child.dep_ in {"relcl", "acl"}]
        beside = {token.i for verb in verbs if _tells_apart(verb) for token in verb.subtree}
        is_known = any(child.lower_ == "the" or child.dep_ == "poss" for child in root.children)
        told = (token for token in self.sentence.words if token.pos_ in {"VERB", "AUX"})
        return is_known and all(token.i in beside for token in told)

    @cached_property
    def only_names(self) -> bool:
        """Whether it names a thing in a few words, and says nothing of it: *a Norland-led force*."""
        root = self.sentence.root
        is_thing = root is not None and root.pos_ in {"NOUN", "PROPN"} and not self._is_of_somebody
        return is_thing and len(self.sentence.content) < FEWEST_OF_A_THING

    @cached_property
    def _only_speaks(self) -> bool:
        root = self.sentence.root
        if root is None or root.lemma_ not in nesting_lemmas():
            return False
        return all(child.dep_ not in _SAID and child.lower_ not in _ABOUT for child in root.children)

    @cached_property
    def is_denied(self) -> bool:
        """Whether the speaker says that it is not so, and nothing in the words themselves turns them."""
        denies = self.act == "deny" or self.factuality == "CT-"
        return denies and len(self.sentence.negators) % 2 == 0

    @cached_property
    def blames(self) -> tuple[Blame, ...]:
        """The deeds that it says somebody did, or did not do."""
        return tuple(blames(self.sentence))

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """The ties that it tells of two, or denies."""
        return tuple(links(self.sentence))

    @cached_property
    def matter(self) -> frozenset[str]:
        """Words of the deeds and ties that it tells, or denies: what kind of deed, to whom they are tied."""
        deeds = (word for one in self.blames for word in one.marks or {one.deed})
        return frozenset(deeds).union(*(one.other for one in self.links))

    @cached_property
    def asserted(self) -> Sentence:
        """What the speaker says of it: *they denied that it was signed*, where that is denied."""
        if not self.is_denied:
            return self.sentence
        return self.denial or sentence(self.denied_words())

    def denied_words(self) -> str:
        """What it says, as denied."""
        return f"They denied that {self.sentence.text}."

    @cached_property
    def _is_of_somebody(self) -> bool:
        """Whether it begins with whom it is of: *Lind to be the first mayor*, *the group as a threat*."""
        words = self.sentence.words
        link = next((token for token in words if token.lower_ in {"to", "as"} and token.i > words[0].i), None)
        if link is None or words[0].pos_ not in {"DET", "NOUN", "PROPN"}:
            return False
        is_named = link.tag_ == "TO" and words[0].pos_ == "PROPN" and link.nbor(-1).pos_ == "PROPN"
        return link.lower_ == "as" or link.head.lemma_ == "be" or is_named

    @cached_property
    def is_own(self) -> bool:
        """Whether it is of the speaker, so that others' same words are another claim: *we won*, *to win*."""
        root = self.sentence.root
        is_of_a_thing = root is not None and root.pos_ in {"NOUN", "PROPN"}
        is_of_nobody = self._has_no_subject and not is_of_a_thing and not self._is_of_somebody
        return is_of_nobody or in_first_person(self.sentence.words)


def _tells_apart(verb: Token) -> bool:
    """Whether a clause says which thing is meant: *[that] Lind played*, *made in Orlec*; not *to shut it*.

    >>> from reportedly.language import parse
    >>> def told(text):
    ...     return [_tells_apart(word) for word in parse(text) if word.dep_ in {"relcl", "acl"}]
    >>> told("the part Lind played in it"), told("the storm that killed ten"), told("the plan to shut it")
    ([True], [False], [False])
    """
    if verb.dep_ == "acl":
        return verb.tag_ in {"VBN", "VBG"}
    has_mark = any(child.dep_ == "mark" for child in verb.children)
    doers = (child for child in verb.children if child.dep_ in _SUBJECTS)
    return not has_mark and any(doer.lower_ not in _RELATIVE for doer in doers)


def _only_asks_when(told: Sentence) -> bool:
    """Whether it leaves open when, where, how or why something is: *when the talks would begin*.

    >>> _only_asks_when(sentence("when the talks in Orlec would begin"))
    True
    >>> _only_asks_when(sentence("when the talks in Orlec began, Lind left"))
    False
    """
    first = told.words[0]
    return first.lower_ in {"when", "where", "how", "why"} and first.head == told.root


@cache
def _denied_tie() -> re.Pattern[str]:
    """What leads to a tie that somebody denies to have: *any links to the group*, *all ties with it*.

    >>> bool(_denied_tie().match("any perceived links to the group")), bool(_denied_tie().match("any charge"))
    (True, False)
    """
    nouns = "|".join(sorted(row["word"] for row in table("comparing_links")))
    return re.compile(rf"^(?:any|all)\s+(?=(?:\w+\s+)?(?:{nouns})s?\b)", re.IGNORECASE)


def in_first_person(words: Iterable[Token]) -> bool:
    """Whether one speaks for himself; *US* is the country.

    >>> from reportedly.language import parse
    >>> in_first_person(parse("The US-backed force left.")), in_first_person(parse("The force left us."))
    (False, True)
    """
    return any(token.lower_ in _FIRST_PERSON and token.text != "US" for token in words)


def spelled_out(
    article: Article, attribution: Attribution, mentions: Sequence[Mention], doc: Doc | None = None
) -> str:
    """What is attributed, in one line: without quotation marks, and with the name for a subject's pronoun.

    `doc` is the parse of the article's text, by which whom an infinitive is of is found.

    >>> from reportedly.model import Actor
    >>> text = "Lind said that she was ready."
    >>> said = Attribution("a1", (Span(10, 28),), "indirect")
    >>> spelled_out(Article(text), said, [Mention(Span(15, 18), Actor("lind", "Ana Lind"), "pronoun")])
    'Ana Lind was ready'
    >>> spelled_out(Article(text), Attribution("a1", (Span(10, 28),), "indirect"), [])
    'she was ready'

    >>> text = "Norland threatened to close the strait."
    >>> said = Attribution("a1", (Span(19, 38),), "indirect", act="threaten", speaker=Actor("n", "Norland"))
    >>> spelled_out(Article(text), said, [])
    'Norland to close the strait'

    >>> text = "The union denied any ties to Norland."
    >>> said = Attribution("a1", (Span(17, 36),), "indirect", act="deny", speaker=Actor("u", "the union"))
    >>> spelled_out(Article(text), said, [])
    'the union has ties to Norland'

    >>> from reportedly.language import parse
    >>> text = "Ana Lind is believed to have left Orlec."
    >>> said = Attribution("a1", (Span(21, 39),), "indirect", act="believe")
    >>> spelled_out(Article(text), said, [], parse(text))
    'Ana Lind to have left Orlec'
    """
    pieces = [named_outright(article.text, span, mentions) for span in attribution.content]
    told = _LEAD.sub("", " ".join(filter(None, pieces))).strip(_EDGES)
    if attribution.act == "deny":
        told = _denied_lead().sub("", told)
        if of := _denied_tie().match(told):
            return f"{_named(article.text, attribution)} has {told[of.end() :]}".strip()
    if attribution.act in _HIS_OWN and attribution.speaker is not None and _to_be_done().match(told):
        return f"{attribution.speaker.name} {told}"
    if doc is not None and (subject := whom_it_is_of(doc, attribution.content[0])) is not None:
        return f"{named_outright(article.text, subject, mentions)} {told}"
    first, _, rest = told.partition(" ")
    if attribution.manner != "direct" and first.lower() in _SPELLED_OUT and attribution.speaker is not None:
        return f"{attribution.speaker.name} {rest}"
    return told


@cache
def _to_be_done() -> re.Pattern[str]:
    """A deed that is told by its verb: *to close the strait*, and not *to a truce*, *to the north*.

    >>> bool(_to_be_done().match("to close the strait")), bool(_to_be_done().match("to a truce"))
    (True, False)
    """
    return re.compile(r"to (?!(?:an?|the|its|his|her|their|this|that|any|all|\w+ing)\b)[a-z]+\s+\S")


def _named(text: str, attribution: Attribution) -> str:
    """Who speaks, in the page's words where these are a name, which others call them by too."""
    words = attribution.source.of(text) if attribution.source is not None else ""
    is_name = any(word[:1].isupper() for word in words.split()[1:]) or words[1:2].isupper()
    return words if is_name or attribution.speaker is None else attribution.speaker.name


@cache
def _denied_lead() -> re.Pattern[str]:
    """What leads to what is denied, where nouns of statement do: *claims that*, *Norland's accusation that*.

    >>> _denied_lead().sub("", "Norland’s accusation that it had sold arms")
    'it had sold arms'
    >>> _denied_lead().sub("", "The claims of fraud")
    'The claims of fraud'
    """
    nouns = "|".join(sorted(statement_nouns()))
    owner = r"(?:(?:the|any|all|such|an?)\s+)?(?:[\w.’' -]{0,40}?[’']s?\s+|[A-Z][\w.]*\s+)?"
    return re.compile(rf"^{owner}(?:{nouns})s?\s+that\s+", re.IGNORECASE)


def named_outright(text: str, span: Span, mentions: Sequence[Mention]) -> str:
    """The words of one span, in one line, with the name for each pronoun of the third person."""
    told, at = "", span.start
    for mention in sorted(mentions, key=lambda each: each.span.start):
        words = mention.span.of(text)
        is_inside = at <= mention.span.start and mention.span.end <= span.end
        if mention.how == "pronoun" and is_inside and words.lower() in _SPELLED_OUT:
            told, at = told + text[at : mention.span.start] + mention.actor.name, mention.span.end
    return " ".join(re.sub(r"[“”\"]", " ", told + text[at : span.end]).split())
