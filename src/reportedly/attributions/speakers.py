"""Who speaks: the source words of each attribution, resolved to an actor inside the article alone."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec
from spacy.tokens import Doc, Token

from reportedly.actors.cast import Known
from reportedly.actors.discourse import GENDERED, PRONOUNS, Discourse, Resolved, before
from reportedly.actors.titles import (
    ARTICLE,
    PARTIES,
    abbreviations,
    bodies,
    gender_before,
    genders,
    kind_of,
    nationalities,
    nations_in,
    places,
    role_before,
    roles,
    runs,
)
from reportedly.model import Article, Attribution, Mention, Span

_RELATIVE = frozenset({"who", "which", "that", "whom"})
_DEFINITE = re.compile(r"(?:the|this|that|these|those|the same)\s+", re.IGNORECASE)
_POSSESSIVE = re.compile(r"(his|her|their|its)\s+(?=\w)", re.IGNORECASE)
_DEPENDENT = re.compile(
    r"\b(?:of|for|at|from|in|to|with|by|on|near|under|against|about|inside|outside|between)\s+"
    r"(?:(?:the|a|an|its|his|her|their|this|that)\s+(?:[\w-]+\s+)?)?(?:[A-Z][\w.]*\s+)?$"
)
_HANGING = re.compile(r"\b(?:of|for|at|from|in|to|with|by|on|that|which|who|as|about)\b")
_JOINT = re.compile(r"(?:,\s+[DRI]-[\w.]+)?(?:\s*,)?\s+and\s+(?:the\s+)?(?:\S+\s+){0,2}")
_LISTED = re.compile(r",\s+(?:the\s+)?|,?\s+and\s+(?:the\s+)?")
_PARTY_LABEL = re.compile(r"[DRI]-[A-Z]")
_LIST_WORDS = frozenset({"the", "and", "of"})
_OWN = re.compile(r"(?:my|our)\s+(?=\w)", re.IGNORECASE)
_QUOTED_BY = re.compile(r",?\s+as\s+(?:quoted|cited|reported|relayed)\s+by\b")
_SAME_SOURCE = re.compile(r"(?:this|that|the same) source$", re.IGNORECASE)
_STATE_AGENCY = re.compile(
    r"the (?:[\w-]+ )*?(?:official|state|state-run|national|news)\b(?: [\w-]+)* agency\b", re.IGNORECASE
)
_OF_WHAT = re.compile(r" of (?:the )?[A-Z]\w+(?: and [A-Z]\w+| [A-Z]\w+)*")
_NAMED = frozenset({"ORG", "GPE", "LOC", "FAC", "NORP"})
_BODIED = {"person": "organisation"}
_BESIDE = 200
"""Characters between an agency's description and its name that still go together. A judgement."""


