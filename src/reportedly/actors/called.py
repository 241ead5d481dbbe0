"""Bodies by what they are called once they are named: `the regulator`, `the police`, `the company`."""

from __future__ import annotations

import re
from functools import cache

from reportedly.actors.cast import Cast
from reportedly.actors.known import Known, before
from reportedly.actors.nations import nations_in
from reportedly.actors.titles import HANGING, bodies, body_kind, generic
from reportedly.knowledge import table

_NO_BODY = frozenset({"person", "group", "country"})
_BODIES = frozenset({"agency", "outlet", "government", "organisation", "company", "country"})
_TRADES = frozenset({"company", "outlet", "organisation"})
_CLUBS = frozenset({"club", "team", "side"})
_ANY = frozenset({"company", "firm", "group", "body", "organisation", "organization"})
"""Nouns that stand for so many bodies that who is called by one is not the only one."""

_ACTING, _OF_KIND = 1.5, 1.0
"""What it tells that a body spoke or was a subject, and that it is of the noun's kind. Judged."""

_CITED = 3.0
"""What it tells against a company that it is a paper, which is cited and seldom told of. A judgement."""

_FAR = 400
"""Characters that tell as much against a body as a paragraph does. A judgement."""

_BESIDE = 30
"""Characters before a name in which its country is told: `its Dutch rival Van Hoek`. A judgement."""

_APPOSED = re.compile(r", (?:the|an?) ([^,.;\n]{3,40})")
_NEAR = 300
"""Characters back to a name that a noun with more words may mean. A judgement: two sentences."""


@cache
def _names_by_noun() -> dict[str, frozenset[str]]:
    """Words that the names of such bodies have, by the noun."""
    return {row["noun"]: frozenset(row["words"].split()) for row in table("titles_generic")}


def body_of(cast: Cast, core: str, at: int, later: bool) -> Known | None:
    """The body that words without a name mean: the last that has them all in its name, or is of such a name.

    `The county school board`, once the Marlow County School Board is named; `the regulator`, once the Energy
    Markets Office is. With `later`, which headlines and leads ask for, one that is named further on.
    """
    words = set(core.lower().replace("-", " ").split())
    noun = core.lower().split()[-1] if words else ""
    there = [one for one in cast.others.values() if one.kind not in _NO_BODY and one.at]
    whole = [one for one in there if len(words) > 1 and words <= _words(one)]
    meant = _last(whole, at) or (_first(whole, at) if later else None)
    if meant is None and core.lower() in _names_by_noun():
        state = [one for one in there if one.identity and _names_by_noun()[core.lower()] & _words(one)]
        meant = _last(state, at) or (_first(state, at) if later else None)
    if meant is not None or (len(words) > 1 and noun != "police"):
        return meant
    kin = _names_by_noun().get(noun, frozenset())
    if any(noun in _words(one) and one.at[0] < at for one in there) and noun != "police":
        kin = frozenset({noun})
    called = [one for one in there if kin & _words(one)]
    if noun == "police":
        return called[0] if len(called) == 1 else _last(called, at)
    return _last(called, at) or (_first(called, at) if later else None)


def _words(body: Known) -> frozenset[str]:
    """The words of a body's own name: an institute's team is no institute.

    >>> _words(Known("team at the Marrow Bay Institute")), sorted(_words(Known("Bank of Norway")))
    (frozenset({'team'}), ['bank', 'norway', 'of'])
    """
    own = body.name if body.name[:1].isupper() else HANGING.split(body.name)[0].strip(" ,")
    return frozenset(own.lower().replace("-", " ").split()) if " " in body.name else frozenset()


def _last(among: list[Known], at: int) -> Known | None:
    """The one that last was a subject or spoke before an offset, else that was last named."""
    acting = [(max(places), one) for one in among if (places := before(one.subject_at + one.said, at))]
    earlier = acting or [(max(places), one) for one in among if (places := before(one.at, at))]
    return max(earlier, key=lambda pair: pair[0])[1] if earlier else None


def _first(among: list[Known], at: int) -> Known | None:
    return min((one for one in among if min(one.at) > at), key=lambda one: min(one.at), default=None)


