"""What is said: the statements of a ledger."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from contextlib import contextmanager
from typing import Unpack

from reportedly.ledger import asking, opening, searching
from reportedly.ledger.asking import Asked
from reportedly.ledger.dates import When
from reportedly.ledger.questions.opened import FOUND, Opened, check_limit, given
from reportedly.ledger.searching import Findings
from reportedly.ledger.selection import Selection, selected
from reportedly.model import Statement


class Statements(Opened):
    """Questions for statements."""

    def statements(
        self,
        *,
        speaker: str | None = None,
        about: str | None = None,
        act: str | None = None,
        factuality: str | None = None,
        country: str | None = None,
        relay: str | None = None,
        site: str | None = None,
        since: When | None = None,
        until: When | None = None,
        limit: int | None = None,
        after: str | None = None,
    ) -> Iterator[Statement]:
        """The statements that fit all of what is given, by date published, then by place in the page.

        Words are found whole, whatever their case and accents, in any order. `speaker` is looked for
        in the names of those meant and in the page's words for them; `about` in the content, the
        source and the headline. Either may be an actor's id with `@` in front (`@kim-jong-un`): then it is
        the actor who speaks, or is named in the content, by whatever words. In `about`, what is in quotes is
        found as it stands, and `miss*` finds what begins so. `act` is one of them in either form (`deny`,
        `denies`); `factuality` a value of
        FactBank's (`CT-`) or its words (`certainly not`); `country` that of who is meant, by its ISO
        3166-1 code or its English name. `relay` is the name of an agency or outlet, under any name that
        it is known by, or of a medium (`message`), the page's credit or its site; `site` is its site
        alone; both are words next to each other. `since` and `until` bound the earliest date of
        publication: days, or text such as `2023`, `2023-09`, `2023-09-13`, whose whole year or month
        is meant; undated pages are then left out, and otherwise come last.

        Raises `LedgerError` for what is no act, factuality, country or date, and for a ledger that is
        not there.
        """
        asked = self._question(
            {
                "speaker": speaker,
                "about": about,
                "act": act,
                "factuality": factuality,
                "country": country,
                "relay": relay,
                "site": site,
                "since": since,
                "until": until,
            }
        )
        check_limit(limit)
        return self._answers(asking.statements(self._connection(), asked, limit, given(after)))

    def find_statements(
        self, words: str | None = None, *, after: str | None = None, **asked: Unpack[Asked]
    ) -> Findings:
        """The statements that have all of the words anywhere (content, source, speaker, headline, site).

        The newest come first, with what they can be narrowed by; the rest is asked as in `statements`.
        """
        limit = asked.get("limit")
        check_limit(limit)
        with opening.refusing(self.path):
            return searching.statements(
                self._connection(), given(words), self._question(asked), limit or FOUND, given(after)
            )

    def statement(self, id: str) -> Statement:  # noqa: A002
        """The statement with this id. Raises `NotHeldError` where there is none."""
        with opening.refusing(self.path):
            return asking.statement(*self._keyed("attributions", id))

    def latest_statements(
        self, limit: int, *, speaker: str | None = None, about: str | None = None
    ) -> Iterator[Statement]:
        """So many of the statements by a speaker, or about something, those of the latest pages first."""
        check_limit(limit)
        asked = asking.question(speaker=self._who(speaker), about=self._who(about))
        return self._answers(asking.latest(self._connection(), asked, limit))

    @contextmanager
    def selection(self, *, derived: bool = True, **asked: Unpack[Asked]) -> Generator[Selection]:
        """The statements that fit, as in `statements`, and their pages, as they stand now: to be read by SQL.

        Where nothing is asked, that is everything. Claims, expectations and storylines are brought up to
        date first, unless what is `derived` is not wanted.
        """
        limit = asked.pop("limit", None)
        check_limit(limit)
        question = self._question(asked)
        self._bring_events_up_to_date()
        if derived:
            self._bring_claims_up_to_date()
            self._bring_expectations_up_to_date()
            self._bring_storylines_up_to_date()
        with selected(self.path, question, limit) as chosen:
            yield chosen
