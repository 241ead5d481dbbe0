"""All that one application holds while it runs."""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.web.app.forms import Forms
from reportedly.web.app.jobs import Jobs
from reportedly.web.app.ledgers import Ledgers
from reportedly.web.app.settings import Settings


@dataclass(frozen=True)
class Site:
    """Its settings, its ledgers, who its visitors are, and what is being added."""

    settings: Settings
    ledgers: Ledgers
    forms: Forms
    jobs: Jobs
