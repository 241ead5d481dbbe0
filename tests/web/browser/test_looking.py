"""Every page in a browser: on a desk and a phone, light and dark, with keys alone, without scripts."""

from __future__ import annotations

import re
import time

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, Response

from .conftest import PHONE, Look

KINDS = (
    "front",
    "article",
    "statements",
    "events found",
    "articles found",
    "nothing found",
    "news",
    "storylines",
    "storyline",
    "claims",
    "claim",
    "disputes",
    "dispute",
    "turns",
    "actors",
    "actor",
    "events",
    "event",
    "expectations",
    "expectation",
    "families",
    "family",
    "network",
    "timelines",
    "timeline",
    "add",
    "correct",
    "corrections",
    "api",
    "not there",
)
FIRST_PAINT = 100_000
"""Bytes that a page, its style and its script have together, at most."""


def test_these_are_the_pages(places: dict[str, str]):
    assert set(places) == set(KINDS)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_serious_keeps_anybody_out(look: Look, places: dict[str, str], kind: str, scheme: str):
    page = look(places[kind], color_scheme=scheme)
    found = Axe().run(page).response["violations"]
    serious = [
        f"{one['id']}: {node['html'][:200]} {node['failureSummary'][:300]}"
        for one in found
        if one["impact"] in ("serious", "critical")
        for node in one["nodes"][:3]
    ]
    assert not serious, "\n".join(serious)


@pytest.mark.parametrize("kind", KINDS)
def test_a_phone_shows_all_of_it_without_scrolling_sideways(look: Look, places: dict[str, str], kind: str):
    page = look(places[kind], viewport=PHONE)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    assert page.locator("main h1").count() == 1


@pytest.mark.parametrize("kind", KINDS)
def test_the_first_paint_is_small(look: Look, address: str, places: dict[str, str], kind: str):
    page = look("/static/0/icon.svg")
    answers: list[Response] = []
    page.on("response", lambda answer: answers.append(answer))  # noqa: PLW0108 (playwright marks what it calls)
    page.goto(address + places[kind])
    assert sum(len(answer.body()) for answer in answers) < FIRST_PAINT


def test_keys_alone_lead_past_the_head_to_the_search_and_to_the_words_found(look: Look):
    page = look("/")
    page.keyboard.press("Tab")
    assert focused(page) == "Skip to the content"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.keyboard.press("/")
    page.keyboard.type("seepage OR dam")
    page.keyboard.press("/")  # in a field it is a letter
    assert page.locator("#q").input_value() == "seepage OR dam/"
    page.locator("#q").fill("dam")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/search"))
    for _ in range(120):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.className") == "words":
            break
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/pages/.*#"))
    top = page.evaluate("document.querySelector(':target').getBoundingClientRect().top")
    assert -1 < top < page.viewport_size["height"]


def focused(page: Page) -> str:
    """The words of what has the focus."""
    return page.evaluate("document.activeElement.textContent")


def test_what_is_marked_can_be_switched_off_without_a_script(look: Look, places: dict[str, str]):
    page = look(places["article"], java_script_enabled=False)
    content = page.locator(".printed .content:not(.event):not(.damage)").first
    marked = shown(content, "background-color")
    page.locator("#show-content").uncheck()
    assert shown(content, "background-color") != marked
    event = page.locator(".printed .event:not(.source):not(.cue)").first
    assert "underline" not in shown(event, "text-decoration-line")
    page.locator("#show-event").check()
    assert "underline" in shown(event, "text-decoration-line")


def shown(one, style: str) -> str:
    """How something looks, as the browser has it."""
    return one.evaluate(f"one => getComputedStyle(one).getPropertyValue('{style}')")


def test_a_statement_lights_up_in_the_text_where_its_note_is_pointed_at(look: Look, places: dict[str, str]):
    page = look(places["article"])
    words, note = page.locator(".printed .k1").first, page.locator("#n1")
    before = shown(words, "background-color")
    note.hover()
    assert shown(words, "background-color") != before


def test_pages_are_added_without_a_script(look: Look):
    page = look("/add", java_script_enabled=False)
    page.locator("[name=text]").fill(
        "The harbour master said on Monday that the pier had been closed since dawn."
    )
    page.get_by_role("button", name="Add").click()
    for _ in range(100):
        if page.locator("h1").text_content() == "Done":
            break
        time.sleep(0.5)  # the page loads itself again
    assert page.locator("h1").text_content() == "Done"
    page.locator(".copies a").first.click()
    assert "harbour master" in page.locator(".printed").text_content()


def test_pages_are_added_with_one_and_counts_follow(look: Look):
    page = look("/add")
    page.locator("[name=text]").fill("The ferry captain denied on Tuesday that the engine had failed twice.")
    page.get_by_role("button", name="Add").click()
    page.wait_for_selector("#job[data-state=done]", timeout=60_000)
    assert page.locator("[data-of=added]").text_content() == "1"


def test_a_statement_is_set_right_and_that_is_taken_back(look: Look, places: dict[str, str]):
    page = look(places["correct"])
    page.locator("[name=speaker]").fill("Zora Quill")
    page.get_by_role("button", name="Set right").click()
    page.wait_for_url(re.compile("/pages/"))
    assert page.get_by_text("Zora Quill").count()
    page.goto(page.url.split("/pages/")[0] + "/corrections")
    page.get_by_role("button", name="Take back").first.click()
    page.wait_for_load_state()
    assert page.get_by_text("Zora Quill").count() == 0


def test_in_black_and_white_how_surely_and_what_is_disputed_are_told_by_form(
    look: Look, places: dict[str, str]
):
    page = look(places["disputes"])
    sign = page.locator("[data-sure='CT-']").first.evaluate(
        "one => getComputedStyle(one, '::before').content"
    )
    assert "✕" in sign


def test_a_statement_is_set_right_with_the_keyboard_alone(look: Look, places: dict[str, str]):
    page = look(places["article"])
    for _ in range(120):
        page.keyboard.press("Tab")
        if focused(page) == "correct":
            break
    assert focused(page) == "correct"
    page.wait_for_timeout(300)  # it comes up
    assert page.evaluate("getComputedStyle(document.activeElement.parentElement).opacity") == "1"
    page.keyboard.press("Enter")
    page.wait_for_url("**/correct?**")
    page.locator("[name=speaker]").focus()
    page.keyboard.type("Berta Lohm")
    page.keyboard.press("Enter")
    page.wait_for_url("**/pages/**")
    assert page.locator(".notes :target, .notes").get_by_text("Berta Lohm").count()
    page.goto(page.url.split("/pages/")[0] + "/corrections")
    assert "Berta Lohm" in page.locator("main ins").first.inner_text()
    page.get_by_role("button", name="Take back").first.focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.get_by_text("Berta Lohm").count() == 0


def test_a_timeline_is_zoomed_to_a_month_and_to_a_day_and_out_again_without_a_script(look: Look):
    page = look("/timeline?actor=North+Korea&other=Russia", java_script_enabled=False)
    page.locator("svg a", has_text=re.compile("^Jun$")).last.click()
    page.wait_for_url("**since=2024-06-01&until=2024-06-30")
    assert page.locator("svg").get_by_text("visits North Korea").count()
    page.locator("svg a", has_text=re.compile("^19$")).click()
    page.wait_for_url("**since=2024-06-19&until=2024-06-19")
    page.get_by_role("link", name="June 2024", exact=True).click()
    page.wait_for_url("**since=2024-06-01&until=2024-06-30")
