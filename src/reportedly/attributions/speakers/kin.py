"""Whom words for somebody's own people mean: `his widow, Susan`, `her husband`, `my client`."""

from __future__ import annotations

import re
from collections.abc import Callable

from reportedly.actors.cast import Cast
from reportedly.actors.discourse import Discourse, Resolved
from reportedly.actors.known import Known
from reportedly.actors.titles import genders, roles

_CLIENT = re.compile(r"(?:my|our|his|her|their)\s+client", re.IGNORECASE)
_FOR_WHOM = re.compile(
    r"(?:lawyer|attorney|solicitor|barrister|counsel|agent|advocate)s?\s(?:for|of|representing)\s(?P<whom>.+)"
    r"|(?P<owner>.+?)['’]s?\s(?:[\w-]+\s)?(?:lawyer|attorney|solicitor|barrister|counsel|agent|advocate)s?$",
    re.IGNORECASE | re.DOTALL,
)
_FIRST_NAME = re.compile(
    r"(?P<owner>(?i:his|her)|\S.*?['’]s?)\s+(?:[a-z-]+\s){0,2}?(?P<role>[a-z]+),?\s+(?P<first>[A-Z][\w-]+),?",
    re.DOTALL,
)
_SPOUSE = re.compile(r"(?P<owner>his|her)\s+(?:late\s)?(?P<role>husband|wife)", re.IGNORECASE)
_MARRIED = frozenset({"wife", "widow", "husband", "widower"})


class Kin:
    """Reads such words with what the article has said so far."""

    def __init__(self, so_far: Discourse, described: Callable[[str, int], Resolved | None]) -> None:
        self.so_far = so_far
        self.cast: Cast = so_far.cast
        self._described = described
        self._spouses: list[tuple[Known, Known]] = []

    def meant(self, words: str, start: int, owner: Callable[[str], Known | None]) -> Resolved | None:
        """The relative, spouse or client whom words mean; `owner` gives whom `his` and `her` mean there."""
        words = words.strip(" ,")
        if _CLIENT.fullmatch(words):
            return self._client(start)
        if (spouse := _SPOUSE.fullmatch(words)) and (one := owner(spouse["owner"].lower())):
            return self._spouse(one)
        named = _FIRST_NAME.fullmatch(words)
        if named is None or not roles().get(named["role"], frozenset[str]()) & {"relative"}:
            return None
        whose = named["owner"]
        if whose.lower() in {"his", "her"}:
            one = owner(whose.lower())
        else:
            found = self._described(re.sub(r"['’]s?$", "", whose), start)
            one = found[0][0] if found else None
        if one is None or one.kind != "person" or " " not in one.name:
            return None
        return [self._relative(named["first"], named["role"], one)], "name"

    def _relative(self, first: str, role: str, one: Known) -> Known:
        """A relative by first name has the surname, as the news means it: `Alan Holt … his widow, Susan`."""
        full = self.cast.full(f"{first} {one.name.split()[-1]}")
        full.gender = genders().get(role, "") or full.gender
        if role not in full.roles:
            full.roles.append(role)
        if role in _MARRIED and (full, one) not in self._spouses:
            self._spouses.append((full, one))
        return full

    def _spouse(self, one: Known) -> Resolved | None:
        for first, second in self._spouses:
            if one in (first, second):
                return [second if one is first else first], "role"
        return None

    def _client(self, start: int) -> Resolved | None:
        """Whom a lawyer speaks for: `Harriet Kolb, a lawyer for the officer`, and then `my client`."""
        speaking = self.so_far.outer or (self.so_far.last_spoken(start) or [])[:1]
        if not speaking:
            return None
        for words in (speaking[0].name, *speaking[0].roles):
            if (found := _FOR_WHOM.search(words)) is not None:
                return self._described(found["whom"] or found["owner"], start)
        return None
