"""Make the table of nouns for people again, from WordNet's files: `python -m training.people FOLDER`.

The folder is WordNet 3.0's `dict`, with `data.noun`, `index.noun` and `index.adj`; Debian's package
`wordnet-base` has it.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator
from pathlib import Path

from reportedly.actors.identities import adjectives
from reportedly.actors.titles import bodies, documents, roles

TABLE = Path("src/reportedly/knowledge/nouns_people.tsv")

PERSON = "18"
"""The number of WordNet's lexicographer file of nouns for people, `noun.person`."""

SHORTEST = 4
"""Letters of the shortest noun that is kept: shorter ones are letters and slang."""

_NOUN = re.compile(r"[a-z]+(?:-[a-z]+)*")


def people(folder: Path) -> Iterator[str]:
    """Nouns whose first sense, the commonest, is a person, and no single one: `baker`; not `Shakespeare`.

    Not those that are adjectives too: in `the private Halden clinic` nobody is a private.
    """
    adjectival = {line.split()[0] for line in _lines(folder / "index.adj")}
    files: dict[str, str] = {}
    single: set[str] = set()
    for line in _lines(folder / "data.noun"):
        if not line.startswith("  "):
            offset, file, _ = line.split(maxsplit=2)
            files[offset] = file
            if " @i " in line:
                single.add(offset)
    for line in _lines(folder / "index.noun"):
        cells = line.split()
        first = cells[-int(cells[2])] if not line.startswith("  ") else ""
        kept = cells[0] not in adjectival and _NOUN.fullmatch(cells[0])
        if kept and files.get(first) == PERSON and first not in single:
            yield cells[0]


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="latin-1").splitlines()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="WordNet's dict folder")
    options = parser.parse_args()
    known = roles().keys() | bodies().keys() | documents() | {word.lower() for word in adjectives()}
    head = [line for line in TABLE.read_text(encoding="utf-8").splitlines() if line.startswith("#")]
    kept = [word for word in people(options.folder) if len(word) >= SHORTEST and word not in known]
    TABLE.write_text("\n".join((*head, "word", *sorted(kept), "")), encoding="utf-8")


if __name__ == "__main__":
    main()
