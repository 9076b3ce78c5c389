"""An office without any number: each page says what it will show and what it waits for, and leads to where that begins."""

import re
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from etl.registry.contents import CONTENTS
from jangkau.access.roles import Person, Role
from jangkau.locales import LANGUAGES, speaker
from tests.pages import markup, opened, words
from tests.warehouse_builder import MONDAY, ROOT, Builder

BEGIN = "overview"
PAGES = sorted({  # all that show numbers, and the one that keeps its own report open while it is read
    "weekly",
    *(path.stem for path in (ROOT / "pages").glob("*.py") if re.search(r"^opened\(", path.read_text(), re.MULTILINE)),
})  # fmt: skip


@pytest.fixture(autouse=True)
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("JANGKAU_DATA", str(tmp_path))
    return tmp_path


def ways(at: AppTest) -> int:
    """How many links stand among the page's own words."""
    return len(at.main.get("page_link"))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_page_has_its_own_words_and_one_way_to_where_it_begins(lang):
    say, titles, waits = speaker(lang), [], []
    for page in PAGES:
        at = opened(page, lang)
        titles.append(at.title[0].value)
        waits.append(say(f"empty.{page}.waits"))
        assert waits[-1] in words(at)
        assert ways(at) == (2 if page == BEGIN else 1) and bool(at.button) == (page == BEGIN), page
    for said in (titles, waits):
        begun = [" ".join(sentence.split()[:2]) for sentence in said]
        assert len(set(begun)) == len(PAGES), "no two begin alike"


def test_registered_accounts_without_data_are_still_an_empty_office(data):
    office = Builder(data)
    office.account("instagram:banyuwangi", "35.10")
    office.publish()
    for page in PAGES:
        if page not in ("account", "meetups"):  # these look for one account, one meetup
            assert opened(page).title[0].value == speaker("id")(f"empty.{page}")


def test_a_handle_that_was_mistyped_on_registering_is_found(data):
    office = Builder(data)
    office.account("instagram:banyuwangi", "35.10")
    for handle in ("banyuwang1", "lain1", "lain2", "lain3"):
        office.week(f"instagram:{handle}", "reach", 10)
        office.day(f"instagram:{handle}", MONDAY, "reach", 10)
    office.publish()
    at, say = opened("reach"), speaker("id")
    assert at.title[0].value == say("empty.unregistered") and ways(at) == 1
    assert "Instagram @banyuwang1" in words(at) and say("empty.unregistered.more", n=1) in words(at)
    assert "flag=unregistered" in at.main.get("page_link")[0].proto.query_string


def test_where_nobody_is_registered_the_registry_opens_on_those_that_wait(data):
    office = Builder(data)
    office.week("instagram:asing", "reach", 10)
    office.day("instagram:asing", MONDAY, "reach", 10)
    office.publish()
    at = AppTest.from_file(str(ROOT / "pages" / "registry.py"), default_timeout=30).run()
    assert len(at.dataframe[0].value) == 1 and speaker("id")("registry.lead.strangers", n=1) in words(at)


def test_a_projector_is_offered_where_there_is_something_to_show(data):
    offer = speaker("id")("screen.in")
    assert offer not in words(opened("overview"))
    office = Builder(data)
    office.account("instagram:banyuwangi", "35.10")
    office.week("instagram:banyuwangi", "reach", 10)
    office.publish()
    assert offer in words(opened("overview"))


@pytest.mark.parametrize("tab", [name for name in CONTENTS if name != "accounts"])
def test_an_empty_list_of_the_registry_speaks_of_itself(tab):
    at = AppTest.from_file(str(ROOT / "pages" / "registry.py"), default_timeout=30)
    at.query_params["tab"] = tab
    title, say = at.run().title[0].value, speaker("id")
    assert title == say(f"registry.title.{tab}.empty") != say("registry.title.empty")


def test_a_region_without_accounts_leads_to_where_they_are_registered(data):
    office = Builder(data)
    office.account("instagram:banyuwangi", "35.10")
    office.week("instagram:banyuwangi", "views", 10)
    office.publish()
    at = AppTest.from_file(str(ROOT / "pages" / "reach.py"), default_timeout=30)
    at.query_params["region"] = "35.78"
    assert 'href="registry?' in markup(at.run()) and not at.exception


def test_an_open_door_is_closed_on_a_page_and_not_by_a_command():
    at = opened("overview")
    door = next(element.proto.body for element in at.get("html") if "door-open" in element.proto.body)
    assert 'href="people' in door and "python" not in door


def test_an_account_page_without_an_account_leads_to_where_they_stand(data):
    office = Builder(data)
    office.account("instagram:banyuwangi", "35.10")
    office.publish()
    assert ways(opened("account")) == 2


@pytest.mark.parametrize("page, role", [("overview", Role.LEADER), ("account", Role.CONTRIBUTOR)])
def test_nobody_is_led_to_a_page_that_is_not_for_them(page, role, monkeypatch):
    reads = Person("pembaca@contoh.go.id", "Pembaca", role)
    for module in ("guard", "reader"):
        monkeypatch.setattr(f"jangkau.ui.{module}.reader", lambda: reads)
    at = opened(page)
    assert not ways(at) and speaker("id")("empty.others") in words(at)
