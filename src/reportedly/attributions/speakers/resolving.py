"""Who speaks: the source of each attribution, resolved to an actor of its article."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec
from spacy.tokens import Doc, Token

from reportedly.actors.capitals import MONTH, runs
from reportedly.actors.discourse import Discourse, Resolved
from reportedly.actors.identities import day_of
from reportedly.actors.known import Known
from reportedly.actors.titles import bodies, groups_of, unspoken
from reportedly.articles.marks import leaves_open
from reportedly.attributions.speakers.doers import (
    agent_beside,
    agent_of,
    body_beside,
    is_asked,
    is_expletive,
    is_main,
    person_above,
)
from reportedly.attributions.speakers.introductions import Introductions
from reportedly.attributions.speakers.retold import Retold
from reportedly.attributions.speakers.source_spans import SourceSpans, verb_of
from reportedly.attributions.speakers.sources import Sources
from reportedly.attributions.speakers.unsourced import RELATIVE, Unsourced
from reportedly.language import covered
from reportedly.model import Article, Attribution, Mention, Span

_WHO = re.compile(r"(who|which)\s+\w")
_BEFORE_WHO = re.compile(r"\b((?:an?|the|another|one) [^,.;:“”\"\n]{3,50}), $", re.IGNORECASE)
_MONTHS = re.compile(rf"{MONTH}|[A-Z]\w+day")
"""What is no name before `who`: `a surgeon who has worked there since January, who feared`."""

_FROM = re.compile(r"\b(?:from|in|at|near)\s+$")
_OF_WHOM = re.compile(
    r"(?:one|two|three|four|most|some|many|several|all|both|none|neither|each) of (?=whom$|which$)",
    re.IGNORECASE,
)
"""Some of those whom a clause says more of: `two aid workers, one of whom hoped`."""

_CITING = frozenset({"quote", "cite"})

_OPEN_SINGLE = re.compile(r"(?:^|\s)‘(?:[^‘’]|’(?=\w))*$")
"""A single quotation mark that is still open; the `’` inside a word closes none."""

_DEEPEST = 8
"""Speakers around a nested attribution that are looked at: no news nests deeper."""

_REPLIES = frozenset({"reply", "answer", "retort"})
_ONES = frozenset({"one", "another", "others", "some"})
"""Words for one or more of those spoken of, in `another, who asked not to be named`."""

_AMOUNTS = frozenset({"much", "little"})


class _Reader:
    """One pass over an article's attributions, in reading order, that remembers who spoke last."""

    def __init__(self, article: Article, doc: Doc, contents: tuple[Span, ...]) -> None:
        self.text = article.text
        self.doc = doc
        self.so_far = Discourse(article.text, doc, day_of(article))
        self.so_far.contents, self.so_far.site = contents, article.site
        self._same: dict[Span, Resolved] = {}
        self.passive = False
        self.sources = Sources(article.text, doc, self.so_far)
        self.unsourced = Unsourced(article.text, doc, self.so_far, self.sources, self._antecedent)
        self.introductions = Introductions(self.so_far)
        self.spans = SourceSpans(article.text, doc, self.so_far.cast.names)

    def speaker(self, attribution: Attribution, outer: Sequence[Known] = ()) -> Resolved | None:
        """The actors that the source words of an attribution mean, and how they are known.

        `outer` are those in whose words it stands.
        """
        source, self.passive = attribution.source, False
        self.so_far.outer = tuple(outer)
        self.so_far.in_quote = bool(outer) and self._is_quoted(_place(attribution))
        self.so_far.quoted = attribution.content if attribution.manner == "direct" else ()
        self.so_far.told = attribution.content
        if source is None:
            return self.unsourced.speaker(attribution)
        if self._is_told(attribution):
            return None
        told_by = self._told_by(attribution) or self._quoted_by(attribution) or self._made_by(attribution)
        if told_by is not None:
            return told_by
        cue = covered(self.doc, attribution.cue)
        self.so_far.replying = cue is not None and any(token.lemma_ in _REPLIES for token in cue)
        own = self.spans.with_name(attribution) or self.spans.own_subject(attribution)
        source = own or self.spans.whole(source, attribution.cue)
        if source in self._same:
            return self._same[source]
        found = self._sourced(source)
        if found:
            self._same[source] = found
            self.introductions.follow(attribution, source, found[0])
        return found

    def _sourced(self, source: Span) -> Resolved | None:
        words = source.of(self.text)
        if (relative := _WHO.match(words)) is not None:
            source = Span(source.start, source.start + relative.end(1))
            words = relative[1]
        if some := _OF_WHOM.match(words.strip(" ,")):
            return self._antecedent(Span(source.start + some.end(), source.end))
        if words.strip(" ,") in RELATIVE:
            return self._antecedent(source)
        if (subject := self._ahead(source)) is not None:
            return self.sources.meant(subject.of(self.text), subject.start)
        return self.sources.meant(words, source.start)

    def _ahead(self, source: Span) -> Span | None:
        """The subject that `his` looks ahead to: `In his assessment of the magnate, Calder said …`."""
        token = self.sources.names.token(source.start)
        if token is None or token.lower_ not in {"his", "her", "their", "its"} or token.dep_ != "poss":
            return None
        above = token.head.head
        opens = not self.text[above.sent.start_char : above.idx].strip()
        if above.dep_ != "prep" or not opens or source.end - source.start > len(token):
            return None
        subjects = [one for one in above.head.lefts if one.dep_ == "nsubj" and one.pos_ == "PROPN"]
        if not subjects:
            return None
        return Span(subjects[0].left_edge.idx, subjects[0].idx + len(subjects[0]))

    def _is_quoted(self, at: int) -> bool:
        """Whether an offset stands between quotation marks, in its paragraph."""
        ahead = self.text[self.text.rfind("\n", 0, at) + 1 : at]
        return leaves_open(ahead) or _OPEN_SINGLE.search(ahead) is not None

    def _is_told(self, attribution: Attribution) -> bool:
        """Whether the source only hears, or is spoken of: `residents were told to leave`."""
        cue = attribution.cue
        span = covered(self.doc, cue)
        if cue is None or span is None or attribution.source is None:
            return False
        verb = next(
            (token for token in span if token.tag_.startswith("VB") and token.dep_ != "aux"), span.root
        )
        verb = span.root if span.root.pos_ == "VERB" else verb
        lemma = verb.lemma_.lower()
        if self._is_spoken_of(verb, attribution.source) or self._is_feared(verb, attribution):
            return True
        if lemma in unspoken("any") or is_asked(verb) or is_expletive(verb, attribution.source):
            return True
        source = covered(self.doc, attribution.source)
        if source is None or source.start > verb.i:
            return False
        after = self.text[verb.idx + len(verb) :]
        if lemma in unspoken("to") and verb.tag_ in {"VBN", "VBD"} and after.startswith(" to "):
            return True
        return (
            lemma in unspoken("passive")
            and (
                any(child.dep_ in {"nsubjpass", "auxpass"} for child in verb.children)
                or (
                    verb.dep_ == "acl"
                    and verb.tag_ == "VBN"
                    and source.start <= verb.head.i < source.end
                    and not any(child.dep_ == "appos" for child in verb.head.rights)
                    and not is_main(verb)
                )
            )
            and not any(child.dep_ == "agent" for child in verb.children)
        )

    def _is_spoken_of(self, verb: Token, source: Span) -> bool:
        """Whether something is said of somebody: `It is said of Ann Lee that she never slept.`"""
        passive = any(child.dep_ in {"nsubjpass", "auxpass"} for child in verb.children)
        ahead = self.text[verb.idx + len(verb) : source.start]
        return passive and ahead == " of " and agent_of(verb) is None

    def _is_feared(self, verb: Token, attribution: Attribution) -> bool:
        """Whether a headline leaves out `are`: `Dozens feared dead in flood`."""
        if verb.tag_ not in {"VBN", "VBD"}:
            return False
        told = covered(self.doc, attribution.content[0]) if attribution.content else None
        fate = (
            told is not None
            and len(told) == 1
            and told[0].tag_ in {"JJ", "VBN", "VBD"}
            and told[0].lower_ not in _AMOUNTS
        )
        beside = told is not None and told.start == verb.i + 1
        return fate and beside and verb.lemma_.lower() in unspoken("passive")

    def _told_by(self, attribution: Attribution) -> Resolved | None:
        """Who tells, where the source is who was told: `Tull had been warned twice by his own mechanic`."""
        span, source = covered(self.doc, attribution.cue), covered(self.doc, attribution.source)
        verb = verb_of(span) if span is not None else None
        if verb is not None and (by := agent_beside(verb)) is not None:
            start = self.doc[by.left_edge.i].idx
            return self.sources.meant(self.text[start : by.idx + len(by)], start)
        passive = verb is not None and [child for child in verb.lefts if child.dep_ == "nsubjpass"]
        if not passive or verb is None or source is None or not source.start <= passive[0].i < source.end:
            return None
        agent = agent_of(verb)
        if agent is None or agent.pos_ not in {"NOUN", "PROPN", "PRON"}:
            return None
        start, self.passive = self.doc[agent.left_edge.i].idx, True
        return self.sources.meant(self.text[start : agent.idx + len(agent)], start)

    def _made_by(self, attribution: Attribution) -> Resolved | None:
        """Whose a charge is: `Holt denied the allegation by the union that it was late`."""
        cue, source, span = attribution.cue, attribution.source, covered(self.doc, attribution.cue)
        if cue is None or span is None or source is None or source.start > cue.start:
            return None
        by = self.doc[span.end] if span.end < len(self.doc) and span[-1].pos_ == "NOUN" else None
        told = by is not None and by.lower_ == "by"
        maker = next((child for child in by.rights if child.dep_ == "pobj"), None) if by and told else None
        if maker is None or maker.pos_ not in {"NOUN", "PROPN"}:
            return None
        last = maker
        while last.i + 1 < len(self.doc) and self.doc[last.i + 1].pos_ == "PROPN":
            last = self.doc[last.i + 1]  # `the opposition Harbour Union`
        start, end = self.doc[maker.left_edge.i].idx, last.idx + len(last)
        return self.sources.meant(self.text[start:end], start)

    def _quoted_by(self, attribution: Attribution) -> Resolved | None:
        """Who speaks, where the source only quotes: `Hauge was quoted by the paper as calling it absurd`."""
        span, source = covered(self.doc, attribution.cue), covered(self.doc, attribution.source)
        verb = verb_of(span) if span is not None else None
        agent = agent_of(verb) if verb is not None and verb.lemma_.lower() in _CITING else None
        quoted = [child for child in verb.lefts if child.dep_ == "nsubjpass"] if verb and agent else []
        if not quoted or agent is None or source is None or not source.start <= agent.i < source.end:
            return None
        noun = quoted[0]
        start, end = self.doc[noun.left_edge.i].idx, noun.right_edge.idx + len(noun.right_edge)
        return self.sources.meant(self.text[start:end], start)

    def _antecedent(self, source: Span) -> Resolved | None:
        """Whom `who` means: the name right before it, else the noun phrase that its clause hangs on."""
        ahead = self.text[max(0, source.start - 60) : source.start]
        names = [(first, last) for first, last in runs(ahead) if ahead[last:] in {", ", " "}]
        who = self.text[source.start : source.end].lower() in {"who", "whom"}
        placed = names and _FROM.search(ahead[: names[-1][0]])
        if names and who and not placed and not _MONTHS.fullmatch(ahead[slice(*names[-1])]):
            first, last = names[-1]
            meant = self.sources.described(ahead[first:last], source.start - len(ahead) + first)
            if meant and meant[0][0].kind == "person":
                return meant
        token = self.sources.names.token(source.start)
        while token is not None and token.dep_ != "relcl" and token.head.i != token.i:
            token = token.head
        if token is None or token.dep_ != "relcl":
            phrase = _BEFORE_WHO.search(ahead)
            at = source.start - len(ahead) + phrase.start(1) if phrase else 0
            return self.sources.described(phrase[1], at) if phrase else None
        noun = person_above(token.head) if who else body_beside(token.head)
        if noun.lower_ in _ONES:
            return self.sources.described(noun.text, noun.idx)
        if who and noun.dep_ == "appos" and noun.head.pos_ == "PROPN":
            named = self.sources.described(
                self.text[noun.head.left_edge.idx : noun.head.idx + len(noun.head)], noun.head.left_edge.idx
            )
            if named and named[0][0].kind == "person":
                return named
        nouns = {noun.lower_, noun.lower_.rstrip("s")}
        named = noun.pos_ == "PROPN" or (who and noun.pos_ == "NOUN") or any(map(groups_of, nouns))
        if not named and not nouns & bodies().keys():
            return None
        left = min(child.i for child in noun.lefts) if noun.n_lefts else noun.i
        start = self.doc[left].idx
        end = noun.idx + len(noun.text)
        if who and noun is not token.head:
            end = max(end, token.head.idx + len(token.head))
        return self.sources.described(self.text[start:end], start)


