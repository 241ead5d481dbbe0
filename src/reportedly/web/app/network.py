"""Who speaks about whom, and who cites whom: as a picture, and as a table."""

from __future__ import annotations

from reportedly import pictures
from reportedly.ledger import Member, Network
from reportedly.web import addresses
from reportedly.web.app.asking import Asked, Shown

SHOWN, MOST = 40, 200
"""Members, unless a limit is given, and at most: a picture of more is no picture."""

TITLES = {"about": "Who speaks about whom", "cites": "Who cites whom"}


def page(asked: Asked) -> Shown:
    """The network of `kind`, narrowed by `actor`, `about`, `site`, `since` and `until`."""
    kind = asked.words("kind") or "about"
    kept = {name: asked.words(name) for name in ("actor", "about", "site", "since", "until")}
    limit = asked.number("limit", SHOWN, most=MOST)
    found = asked.ledger.network(kind, **kept, limit=limit)
    other = next(name for name in TITLES if name != found.kind)
    values = {
        "title": _title(found, kept["actor"]),
        "picture": pictures.network(found, link=lambda member: _around(member, found.kind)),
        "asked": {**kept, "kind": found.kind, "limit": limit},
        "elsewhere": (TITLES[other], addresses.network(kind=other, **kept)),
        "larger": addresses.network(kind=found.kind, **kept, limit=MOST)
        if found.members_left_out and limit < MOST
        else None,
    }
    return Shown("app/network.html.j2", found, values)


def _title(found: Network, actor: str | None) -> str:
    """What is shown, and around whom: by name, where an id was asked for."""
    if actor is None:
        return TITLES[found.kind]
    name = next((one.name for one in found.members if f"@{one.id}" == actor), actor.removeprefix("@"))
    return f"{TITLES[found.kind]}, around {name}"


def _around(member: Member, kind: str) -> str | None:
    """The network around a member, where the ledger knows who that is."""
    return addresses.network(kind=kind, actor=f"@{member.id}") if member.id else None
