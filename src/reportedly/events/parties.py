"""Whom the words around an event mean: noun phrases to actors of the article, with their sectors."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from reportedly.actors.discourse import Discourse, Resolved
from reportedly.actors.identities import adjectives, day_of, identity, peoples, slug
from reportedly.actors.known import Known
from reportedly.actors.titles import bodies, nations_in, roles
from reportedly.attributions.speakers.sources import Sources
from reportedly.events.frames import sectors, words_of
from reportedly.events.slots import antecedent, joined, objects
from reportedly.model import Actor, Article, Attribution, Record, Span

_PLACES = frozenset({"GPE", "LOC", "FAC"})
_NAMES = frozenset({"PERSON", "ORG", "GPE", "NORP"})
_HEADS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj"})
_NOBODY = frozenset(
    {"DATE", "TIME", "EVENT", "WORK_OF_ART", "LAW", "LANGUAGE", "MONEY", "PERCENT", "PRODUCT"}
)
_SECTOR_OF_KIND = {"government": "GOV", "country": "GOV", "agency": "MED", "outlet": "MED", "company": "BUS"}
_INSIDE = frozenset({"det", "poss", "amod", "compound", "nmod", "nummod", "quantmod", "case", "advmod"})
_ONE = frozenset({"country", "government", "place"})
"""Kinds that `they` does not take up."""

_REACHES = frozenset({"of", "for"})
"""Prepositions whose words are part of a name or role: `the president of Norland`."""


class Party(Record, frozen=True):
    """Somebody who takes part in an event, and the words that say so."""

    actor: Actor
    span: Span
    sector: str | None


class Parties:
    """The people and bodies of one article, by the words that stand for them; each word is looked up once."""

    def __init__(self, article: Article, doc: Doc, attributions: tuple[Attribution, ...]) -> None:
        self.text = article.text
        self.doc = doc
        self.so_far = Discourse(article.text, doc, day_of(article))
        self.so_far.contents = tuple(piece for one in attributions for piece in one.content)
        self.sources = Sources(article.text, doc, self.so_far)
        self._found: dict[int, Party | None] = {}
        self._hear(attributions)

    def _hear(self, attributions: tuple[Attribution, ...]) -> None:
        """Note who speaks where, for the pronouns that take them up."""
        cast = self.so_far.cast
        known = {one.key(): one for one in (*cast.others.values(), *cast.people)}
        for one in sorted((one for one in attributions if not one.within), key=Attribution.start):
            heard = [known[actor.id] for actor in one.actors() if actor.id in known]
            if heard:
                self.so_far.remember(heard, one.start())

    def meant(self, token: Token) -> Party | None:
        """Whom the phrase of a word means; none where it is nobody."""
        if token.i not in self._found:
            self._found[token.i] = self._look_up(token)
        return self._found[token.i]

    def all(self, token: Token) -> list[Party]:
        """Everybody whom a word, with those coordinated with it, means."""
        found = [self.meant(one) for one in joined(token)]
        return [one for one in found if one is not None]

    def _look_up(self, token: Token) -> Party | None:
        for one in antecedent(token):
            if one.i != token.i:
                return self.meant(one)
        inner = within(token)
        if inner is not None and (found := self.meant(inner)) is not None and is_quantity(token):
            return Party(found.actor, phrase(token), found.sector)
        if (named := _named_place(token)) is not None:
            known = self._place(named)
            return Party(known.actor(), phrase(token), None)
        if not is_agent(token) and not is_place(token):
            return None
        span = phrase(token)
        known = self._known(token, span)
        if known is None or (known.kind == "unknown" and not is_agent(token)):
            return None
        actor = known.actor()
        return Party(actor, span, self._sector(token, actor, known))

    def _known(self, token: Token, span: Span) -> Known | None:
        words = span.of(self.text)
        if token.pos_ == "PRON" or token.lower_ in words_of("PRONOUNS"):
            self.sources.follow(token.idx)
            return _first(self._pronoun(token.lower_, token.idx))
        if token.pos_ == "PROPN" and token.lower_ not in sectors() and is_place(token):
            return self._place(token)
        if (code := adjectives().get(token.text)) is not None and token.dep_ in _INSIDE:
            return self.so_far.cast.country(code)
        found = _first(self.sources.described(words, span.start))
        if found is not None and found.kind == "place":
            return found if token.ent_type_ in _PLACES else None
        return found

    def _pronoun(self, word: str, at: int) -> Resolved | None:
        if word in {"its", "it", "itself"}:
            return self.so_far.body(at)
        if word in {"their", "they", "them", "themselves"}:
            several = self.so_far.group(at)
            return several if several and several[0][0].kind not in _ONE else None
        return self.so_far.pronoun(word, at)

    def _place(self, token: Token) -> Known:
        """A country by its name or seat, or else a place."""
        name = place_name(token)
        told = identity(name)
        if told is not None and told.kind == "country":
            return self.so_far.cast.other(told.name, "country", told.country)
        if told is not None:
            return self.so_far.cast.other(name, told.kind, told.country)
        key = slug(name)
        held = self.so_far.cast.others.get(key)
        return held if held is not None else Known(name, "place")

    def _sector(self, token: Token, actor: Actor, known: Known) -> str | None:
        if actor.kind == "place":
            return None
        if (told := noun_sector(token)) is not None and actor.kind != "person":
            return told
        if actor.kind == "person":
            for role in (*actor.roles, token.lemma_.lower()):
                for word in reversed(role.lower().replace("-", " ").split()):
                    if word in sectors():
                        return sectors()[word]
            return "GOV" if known.leader else None
        for word in reversed(actor.name.lower().split()):
            if word in sectors() and actor.kind != "country":
                return sectors()[word]
        return _SECTOR_OF_KIND.get(actor.kind)


def _first(found: Resolved | None) -> Known | None:
    """The first of those whom a phrase means."""
    return found[0][0] if found and found[0] else None


def noun_sector(token: Token) -> str | None:
    """The sector of a common noun, with the word before it where the two are one.

    >>> from reportedly.language import parse
    >>> doc = parse("The security forces and the nurses left.")
    >>> noun_sector(doc[2]), noun_sector(doc[5]), noun_sector(doc[6])
    ('COP', 'LAB', None)
    """
    before = token.doc[token.i - 1] if token.i else None
    for word in (token.lower_, token.lemma_.lower()):
        double = f"{before.lower_} {word}" if before is not None and before.head.i == token.i else ""
        if double in sectors():
            return sectors()[double]
    return sectors().get(token.lower_) or sectors().get(token.lemma_.lower())


def _named_place(token: Token) -> Token | None:
    """The name of a place that its noun stands before: `Orlec` of `the town of Orlec`."""
    if token.lemma_.lower() not in words_of("GEOGRAPHY") or token.pos_ != "NOUN":
        return None
    of = [held for child in token.rights if child.lower_ == "of" for held in objects(child)]
    return next((held for held in of if held.pos_ == "PROPN"), None)


def is_quantity(token: Token) -> bool:
    """Whether a word only counts those after its `of`: `dozens of people`, `two of the men`."""
    return token.lemma_.lower() in words_of("QUANTITIES") or token.pos_ == "NUM"


def within(token: Token) -> Token | None:
    """Who is counted by a quantity: `people` of `dozens of people`."""
    if not is_quantity(token):
        return None
    return next(
        (
            held
            for child in token.rights
            if child.lower_ == "of"
            for held in objects(child)
            if held.dep_ == "pobj"
        ),
        None,
    )


def is_agent(token: Token) -> bool:
    """Whether a word may stand for somebody who acts.

    >>> from reportedly.language import parse
    >>> doc = parse("Norwegian police told the rain that Ann Lee left.")
    >>> [token.text for token in doc if is_agent(token) and token.dep_ == "nsubj"], is_agent(doc[4])
    (['police', 'Lee'], False)
    """
    pos = token.pos_
    if pos == "PRON":
        return token.lower_ in words_of("PRONOUNS") and not (token.lower_ == "it" and token.dep_ == "expl")
    if pos == "PROPN":
        return token.ent_type_ not in _NOBODY and not is_quantity(token)
    if is_quantity(token) and (counted := within(token)) is not None:
        return is_agent(counted)
    named = token.ent_type_ in _NAMES and token.text[:1].isupper()
    if pos == "ADJ":
        return named or (token.dep_ in _HEADS and token.text in peoples())
    return pos == "NOUN" and (named or _is_agent_noun(token))


def _is_agent_noun(token: Token) -> bool:
    lemma = token.lemma_.lower()
    told = noun_sector(token) is not None or lemma in roles() or token.text in peoples()
    return told or bodies().get(lemma, "place") != "place"


def phrase(token: Token) -> Span:
    """The noun phrase of a word, without the clauses that hang on it.

    >>> from reportedly.language import parse
    >>> text = "The leader of the rebels, who fled, was shot."
    >>> phrase(parse(text)[1]).of(text)
    'The leader of the rebels'
    """
    doc = token.doc
    first, last = token, token
    for child in token.lefts:
        if child.dep_ in _INSIDE:
            first = min(first, child.left_edge, key=lambda one: one.i)
    for child in token.rights:
        if child.dep_ == "prep" and child.lower_ in _REACHES and child.i <= last.i + 1:
            held = [one for one in child.children if one.dep_ == "pobj"]
            if held:
                last = held[-1]
        elif child.dep_ in {"compound", "flat"} or (child.dep_ == "nummod" and child.i == last.i + 1):
            last = child
    return Span(doc[first.i].idx, last.idx + len(last))


def is_place(token: Token) -> bool:
    """Whether a word names a place, by the recogniser or by the tables."""
    if token.ent_type_ in _PLACES:
        return True
    told = identity(place_name(token)) if token.pos_ == "PROPN" else None
    return told is not None and told.kind == "country"


def place_name(token: Token) -> str:
    """The name of a place that a word ends: `North Korea`."""
    ents = list(token.doc[token.i : token.i + 1].ents)
    name = ents[0].text if ents else token.text
    for ent in token.doc.ents:
        if ent.start <= token.i < ent.end:
            name = ent.text
            break
    return name.removeprefix("the ").removeprefix("The ").removesuffix("'s").removesuffix("’s")


def nation(actor: Actor) -> str | None:
    """The country an actor is of, by its record or its name: `Russian forces` is RU."""
    if actor.country:
        return actor.country
    told = nations_in(actor.name)
    return next(iter(told)) if len(told) == 1 else None
