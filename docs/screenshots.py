"""Takes the pictures of the web application that the README shows: `python docs/screenshots.py`.

Wants what the tests want: Playwright and Debian's Chromium.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import uvicorn
from playwright.sync_api import sync_playwright

from reportedly import Ledger
from reportedly.web.app import Settings, application

CHROMIUM = "/usr/bin/chromium"
PAGES = Path(__file__).parents[1] / "examples" / "pages"
TO = Path(__file__).parent / "screenshots"
SIZE = {"width": 1120, "height": 840}


@contextmanager
def served(ledger: Path) -> Iterator[str]:
    """The address at which a ledger is served."""
    server = uvicorn.Server(uvicorn.Config(application(ledger, Settings()), port=0, log_level="warning"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.05)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    thread.join()


def places(ledger: Ledger) -> dict[str, str]:
    """The paths of the pages that are shown, by name."""
    article = next(iter(ledger.statements(speaker="Kim Yo Jong", act="deny"))).page
    claim = next(iter(ledger.claims(about="visit North Korea", limit=1))).id
    dispute = next(iter(ledger.disputes(kind="denial", about="signed agreement", limit=1)))
    return {
        "article": f"/pages/{article}",
        "claim": f"/claims/{claim}",
        "dispute": f"/disputes/{dispute.id}",
        "network": "/network",
    }


def main() -> None:
    """Write one PNG a page."""
    TO.mkdir(exist_ok=True)
    with TemporaryDirectory() as folder, Ledger(Path(folder) / "news.ledger") as ledger:
        ledger.add([PAGES])
        ledger.bring_up_to_date()
        with served(ledger.path) as address, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
            page = browser.new_page(viewport=SIZE)  # type: ignore[arg-type]
            for name, path in places(ledger).items():
                page.goto(address + path)
                shown = page.locator("svg.p-picture").first if name == "network" else page
                shown.screenshot(path=TO / f"{name}.png")
            browser.close()


if __name__ == "__main__":
    main()