def body_called(
    cast: Cast, noun: str, at: int, alone: bool = True, nations: frozenset[str] = frozenset()
) -> Known | None:
    """The body named before an offset that a noun like `company` means: the nearest that fits best.

    With more said of it than the noun, only one near by: `Kettler fell after the maker of tools …`.
    A name of which the article has not said what it is may fit if it has just been the subject.
    `The Dutch group` is none of another country that the tables know, and rather one told of as Dutch.
    """
    among = [
        known for known in cast.others.values() if known.fits(noun) and before(known.at + known.said, at)
    ]
    if not alone:
        trade = bodies().get(noun) in {"company", "outlet"}
        near = [one for one in among if trade and at - one.latest(at) <= _NEAR]
        among = [one for one in near if one.kind in _TRADES]
    elif noun in generic() | _CLUBS or (body_kind(noun) == "company" and noun not in bodies()):
        fresh = [one for one in cast.unsorted.values() if not cast.names.is_any_word(one.name)]
        fresh = [
            one for one in fresh if noun in _CLUBS or one.said or not cast.names.is_placed(one.name, one.at)
        ]
        whose = " ".join(_last_heard(cast, at))
        among += [
            one
            for one in fresh
            if ((acting := before(one.subject_at, at)) and at - max(acting) <= _NEAR)
            or (one.name in whose and before(one.at, at))
            or before(one.said, at)
        ]
    if noun == "group" and (nations or not among):
        among += [
            one for one in cast.others.values() if one.kind == "company" and before(one.at + one.said, at)
        ]
    among = [one for one in among if not nations or not one.identity or one.country in nations]
    if noun not in _ANY:  # `the startup`, once `Lumo, a lighting startup,` is told of
        among = [one for one in among if noun in one.roles] or among
    told = [one for one in among if nations and nations & _nations_told(cast, one)]
    among = [one for one in among if not nations or not _nations_told(cast, one)]
    return max(told or among, key=lambda one: _closeness(cast, one, noun, at), default=None)


def _nations_told(cast: Cast, one: Known) -> frozenset[str]:
    """The countries told beside the name: `its Dutch rival Van Hoek`, `Velaris, the German chipmaker`."""
    found: set[str] = set()
    for place in one.at:
        found |= nations_in(cast.text[max(0, place - _BESIDE) : place].rsplit(".", 1)[-1])
        if apposed := _APPOSED.match(cast.text, place + len(one.name)):
            found |= nations_in(apposed[1])
    return frozenset(found)


def _last_heard(cast: Cast, at: int) -> list[str]:
    """What whoever spoke last is: `the lender` is Sundbank, once its economist has been heard."""
    heard = [(max(said), one) for one in cast.people if (said := before(one.said, at))]
    return max(heard, key=lambda pair: pair[0])[1].roles if heard else []


def _closeness(cast: Cast, known: Known, noun: str, at: int) -> tuple[float, int]:
    """How near a body is, what it did there, and how well the noun fits it."""
    kind = body_kind(noun)
    acting = before(known.said + known.subject_at, at)
    places = [(max(acting), _ACTING)] if acting else []
    score, latest = max(
        (weight - cast.text.count("\n\n", place, at) - (at - place) / _FAR, place)
        for place, weight in (*places, (known.latest(at), 0.0))
    )
    if known.kind == kind or noun in known.words():
        score += _OF_KIND
    if not acting and cast.qualifies_noun(latest):
        score -= _OF_KIND  # `the Barking depot`
    if known.name[:1].islower():
        score -= _OF_KIND  # `the company` is rather one with a name than `a contractor in Manila`
    if kind == "company" and known.kind == "outlet":
        score -= _CITED  # and rather one that the news is about than the paper that has it
    return score, latest


def body_later(cast: Cast, words: str, at: int) -> Known | None:
    """The first body named after an offset that a headline's words fit: `Central bank holds rates`.

    `Water company denies leak`, and then `Severn Vale Water has denied …`, too.
    """
    *ahead, noun = words.split()
    later = [
        one
        for one in cast.others.values()
        if one.at and min(one.at) > at and " " in one.name and one.kind in _BODIES
    ]
    fitting = [one for one in later if noun in one.words()]
    if not fitting and ahead and noun in generic():
        fitting = [one for one in later if set(ahead) <= set(one.words()) and one.fits(noun)]
    return min(fitting, key=lambda known: min(known.at), default=None)


def body_first(cast: Cast, noun: str) -> Known | None:
    """The first body named at all of the very kind: `Police search Halden Steel; firm denies it`."""
    kind = bodies().get(noun) if noun in generic() else None
    named = [one for one in cast.others.values() if one.at and one.kind == kind and one.name[:1].isupper()]
    return min(named, key=lambda one: min(one.at), default=None)


def nearest(cast: Cast, kind: str, nation: str | None, at: int) -> Known | None:
    """The body of a kind, and of a country where one is asked for, that is named nearest to an offset."""
    found = [
        (abs(place - at), known)
        for known in cast.others.values()
        for place in known.at
        if known.kind == kind and (nation is None or known.country == nation)
    ]
    return min(found, key=lambda pair: pair[0])[1] if found else None