class _Reader:
    """One pass over an article's attributions, in reading order, that remembers who spoke last."""

    def __init__(self, text: str, doc: Doc) -> None:
        self.text = text
        self.doc = doc
        self.so_far = Discourse(text, doc)
        self.cast = self.so_far.cast
        self.myself = self.so_far.myself

    # --- sources ---------------------------------------------------------------------------

    def speaker(self, attribution: Attribution) -> Resolved | None:
        """The actors that the source words of an attribution mean, and how they are known."""
        source = attribution.source
        self.so_far.quoted = attribution.content if attribution.manner == "direct" else ()
        if source is None:
            return self._subject(attribution) or self._carried(attribution)
        words = source.of(self.text)
        if words.lower().strip(" ,") in _RELATIVE:
            return self._antecedent(source)
        return self._meant(words, source.start)

    def _meant(self, words: str, start: int) -> Resolved | None:
        lower = words.lower().strip(" ,")
        return self.so_far.pronoun(lower, start) if lower in PRONOUNS else self.described(words, start)

    def _subject(self, attribution: Attribution) -> Resolved | None:
        """The subject of a cue whose source was not found: `“It is new,” underlined the king in a letter`."""
        cue = attribution.cue
        span = self.doc.char_span(cue.start, cue.end, alignment_mode="expand") if cue else None
        if cue is None or span is None or span.root.pos_ != "VERB" or attribution.manner == "indirect":
            return None
        verb = span.root
        found = [child for child in verb.children if child.dep_ == "nsubj"]
        if not found and verb.idx + len(verb) == cue.end:
            found = [child for child in verb.rights if child.dep_ in {"dobj", "nsubj"}]
        inverted = self.text[: cue.start].rstrip(" ,")[-1:] in {"”", '"', "’", "'"}
        for noun in found:
            inside = not inverted and any(
                piece.start <= noun.idx < piece.end for piece in attribution.content
            )
            if inside or noun.pos_ not in {"NOUN", "PROPN", "PRON"}:
                continue
            start, end = self.doc[noun.left_edge.i].idx, noun.right_edge.idx + len(noun.right_edge)
            return None if noun.lower_ in _RELATIVE else self._meant(self.text[start:end], start)
        return None

    def described(self, words: str, start: int) -> Resolved | None:
        """The actor of a noun phrase: by the name in it, by its role, or as it is described."""
        words = _QUOTED_BY.split(words)[0]
        heads = self._head_names(words, start)
        if heads:
            found = [self._named(words, start, first, last) for first, last in heads]
            single = len(words[heads[0][0] : heads[0][1]].split()) == 1
            how = "surname" if found[0].kind == "person" and single and " " in found[0].name else "name"
            return found, how
        return self._same_source(words, start) or self._by_role(words, start) or self._unnamed(words, start)

    def _same_source(self, words: str, start: int) -> Resolved | None:
        """`this source` is the one just cited; `the official agency` the agency named beside it."""
        if _SAME_SOURCE.match(words.strip(" ,")):
            return (self.so_far.spoken[-1][1], "role") if self.so_far.spoken else None
        if not _STATE_AGENCY.match(words):
            return None
        body = self.cast.nearest("agency", next(iter(sorted(nations_in(words))), None), start)
        near = body and any(abs(place - start) <= _BESIDE for place in body.at)
        return ([body], "role") if body and near else None

    def _head_names(self, words: str, start: int) -> list[tuple[int, int]]:
        """The names that are the source itself: not `the Kremlin` of `a spokesman for the Kremlin`."""
        found: list[tuple[int, int]] = []
        listed = all(word[0].isupper() or word in _LIST_WORDS for word in words.replace(",", " ").split())
        for first, last in runs(words):
            name, after = words[first:last], words[last:]
            if _PARTY_LABEL.match(name):
                continue
            if (name in nationalities() and name not in places()) or self._is_role(name):
                continue
            if _DEPENDENT.search(words[:first]) or re.match(r"['’]s?\s+\w", after):
                continue
            if self._is_common(name, start + first) or self._hangs(words, start, first):
                continue
            if self._modifies(start + first, start + last, words, last):
                continue
            between = words[found[-1][1] : first] if found else ""
            if found and not _JOINT.fullmatch(between) and not (listed and _LISTED.fullmatch(between)):
                continue
            found.append((first, last))
        return found

    def _hangs(self, words: str, start: int, first: int) -> bool:
        """Whether the name only hangs on a noun that is the source: `dozens of papers such as the Times`."""
        root = self._root(start, start + len(words))
        if root is None or root.pos_ != "NOUN" or root.idx >= start + first:
            return False
        between = words[root.idx - start + len(root.text) : first]
        return bool(_HANGING.search(between)) and not between.rstrip().endswith(",")

    def _is_role(self, name: str) -> bool:
        """Whether a word with a capital says what somebody is: `the Republican`."""
        role = name.lower().rstrip("s")
        body = role not in PARTIES and self.cast.longer(name)
        return role in roles() and not body and not self.cast.named(name)

    def _is_common(self, name: str, start: int) -> bool:
        """Whether one capital only begins a sentence: `Experts`."""
        token = self._token(start)
        common = token is not None and token.text == name and token.pos_ in {"NOUN", "ADV", "NUM", "DET"}
        common = common or self.cast.label(start, start + len(name)) in {"DATE", "TIME"}
        return common and name not in places() and not self.cast.named(name)

    def _modifies(self, start: int, end: int, words: str, last: int) -> bool:
        """Whether a name only qualifies the noun after it: `Kremlin` in `Kremlin officials`."""
        match = re.match(r"(?:[-/]\w+(?:\s[A-Z]\w+)*)?\s+([a-z][\w-]*)", words[last:])
        if not match:
            return False
        token = self._token(end + match.start(1))
        return token is not None and token.pos_ in {"NOUN", "ADJ"} and token.idx > start

    def _token(self, offset: int) -> Token | None:
        span = self.doc.char_span(offset, offset + 1, alignment_mode="expand")
        return span[0] if span is not None and len(span) else None

    def _named(self, words: str, start: int, first: int, last: int) -> Known:
        """The actor of a name at `first` to `last` of the source words."""
        name, at = words[first:last], start + first
        before = self.text[max(0, at - 40) : at]
        if name.lower().split()[-1] in bodies():
            name = self._whole_name(name, at, start + last, start + len(words))
        kind, country = kind_of(name, "")
        if kind in {"country", "government"} and self.cast.has_surname(name, at):
            kind = "unknown"
        if kind == "unknown" and self._is_person(name, before, at, start + last):
            known = self.cast.full(name, before) if " " in name else None
            known = known or self.cast.by_part(name, at, before) or self.cast.alone(name, before)
            self.cast.note_roles(known, at, start + last)
            return known
        if kind == "unknown":
            name = self._whole_name(name, at, start + last, start + len(words))
            kind, country = kind_of(name, self.cast.label(at, start + last))
            nouns = [word for word in words[:first].lower().split() if word in bodies()]
            if kind in {"unknown", "person", "place"}:
                kind = bodies()[nouns[-1]] if nouns else self.cast.shown_kind(name) or _BODIED.get(kind, kind)
        return self.cast.other(name, kind, country)

    def _whole_name(self, name: str, start: int, end: int, limit: int) -> str:
        """The name as far as it goes: `Bank of Norway`, `Federal Bureau of Roads`."""
        longer = _OF_WHAT.match(self.text, end, limit) if name.lower().split()[-1] in bodies() else None
        if longer:
            return self.text[start : longer.end()]
        ents = (e for e in self.doc.ents if e.label_ in _NAMED and e.start_char <= start < e.end_char)
        ent = next(ents, None)
        return self.text[start : ent.end_char] if ent is not None and end < ent.end_char <= limit else name

    def _is_person(self, name: str, before: str, start: int, end: int) -> bool:
        first, previous = name.lower().split()[0], before.lower().split()[-1:]
        if gender_before(before) or (first in genders() and " " in name):
            return True
        if self.cast.is_body(name):
            return False
        titled = bool(role_before(self.text, start)) or previous[:1] in (["dr."], ["gen."])
        if titled or self.cast.named(name):
            return True
        if (previous and previous[0] in bodies()) or self.cast.longer(name):
            return False
        label = self.cast.label(start, end)
        return label == "PERSON" or (not label and " " in name and not name.isupper())

    def _antecedent(self, source: Span) -> Resolved | None:
        """Whom `who` means: the name right before it, else the noun phrase that its clause hangs on."""
        ahead = self.text[max(0, source.start - 60) : source.start]
        names = [(first, last) for first, last in runs(ahead) if ahead[last:] in {", ", " "}]
        if names and self.text[source.start : source.end].lower() == "who":
            first, last = names[-1]
            meant = self.described(ahead[first:last], source.start - len(ahead) + first)
            if meant and meant[0][0].kind == "person":
                return meant
        token = self._token(source.start)
        while token is not None and token.dep_ != "relcl" and token.head.i != token.i:
            token = token.head
        if token is None or token.dep_ != "relcl":
            return None
        noun = token.head
        if noun.pos_ != "PROPN" and noun.lower_ not in roles() and noun.lower_.rstrip("s") not in roles():
            return None
        left = min(child.i for child in noun.lefts) if noun.n_lefts else noun.i
        start = self.doc[left].idx
        return self.described(self.text[start : noun.idx + len(noun.text)], start)

    # --- roles and descriptions ------------------------------------------------------------

    def _by_role(self, words: str, start: int) -> Resolved | None:
        """`the spokesman`, `the Russian leader`, `the agency`: someone the article has spoken of."""
        if not _DEFINITE.match(words):
            return None
        phrase = _DEFINITE.sub("", words, count=1)
        core = re.split(r"\b(?:of|at|for|in|from|with|to|on|who|which|that)\b|,", phrase)[0].strip()
        noun = core.lower().split()[-1] if core.split() else ""
        groups = roles().get(noun, frozenset[str]()) | (
            {"leader"} if "head of state" in phrase else set[str]()
        )
        nation = next(iter(sorted(nations_in(phrase))), None)
        proper = [core[first:last] for first, last in runs(core) if core[first:last] not in nationalities()]
        if groups:
            fitting = [p for p in self.cast.people if p.has_role(frozenset(groups), nation)]
            people = [p for p in fitting if before(p.at + p.said, start) and p.is_called(proper)]
            people = people or self._only_one(noun, start)
            if people:
                chosen = max(people, key=lambda person: max(before(person.at + person.said, start)))
                return [chosen], "role"
        if re.match(r"(?:two|pair)\b", phrase) and (pair := self.so_far.pair(start)):
            return pair, "role"
        return (
            None
            if proper
            else self._seen_before(core.lower().split(), groups, nation, start, core == phrase.strip(" ,"))
        )

    def _only_one(self, noun: str, start: int) -> list[Known]:
        """The only person so far who bears a title: `the island senator` in an article of one senator."""
        title = abbreviations().get(noun, noun)
        if title not in abbreviations().values():
            return []
        bearing = [person for person in self.cast.people if before(person.at, start) and person.bears(title)]
        return bearing if len(bearing) == 1 else []

    def _seen_before(
        self,
        core: list[str],
        groups: set[str] | frozenset[str],
        nation: str | None,
        start: int,
        alone: bool,
    ) -> Resolved | None:
        """A source that was described with the same noun, or a body of that kind, that spoke before."""
        noun = core[-1] if core else ""
        kind = bodies().get(noun, "") if len(core) == 1 else ""
        for place, found in reversed(self.so_far.spoken):
            known = found[0]
            if place >= start or len(found) > 1 or (nation and known.country and nation != known.country):
                continue
            if noun and noun == _HANGING.split(known.name.lower())[0].strip(" ,").split(" ")[-1]:
                return found, "role"
            if groups and known.kind == "person" and known.has_role(frozenset(groups), nation):
                return found, "role"
            if kind and alone and known.fits(noun):
                return found, "role"
        body = self.cast.body_called(noun, start) if kind and alone else None
        return ([body], "role") if body else None

    def _unnamed(self, words: str, start: int) -> Resolved | None:
        """A source that is described but not named, or a collective, kept in the article's words."""
        name = ARTICLE.sub("", words.strip(" ,"), count=1) if ARTICLE.match(words) else words.strip(" ,")
        owner = _POSSESSIVE.match(name)
        if self.myself and (own := _OWN.match(name)):
            name = f"{self.myself.name}’s {name[own.end() :]}"
        elif owner:
            meant = self._owner(owner[1].lower(), start)
            name = f"{meant.name}’s {name[owner.end() :]}" if meant else name
        if not name:
            return None
        root = self._root(start, start + len(words))
        last = name.lower().split()[-1]
        plural = root is not None and root.tag_ in {"NNS", "NNPS"}
        plural = plural or (last.endswith("s") and last[:-1] in roles())
        noun = root.lower_ if root is not None else ""
        kind = "group" if plural else "person" if noun in roles() else bodies().get(noun, "unknown")
        known = self.cast.other(name, kind, next(iter(sorted(nations_in(name))), None))
        known.gender = known.gender or genders().get(noun, "")
        if kind == "person" and known not in self.cast.people:
            known.roles = [name]
            self.cast.people.append(known)
        return [known], "collective" if plural else "described"

    def _owner(self, pronoun: str, start: int) -> Known | None:
        if pronoun in {"his", "her"}:
            return self.so_far.person(start, GENDERED[pronoun])
        found = self.so_far.group(start) if pronoun == "their" else self.so_far.body(start)
        return found[0][0] if found else None

    def _root(self, start: int, end: int) -> Token | None:
        span = self.doc.char_span(start, end, alignment_mode="expand")
        return span.root if span is not None else None

    def _carried(self, attribution: Attribution) -> Resolved | None:
        """A quotation without a source, in the paragraph of the last one, goes on with its speaker."""
        if attribution.manner == "indirect" or not self.so_far.spoken or not attribution.content:
            return None
        place, found = self.so_far.spoken[-1]
        between = self.text[place : attribution.content[0].start]
        return None if "\n" in between else (found, "pronoun")


def _place(attribution: Attribution) -> int:
    """Where an attribution stands in reading order: at its source, else its first content."""
    if attribution.source is not None:
        return attribution.source.start
    return attribution.content[0].start if attribution.content else 0


def _quoted_selves(text: str, attributions: Sequence[Attribution], spoken: dict[int, Resolved]) -> None:
    """Inside somebody's words, `I` is who is quoted."""
    for index, attribution in enumerate(attributions):
        source = attribution.source
        if source is None or source.of(text).lower().strip(" ,") not in {"i", "me"}:
            continue
        around = [
            spoken[other]
            for other, one in enumerate(attributions)
            if other in spoken and any(piece.start <= source.start < piece.end for piece in one.content)
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
    reader = _Reader(text, doc)
    spoken: dict[int, Resolved] = {}
    for index in sorted(range(len(attributions)), key=lambda place: _place(attributions[place])):
        found = reader.speaker(attributions[index])
        if found:
            spoken[index] = found
            reader.so_far.remember(found[0], _place(attributions[index]))
    _quoted_selves(text, attributions, spoken)
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
