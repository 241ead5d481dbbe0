"""Whom the words around an event mean: noun phrases to actors of the article, with their sectors."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from spacy.tokens import Doc, Token

from reportedly.actors.identities import Identity, adjectives, country, identity, peoples, slug
from reportedly.actors.nations import nations_in
from reportedly.actors.titles import ARTICLE, bodies, roles
from reportedly.articles.furniture import lead_length
from reportedly.events.frames import sectors, words_of
from reportedly.events.slots import antecedent, joined, objects
from reportedly.language import covered
from reportedly.model import Actor, ActorKind, Mention, Record, Span

_PLACES = frozenset({"GPE", "LOC", "FAC"})
_NAMES = frozenset({"PERSON", "ORG", "GPE", "NORP"})
_HEADS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj"})
_NOBODY = frozenset(
    {"DATE", "TIME", "EVENT", "WORK_OF_ART", "LAW", "LANGUAGE", "MONEY", "PERCENT", "PRODUCT"}
)
_SECTOR_OF_KIND = {"government": "GOV", "country": "GOV", "agency": "MED", "outlet": "MED", "company": "BUS"}
_INSIDE = frozenset({"det", "poss", "amod", "compound", "nmod", "nummod", "quantmod", "case", "advmod"})
_BESIDE = frozenset({"appos", "nmod"})
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
    """The people and bodies of one article, by the words that stand for them; each word is looked up once.

    `mentions` say whom names, roles and pronouns mean; who is not among them is kept as described.
    """

    def __init__(self, doc: Doc, text: str, mentions: Sequence[Mention]) -> None:
        self.text = text
        self._lead = lead_length(text)
        self._meant: dict[int, tuple[Span, list[Actor]]] = {}
        self._found: dict[int, tuple[Party, ...]] = {}
        for mention in sorted(mentions, key=lambda one: one.span.end - one.span.start):
            words = covered(doc, mention.span)
            if words is None:
                continue
            span, actors = self._meant.setdefault(words.root.i, (mention.span, []))
            if span == mention.span and mention.actor not in actors:
                actors.append(mention.actor)

    def meant(self, token: Token) -> Party | None:
        """Whom the phrase of a word means, the first where it is several; none where it is nobody."""
        return next(iter(self.everyone(token)), None)

    def everyone(self, token: Token) -> tuple[Party, ...]:
        """All whom the phrase of a word means."""
        if token.idx < self._lead:
            return ()  # "SEOUL, June 12 (Reuters) –" does nothing
        if token.i not in self._found:
            self._found[token.i] = self._look_up(token)
        return self._found[token.i]

    def all(self, token: Token) -> list[Party]:
        """Everybody whom a word, with those coordinated with it, means."""
        return [party for one in joined(token) for party in self.everyone(one)]

    def _look_up(self, token: Token) -> tuple[Party, ...]:
        for one in antecedent(token):
            if one.i != token.i:
                return self.everyone(one)
        inner = within(token)
        if inner is not None and (counted := self.meant(inner)) is not None:
            return (Party(counted.actor, phrase(token), counted.sector),)
        if (named := _named_place(token)) is not None:
            return (Party(_place(named), phrase(token), None),)
        span = phrase(token)
        named = self._named_beside(token)
        if named is not None and (token.pos_ == "PRON" or is_agent(token) or is_place(token)):
            actors = [actor for actor in self._meant[named.i][1] if not _is_misled(token, actor)]
            return tuple(Party(actor, span, _sector(token, actor)) for actor in actors)
        if token.pos_ == "PRON" or not (is_agent(token) or is_place(token)):
            return ()
        actor = self._described(token, span)
        return (Party(actor, span, _sector(token, actor)),) if actor is not None else ()

    def _named_beside(self, token: Token) -> Token | None:
        """The word by which somebody is mentioned: the noun itself, or the name beside its role."""
        if token.i in self._meant:
            return token
        beside = (child for child in token.children if child.dep_ in _BESIDE and child.i in self._meant)
        return next(beside, None) if token.pos_ == "NOUN" else None

    def _described(self, token: Token, span: Span) -> Actor | None:
        """Somebody whom no mention names: a country by its people, a place, or who is only described."""
        if (code := adjectives().get(token.text)) is not None and token.dep_ in _INSIDE:
            return _known(country(code))
        if token.pos_ == "PROPN" and token.lower_ not in sectors() and is_place(token):
            return _place(token)
        name = self._name(token, span)
        if not name:
            return None
        told = identity(name) if name[:1].isupper() else None
        if told is not None:
            return _known(told)
        nations = nations_in(name)
        code = next(iter(nations)) if len(nations) == 1 else None
        return Actor(slug(name), name, _kind(token), code)

    def _name(self, token: Token, span: Span) -> str:
        """The words that describe somebody, without article: `Norland’s forces` for `its forces`."""
        words = " ".join(span.of(self.text).split())
        owner = next((child for child in token.lefts if child.dep_ == "poss" and child.pos_ == "PRON"), None)
        whose = self.meant(owner) if owner is not None else None
        if whose is not None and owner is not None and words.lower().startswith(owner.lower_):
            words = f"{whose.actor.name.removeprefix('the ')}’s{words[len(owner) :]}"
        if (article := ARTICLE.match(words)) is not None:
            words = words[article.end() :]
        return words.removeprefix("these ").removeprefix("those ").strip(" ,")


def _is_misled(token: Token, actor: Actor) -> bool:
    """Whether a plural pronoun is taken for one country or place."""
    several = token.lower_ in {"they", "them", "their", "themselves"}
    return several and actor.kind in _ONE


def _known(told: Identity) -> Actor:
    """What the tables know, as an actor."""
    kind = cast("ActorKind", told.kind)
    return Actor(slug(told.name), told.name, kind, told.country, wikidata=told.wikidata)


def _place(token: Token) -> Actor:
    """A country by its name or seat, or else a place."""
    name = place_name(token)
    told = identity(name)
    return _known(told) if told is not None else Actor(slug(name), name, "place")


def _kind(token: Token) -> ActorKind:
    """What a described actor is."""
    if token.pos_ == "PROPN":
        return "person" if token.ent_type_ == "PERSON" else "organisation"
    if token.tag_ == "NNS" or token.lower_ in {"police", "people"}:
        return "group"
    lemma = token.lemma_.lower()
    if lemma in bodies():
        return cast("ActorKind", bodies()[lemma])
    return "person" if lemma in roles() or noun_sector(token) else "unknown"


def _sector(token: Token, actor: Actor) -> str | None:
    if actor.kind == "place":
        return None
    if token.text in peoples() and token.text not in adjectives() and not _has_article(token):
        return "CVL"
    told = noun_sector(token)
    if told is not None and actor.kind != "person":
        return told
    if actor.kind == "person":
        said = [*actor.roles, *([token.lemma_.lower()] if told else [])]
        words = (word for role in said for word in reversed(role.lower().replace("-", " ").split()))
        return next((sectors()[word] for word in words if word in sectors()), None)
    words = reversed(actor.name.lower().split())
    named = next((sectors()[word] for word in words if word in sectors()), None)
    return (named if actor.kind != "country" else None) or _SECTOR_OF_KIND.get(actor.kind)


def _has_article(token: Token) -> bool:
    return any(child.lower_ == "the" for child in token.lefts)


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
