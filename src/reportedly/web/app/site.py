"""All that one application holds while it runs."""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.web.api import Writing
from reportedly.web.app.forms import Forms
from reportedly.web.app.ledgers import Ledgers
from reportedly.web.app.settings import Settings
from reportedly.web.jobs import Jobs


@dataclass(frozen=True)
class Site:
    """Its settings, its ledgers, who its visitors are, what is being added, and what the API writes."""

    settings: Settings
    ledgers: Ledgers
    forms: Forms
    jobs: Jobs
    writing: Writing
