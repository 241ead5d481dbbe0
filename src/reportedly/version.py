"""The version of this package, said once."""

from __future__ import annotations

from importlib.metadata import version

VERSION = version("reportedly")
