"""Lists and single records in a browser, with the keyboard alone, and side by side."""

from __future__ import annotations

from .conftest import DESK, PHONE, Look


def test_a_list_is_narrowed_and_a_record_opened_with_the_keyboard_alone(look: Look):
    desk = look("/claims")
    desk.keyboard.press("Tab")
    assert desk.evaluate("document.activeElement.className") == "skip"
    desk.keyboard.press("Enter")
    desk.keyboard.press("Tab")
    assert desk.evaluate("document.activeElement.name") == "actor"
    desk.keyboard.press("Tab")
    desk.keyboard.type("missiles")
    desk.keyboard.press("Enter")
    desk.wait_for_url("**about=missiles**")
    first = desk.locator(".claims h2 a").first
    words = first.inner_text()
    assert "missiles" in words
    for _ in range(40):
        if desk.evaluate("document.activeElement.closest('.claims') !== null"):
            break
        desk.keyboard.press("Tab")
    desk.keyboard.press("Enter")
    desk.wait_for_url("**/claims/c*")
    assert desk.locator("h1").inner_text() == words


def test_a_picture_is_reached_and_left_with_the_keyboard(look: Look, places: dict[str, str]):
    desk = look(places["claim"])
    for _ in range(80):
        if desk.evaluate("document.activeElement.classList.contains('drawing')"):
            break
        desk.keyboard.press("Tab")
    assert desk.evaluate("document.activeElement.getAttribute('aria-label')").startswith("How it came")
    desk.keyboard.press("Tab")
    assert desk.evaluate("document.activeElement.closest('svg') !== null")
    desk.keyboard.press("Enter")
    desk.wait_for_url("**/pages/**")


def test_both_sides_of_a_dispute_stand_beside_each_other_and_on_a_phone_below(
    look: Look, places: dict[str, str]
):
    for viewport, beside in ((DESK, True), (PHONE, False)):
        page = look(places["dispute"], viewport=viewport)
        one, other = (page.locator(".sides.two > section").nth(nth).bounding_box() for nth in (0, 1))
        assert one and other
        assert (abs(one["y"] - other["y"]) < 2) is beside


def test_what_narrows_is_folded_on_a_phone_and_open_on_a_desk(look: Look):
    for path, field in (("/claims", "#by-actor"), ("/search?q=dam", ".facets a >> nth=0")):
        assert look(path, viewport=DESK).locator(field).is_visible()
        phone = look(path, viewport=PHONE)
        assert not phone.locator(field).is_visible()
        phone.locator(".fold > summary").click()
        assert phone.locator(field).is_visible()