def _place(attribution: Attribution) -> int:
    """Where an attribution stands in reading order: at its source, else its first content."""
    if attribution.source is not None:
        return attribution.source.start
    return attribution.content[0].start if attribution.content else 0


def _around(
    attribution: Attribution,
    attributions: Sequence[Attribution],
    by_id: dict[str, int],
    spoken: dict[int, Resolved],
) -> list[Known]:
    """Those in whose words an attribution stands, the nearest first."""
    place = by_id.get(attribution.within or "")
    seen: list[Known] = []
    while place is not None and len(seen) < _DEEPEST:
        seen += spoken[place][0] if place in spoken else []
        outer = by_id.get(attributions[place].within or "")
        place = outer if outer != place else None
    return seen


def _quoted_selves(text: str, attributions: Sequence[Attribution], spoken: dict[int, Resolved]) -> None:
    """Inside somebody's words, `I` is who is quoted."""
    for index, attribution in enumerate(attributions):
        source = attribution.source
        if source is None or source.of(text).lower().strip(" ,") not in {"i", "me"}:
            continue
        around = [
            spoken[other]
            for other, one in enumerate(attributions)
            if other in spoken and any(piece.has(source.start) for piece in one.content)
        ]
        if around and around[0][0][0].kind == "person":
            spoken[index] = around[0][0][:1], "pronoun"


