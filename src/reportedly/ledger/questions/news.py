"""What came since one last asked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportedly.ledger import news, opening
from reportedly.ledger.news import News, NewsKind, Wanted
from reportedly.ledger.questions.opened import Opened, check_limit
from reportedly.ledger.writing import storable


class Told(Opened):
    """What somebody wants to be told of, and what was told."""

    def wanted(self, asked: str, kind: NewsKind, **by: str) -> Wanted:
        """What somebody asks to be told of: `asked` in their words, and `by` as the questions here have it.

        Of an event, `actor` and `other` are two who did something to each other. Raises `QuestionError`.
        """
        words = {name: storable(value) for name, value in by.items()}
        who = {name: self._who(words.pop(name, None)) for name in ("speaker", "about", "actor", "other")}
        with opening.refusing(self.path):
            return news.wanted(asked, kind, who, words)

    def tell(self, wanted: Sequence[Wanted], *, waiting: bool = False) -> list[News]:
        """What came since this was last asked of all that is wanted: each is kept, and told once.

        The first time, that is what comes from then on. News that is `waiting` is given by `unsent_news`.
        """
        if any(one.kind == "dispute" for one in wanted):
            self._bring_claims_up_to_date()
        if any(one.kind == "expectation" for one in wanted):
            self._bring_expectations_up_to_date()
        with opening.refusing(self.path):
            return news.find(self._connection(), wanted, waiting=waiting)

    def latest_news(self, wanted: Sequence[Wanted], limit: int) -> list[News]:
        """The newest of what is wanted, on the pages that came last, told or not: nothing of it is kept."""
        check_limit(limit)
        with opening.refusing(self.path):
            return news.latest(self._connection(), wanted, limit)

    def news(self, *, limit: int | None = None) -> Iterator[News]:
        """What was told, the newest first."""
        check_limit(limit)
        return self._answers(news.newest(self._connection(), limit))

    def unsent_news(self, limit: int) -> list[News]:
        """What was told and waits to be sent, the oldest first."""
        with opening.refusing(self.path):
            return news.unsent(self._connection(), limit)

    def sent_news(self, last: int) -> None:
        """Note that all news up to this number was sent."""
        with opening.refusing(self.path):
            news.sent(self._connection(), last)
