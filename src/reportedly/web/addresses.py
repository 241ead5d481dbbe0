"""Where each thing is shown: the one place that knows the addresses of pages."""

from __future__ import annotations

from urllib.parse import quote, urlencode

API = "/api/v1"
"""Where the API is mounted; its reference, for people, is at `/api`."""


def page(page: str) -> str:
    """The article of a page.

    >>> page("3f2a")
    '/pages/3f2a'
    """
    return f"/pages/{_part(page)}"


def statement(statement: str) -> str:
    """A statement at its words in the article: its id is `PAGE/ATTRIBUTION`.

    >>> statement("3f2a/a3.1")
    '/pages/3f2a#a3.1'
    """
    page_id, _, attribution = statement.partition("/")
    return f"{page(page_id)}#{_part(attribution)}"


event = statement
"""An event at its words in the article: its id is `PAGE/EVENT`."""


def one_event(event: str) -> str:
    """An event on a page of its own: its id is `PAGE/EVENT`.

    >>> one_event("3f2a/e1")
    '/events/3f2a/e1'
    """
    return f"/events/{quote(event, safe='/')}"


def claim(claim: str) -> str:
    """A claim, with every wording."""
    return f"/claims/{_part(claim)}"


def claim_of(statement: str) -> str:
    """The claim that a statement makes, by the statement's id."""
    return f"/claims/{quote(statement, safe='/')}"


def dispute(dispute: str) -> str:
    """Two statements that cannot both hold: its id is that of the one, and then that of the other.

    >>> dispute("3f2a/a1/77c0/a2")
    '/disputes/3f2a/a1/77c0/a2'
    """
    return f"/disputes/{quote(dispute, safe='/')}"


def expectation(expectation: str) -> str:
    """Something expected, with who announced it and what became of it."""
    return f"/expectations/{_part(expectation)}"


def actor(actor: str) -> str:
    """An actor, by the ledger's id.

    >>> actor("kim-jong-un"), actor("kim~2")
    ('/actors/kim-jong-un', '/actors/kim~2')
    """
    return f"/actors/{_part(actor)}"


def actors(**asked: object) -> str:
    """The actors that fit what is asked."""
    return _asking("/actors", asked)


def claims(**asked: object) -> str:
    """The claims that fit what is asked."""
    return _asking("/claims", asked)


def disputes(**asked: object) -> str:
    """The disputes that fit what is asked."""
    return _asking("/disputes", asked)


def events(**asked: object) -> str:
    """The events that fit what is asked."""
    return _asking("/events", asked)


def expectations() -> str:
    """What was announced, in the order in which it is due."""
    return "/expectations"


def storyline(storyline: str) -> str:
    """Pages of one matter, and what happened and was said in it.

    >>> storyline("s1")
    '/storylines/s1'
    """
    return f"/storylines/{_part(storyline)}"


def storylines() -> str:
    """The storylines, those of most pages first."""
    return "/storylines"


def family(page: str) -> str:
    """The pages that carry the same text as a page."""
    return f"/families/{_part(page)}"


def timeline(**asked: object) -> str:
    """What an actor, or two, did and said, in order."""
    return _asking("/timeline", asked)


def network(**asked: object) -> str:
    """Who speaks about whom, and who cites whom."""
    return _asking("/network", asked)


def search(**asked: object) -> str:
    """A search; what is empty is left out of the address.

    >>> search(q="missile & test", speaker="", page=2)
    '/search?q=missile+%26+test&page=2'
    """
    return _asking("/search", asked)


def news(*tell: str) -> str:
    """What is new of what is asked for, in the words of `reportedly watch --tell`.

    >>> news("speaker=Kremlin", "due")
    '/news?tell=speaker%3DKremlin&tell=due'
    """
    return _telling("/news", tell)


def news_feed(*tell: str) -> str:
    """The same as an Atom feed."""
    return _telling("/news.atom", tell)


def correct(statement: str) -> str:
    """Where a statement is set right."""
    return _asking("/correct", {"statement": statement})


def corrections() -> str:
    """What was set right by hand."""
    return "/corrections"


def add() -> str:
    """Where pages are added."""
    return "/add"


def job(number: int) -> str:
    """How far an adding of pages has come."""
    return f"/jobs/{number}"


def _telling(path: str, tell: tuple[str, ...]) -> str:
    return f"{path}?{urlencode([('tell', one) for one in tell])}" if tell else path


def _asking(path: str, asked: dict[str, object]) -> str:
    given = [(name, str(value)) for name, value in asked.items() if value not in (None, "", False)]
    return f"{path}?{urlencode(given)}" if given else path


def _part(words: str) -> str:
    return quote(words, safe="~@.")
