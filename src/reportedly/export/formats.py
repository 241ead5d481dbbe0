"""The formats that an export can have. Nothing is loaded before one is asked for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class Format:
    """One format: its name, what is written, and the tool that opens it."""

    name: str
    makes: Literal["folder", "file"]
    what: str


FORMATS = (
    Format("parquet", "folder", "tables with types, for DuckDB, pandas, R, Spark"),
    Format("csv", "folder", "the same tables as CSV, with a Data Package"),
    Format("jsonl", "folder", "the same tables as JSON Lines"),
    Format("events", "file", "event data: one CSV line an event, with counts of pages, texts and sources"),
    Format("ftm", "file", "FollowTheMoney entities, one a line, for Aleph and its kin"),
    Format("jsonld", "file", "JSON-LD: schema.org and W3C Web Annotations"),
)
