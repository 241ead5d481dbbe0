"""Where the corpora and the scoring tools are, which live beside the project and not in it."""

from __future__ import annotations

import importlib
import os
import sys
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).resolve().parent.parent
CORPORA = Path(os.environ.get("REPORTEDLY_CORPORA", ROOT.parent / "shared" / "corpora"))
SCORING = CORPORA.parent / "scoring"


def scoring(name: str) -> ModuleType:
    """One of the scoring tools as a module: `attributions`, `times`, `articles` or `corpora`."""
    if str(SCORING) not in sys.path:
        sys.path.insert(0, str(SCORING))
    return importlib.import_module(name)
