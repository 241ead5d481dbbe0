"""Pages that try to run something, in a browser that would run it."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser

from reportedly.ledger import Ledger

from .conftest import serving


def test_nothing_of_a_page_runs_and_nothing_that_were_in_it_could(browser: Browser, hostile_pages: Path):
    with Ledger(hostile_pages, read_only=True) as ledger:
        page_id = next(iter(ledger.pages())).id
        claim = next(iter(ledger.claims())).id
        dispute = next(iter(ledger.disputes())).id
    context = browser.new_context()
    page = context.new_page()
    dialogs: list[str] = []
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    with serving(hostile_pages) as address:
        for path in (
            "",
            f"pages/{page_id}",
            f"claims/{claim}",
            f"disputes/{dispute}",
            "search?q=Karsk",
            "network",
        ):
            page.goto(f"{address}/{path}")
            assert page.locator("main img, main script, main iframe").count() == 0
        # what were to slip through all the same is stopped by the policy
        page.evaluate(
            """document.querySelector("main").innerHTML += '<img src="data:," onerror="alert(2)">'"""
        )
        page.evaluate("""() => {
            const script = document.createElement("script");
            script.textContent = "alert(3)";
            document.body.append(script);
        }""")
        page.wait_for_timeout(200)
    context.close()
    assert dialogs == []
