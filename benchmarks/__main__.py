"""`python -m benchmarks [SECTION…]`: measure, and write RESULTS.md; a section alone replaces only itself."""

from __future__ import annotations

import sys
import time
from importlib import import_module

from benchmarks import results

SECTIONS = (
    "attributions",
    "statements",
    "agreement",
    "actors",
    "events",
    "articles",
    "heads",
    "furniture",
    "times",
    "dating",
    "damage",
    "pairs",
    "families",
    "disputes",
    "judged",
    "expectations",
    "storylines",
    "translations",
    "throughput",
    "cold",
    "ledger",
    "web",
    "growth",
)


def main(names: list[str]) -> None:
    if unknown := set(names) - set(SECTIONS):
        sys.exit(f"no section {', '.join(sorted(unknown))}: there are {', '.join(SECTIONS)}")
    for name in names or SECTIONS:
        began = time.perf_counter()
        print(f"{name} …", file=sys.stderr, flush=True)
        report = import_module(f"benchmarks.{name}").report()
        results.write(name, report, SECTIONS)
        print(f"{report}\n", flush=True)
        print(f"{name}: {time.perf_counter() - began:.0f} s", file=sys.stderr, flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
