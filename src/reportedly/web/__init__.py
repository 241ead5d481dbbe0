"""Self-contained HTML pages: no script is needed, and nothing is loaded from anywhere."""

from reportedly.web.reading_page import reading_page
from reportedly.web.statements_report import statements_report

__all__ = ["reading_page", "statements_report"]