def resolved(
    article: Article, doc: Doc, attributions: Sequence[Attribution]
) -> tuple[tuple[Attribution, ...], tuple[Mention, ...]]:
    """The attributions with the `speaker` a reader would name (`speakers` where joint), and the mentions.

    `doc` is the parse of exactly the article's text. Actors are made from this text: names to the fullest
    name given, pronouns and roles to whom they mean, unnamed sources as they are described.
    `Mention.how` is name, surname, pronoun, role, collective or described.
    """
    text = article.text
    reader = _Reader(article, doc, tuple(piece for one in attributions for piece in one.content))
    spoken: dict[int, Resolved] = {}
    by_id = {attribution.id: place for place, attribution in enumerate(attributions)}
    inner: list[int] = []
    for index in sorted(range(len(attributions)), key=lambda place: _place(attributions[place])):
        attribution = attributions[index]
        if attribution.within in by_id:
            inner.append(index)
            continue
        found = reader.speaker(attribution)
        if found:
            spoken[index] = found
            reader.so_far.remember(found[0], _place(attribution))
    for index in inner:
        outer = _around(attributions[index], attributions, by_id, spoken)
        found = reader.speaker(attributions[index], outer)
        if found:
            spoken[index] = found
            if not reader.passive:
                reader.so_far.remember_inside(found[0], _place(attributions[index]))
    _quoted_selves(text, attributions, spoken)
    spoken |= {index: ([known], "role") for index, known in Retold(article, attributions, spoken).speakers()}
    out: list[Attribution] = []
    mentions: list[Mention] = []
    for index, attribution in enumerate(attributions):
        if index not in spoken:
            out.append(attribution)
            continue
        known, how = spoken[index]
        actors = [one.actor() for one in known]
        joint = tuple(actors) if len(actors) > 1 else ()
        out.append(msgspec.structs.replace(attribution, speaker=actors[0], speakers=joint))
        if attribution.source is not None:
            mentions.extend(Mention(attribution.source, actor, how) for actor in actors)
    return tuple(out), tuple(dict.fromkeys(mentions))
