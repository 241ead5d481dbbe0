"""What an event is found by where another page tells it too, so that hardly any other is looked at.

A trait is the type with one of each side, or with one of a side and the word or the place. Two events that
may be one have one in common: of what is `asked` of the one, something is `kept` of the other.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from reportedly.ledger.accounts import Account, Party

_NOBODY = "nobody"
"""Stands for a side that is not told."""

_ANYBODY = "anybody"
"""Stands for a side of which it does not matter whether it is told, and who it is."""


def kept(account: Account) -> set[str]:
    """The traits that an event can be found by.

    >>> ann = Party("actor12", None, stands_for_country=False)
    >>> sorted(kept(Account(1, 1, "ACCUSE", None, "Blamed", None, None, None, None, (ann,), ())))
    ['ACCUSE actor12 > anybody: blamed', 'ACCUSE actor12 > nobody: blamed']
    """
    actors = [name for party in account.actors for name in _names(party)]
    recipients = [name for party in account.recipients for name in _names(party)]
    return {
        *_sides(account, actors, recipients),
        *_again(account, actors, [_ANYBODY] if recipients else [_ANYBODY, _NOBODY]),
        *_again(account, [_ANYBODY] if actors else [_ANYBODY, _NOBODY], recipients),
    }


def asked(account: Account) -> set[str]:
    """The traits of events that may be one with an event."""
    actors = [name for party in account.actors for name in _alike(party)]
    recipients = [name for party in account.recipients for name in _alike(party)]
    other = [_NOBODY if actors and recipients else _ANYBODY]
    ways = [(actors, recipients), *([(recipients, actors)] if account.is_mutual() else [])]
    return {
        trait
        for by, to in ways
        for told in (_sides(account, by, to), _again(account, by, other), _again(account, other, to))
        for trait in told
    }


def _names(party: Party) -> list[str]:
    """What a party is found by: itself, and its country, by another name where it stands for that."""
    country = [f"{'stands' if party.stands_for_country else 'iso'}{party.country}"] if party.country else []
    return [party.who, *country]


def _alike(party: Party) -> list[str]:
    """What those are found by who are this one, or of whom one stands for the country of both."""
    of_country = ("stands", "iso") if party.stands_for_country else ("stands",)
    return [party.who, *(f"{how}{party.country}" for how in of_country if party.country)]


def _sides(account: Account, actors: Iterable[str], recipients: Collection[str]) -> Iterator[str]:
    """The type, with one of each side."""
    return (f"{account.kind} {actor} > {recipient}" for actor in actors for recipient in recipients)


def _again(account: Account, actors: Iterable[str], recipients: Collection[str]) -> Iterator[str]:
    """The same with the word, and with the place: what it takes where one side alone is the same."""
    words = [account.words.casefold(), *([f"in {account.place}"] if account.place else [])]
    return (f"{sides}: {word}" for sides in _sides(account, actors, recipients) for word in words)
