"""Draws the example pages: `python examples/pictures.py [FOLDER]`, without one into out/pictures.

The chains of a claim that is disputed, what two countries did and said, and who speaks about whom.
"""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from reportedly import Ledger, pictures

PAGES = Path(__file__).parent / "pages"


def draw(ledger: Ledger, folder: Path) -> None:
    """Write the pictures of a ledger of the example pages into a folder."""
    trace = ledger.trace("Russia had fired North Korean ballistic missiles at Ukraine")
    assert trace is not None
    june = ledger.story("Kim", since="2024-06", until="2024-06")
    drawn = {
        "chains": pictures.chains(trace),
        "timeline": pictures.of_story(ledger.story("North Korea", "Russia")),
        "june": pictures.of_story(june, "2024-06", "2024-06"),
        "network": pictures.network(ledger.network(limit=10)),
        "citing": pictures.network(ledger.network("cites", limit=200)),
    }
    folder.mkdir(parents=True, exist_ok=True)
    for name, picture in drawn.items():
        (folder / f"{name}.svg").write_text(picture.file(), encoding="utf-8")


if __name__ == "__main__":
    to = Path(sys.argv[1] if len(sys.argv) > 1 else "out/pictures")
    with TemporaryDirectory() as made, Ledger(Path(made) / "news.ledger") as news:
        news.add([PAGES])
        draw(news, to)
    print(f"pictures are in {to}")
