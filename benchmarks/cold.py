"""From nothing: importing, reading one page as a command, what is installed: `python -m benchmarks cold`."""

from __future__ import annotations

import re
import subprocess
import sys
import time
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from statistics import median

from benchmarks.results import section, table
from benchmarks.shared import ROOT

HEADING, COMMAND = "Cold start and size", "python -m benchmarks cold"
TIMES = 5
PAGE = ROOT / "examples" / "pages" / "moscow-pyongyang" / "02-wire-report.html"
LOCK = ROOT / "requirements" / "run.txt"
BUDGETS = {"import": "0.2 s", "read": "3 s", "size": "600 MB"}


def seconds(*command: str) -> float:
    """Median wall-clock of a command, each time in a new process."""
    taken: list[float] = []
    for _ in range(TIMES):
        began = time.perf_counter()
        subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
        taken.append(time.perf_counter() - began)
    return median(taken)


def import_seconds() -> float:
    """What `import reportedly` takes by itself: with it, less without it."""
    return seconds(sys.executable, "-c", "import reportedly") - seconds(sys.executable, "-c", "")


def locked() -> list[str]:
    """The packages that the lock file of a running installation names."""
    return re.findall(r"^([\w.-]+)==", LOCK.read_text(encoding="utf-8"), re.MULTILINE)


def megabytes(name: str) -> float:
    """The files that an installed package has recorded; none where the lock file has it for other systems."""
    try:
        files = distribution(name).files or []
    except PackageNotFoundError:
        return 0.0
    paths = [Path(str(file.locate())) for file in files]
    return sum(path.stat().st_size for path in paths if path.is_file()) / 1e6


def own_megabytes() -> float:
    """This package, its model included, without what Python compiled."""
    files = (path for path in (ROOT / "src" / "reportedly").rglob("*") if "__pycache__" not in path.parts)
    return sum(path.stat().st_size for path in files if path.is_file()) / 1e6


def report() -> str:
    """The section: seconds and megabytes, beside their budgets."""
    read = seconds(str(Path(sys.executable).parent / "reportedly"), "read", str(PAGE))
    own, others = own_megabytes(), sum(map(megabytes, set(locked())))
    rows = [
        ("`import reportedly`", f"{import_seconds():.2f} s", BUDGETS["import"]),
        ("`reportedly read` of one page", f"{read:.2f} s", BUDGETS["read"]),
        ("installed, this package with its model", f"{own:.0f} MB", ""),
        ("installed, with all it needs to run", f"{own + others:.0f} MB", BUDGETS["size"]),
    ]
    note = f"Median of {TIMES} new processes. Size: the files of the packages in `requirements/run.txt`."
    return section(HEADING, COMMAND, table(("", "measured", "budget"), rows), note)


if __name__ == "__main__":
    print(report())
