"""What one application is started with."""

from __future__ import annotations

from reportedly.model import Record
from reportedly.pages import Fetching

LOOPBACK = ("127.0.0.1", "localhost", "::1")
"""The names of this computer to itself."""

LARGEST_UPLOAD = 64 * 1024 * 1024
"""Bytes of one form: three pages of the largest size that is read, or an archive of some thousands."""


class Settings(Record, frozen=True):
    """Who may ask, who may add, and how addresses are fetched.

    `hosts` are the names that this server answers to. With a `token`, only who knows it may add and
    correct, through forms and the API; without one, everybody may who gets here, through forms.
    `read_only` lets nobody.
    """

    hosts: tuple[str, ...] = LOOPBACK
    token: str | None = None
    read_only: bool = False
    fetching: Fetching = Fetching()
    largest_upload: int = LARGEST_UPLOAD
