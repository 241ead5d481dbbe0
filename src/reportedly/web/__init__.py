"""Self-contained HTML pages: no script is needed, and nothing is loaded from anywhere."""

from reportedly.web.query_report import query_report
from reportedly.web.reading_page import reading_page
from reportedly.web.statements_report import statements_report

__all__ = ["query_report", "reading_page", "statements_report"]
