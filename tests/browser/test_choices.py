"""The row of choices in a browser: arrows, chips, the keyboard, and one step of the browser's way back for each of them."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import settled

pytestmark = pytest.mark.browser


def box(page: Page, name: str):
    return page.locator(f".choices select[name={name}]")


def options(page: Page, name: str) -> list[str]:
    return box(page, name).evaluate("select => [...select.options].map((option) => option.value)")


def test_arrows_step_through_the_weeks_as_far_as_there_are_any(visit, dashboard):
    page = visit(f"{dashboard}/reach", charts=1)
    weeks = options(page, "week")
    earlier, later = page.get_by_role("button", name="Pekan sebelumnya"), page.get_by_role("button", name="Pekan berikutnya")
    expect(later).to_be_disabled()
    first = page.locator("h1").inner_text()
    earlier.click()
    expect(page).to_have_url(re.compile(f"week={weeks[1]}"))
    expect(page.locator("h1")).not_to_have_text(first)
    expect(box(page, "week")).to_have_value(weeks[1])
    page.get_by_role("button", name="Pekan lengkap terakhir").click()
    expect(box(page, "week")).to_have_value(weeks[0])
    expect(page.get_by_role("button", name="Pekan lengkap terakhir")).to_be_hidden()
    box(page, "week").select_option(weeks[-1])
    expect(earlier).to_be_disabled()
    expect(later).to_be_enabled()


def test_a_choice_by_keyboard_keeps_the_keyboard_where_it_is(visit, dashboard):
    page = visit(f"{dashboard}/reach", charts=1)
    page.get_by_role("button", name="Saring lagi").click()
    for name, key, narrowed in (("owner", "ArrowDown", "owner=government"), ("period", "ArrowDown", "period=month")):
        box(page, name).focus()
        page.keyboard.press(key)
        expect(page).to_have_url(re.compile(narrowed))
        settled(page)
        assert page.evaluate("document.activeElement.name") == name
    assert options(page, "month") and not box(page, "week").count(), "other boxes now, and the hand is still at this one"


def test_a_chip_takes_off_what_is_set_and_the_way_back_sets_it_again(visit, dashboard):
    page = visit(f"{dashboard}/reach?owner=community", charts=1)
    page.get_by_role("button", name="Komunitas ✕").click()
    expect(page).not_to_have_url(re.compile("owner="))
    expect(page.locator(".st-key-filters .chips")).to_be_hidden()
    settled(page)
    page.go_back()
    expect(page.get_by_role("button", name="Komunitas ✕")).to_be_visible()
    expect(box(page, "owner")).to_have_value("community")


@pytest.mark.parametrize("name", ["overview", "reach", "compare", "campaigns", "meetups", "weekly", "year"])
def test_a_phone_reaches_every_box(visit, dashboard, name):
    page = visit(f"{dashboard}/{name}", width=390, charts=0)
    boxes = page.locator(".st-key-filters .box")
    page.locator("h1").wait_for()
    if boxes.count() > 1:
        page.locator(".st-key-filters .drawer").click()
    assert all(box.is_visible() for box in boxes.all())
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
