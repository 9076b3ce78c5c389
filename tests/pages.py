"""What a page says when it is run without a browser, and its choices."""

import json
import re
from html import unescape
from typing import Any

from streamlit.proto.BidiComponent_pb2 import BidiComponent
from streamlit.proto.WidgetStates_pb2 import WidgetState
from streamlit.testing.v1 import AppTest

from tests.warehouse_builder import ROOT

ROW = "jangkau.choices"


def opened(name: str, lang: str = "id") -> AppTest:
    """A page within its frame, without an exception."""
    page = AppTest.from_file(str(ROOT / "jangkau" / "ui" / "app.py"), default_timeout=30)
    page.query_params["lang"] = lang
    page.run().switch_page(str(ROOT / "pages" / f"{name}.py")).run()
    assert not page.exception
    return page


def words(page: AppTest) -> str:
    """All of it, without its markup and rules."""
    return unescape(re.sub(r"<style>.*?</style>|<[^>]+>", " ", markup(page), flags=re.DOTALL))


def markup(page: AppTest) -> str:
    """All of it, as the browser takes it."""
    return " ".join(element.proto.body for element in page.get("html"))


def chosen(page: AppTest) -> dict[str, str]:
    """What each box of a row shows, by the box's name."""
    return {box["name"]: box["value"] for row in _rows(page) for box in offered(row)["boxes"]}


def chips(page: AppTest) -> dict[str, str]:
    """What one press chooses: the choice by the name of its box."""
    return {chip["name"]: chip["value"] for row in _rows(page) for chip in offered(row)["chips"]}


def choose(page: AppTest, name: str, value: str) -> AppTest:
    """Choose in a box, by its arrow or with a chip: all of them tell the page the same."""
    return choose_late(page, row_of(page, name), name, value)


def choose_late(page: AppTest, row: str, name: str, value: str) -> AppTest:
    """Choose in a row that the page has shown before, by its identifier."""
    states = page._tree.get_widget_states()
    states.widgets.append(choosing(row, name, value))
    return page._run(states)


def row_of(page: AppTest, name: str) -> str:
    """The identifier of the row that a box stands in; where none holds it, of the first."""
    rows = _rows(page)
    return next((row for row in rows if name in [box["name"] for box in offered(row)["boxes"]]), rows[0]).id


def told(page: AppTest) -> dict[str, Any]:
    """The boxes and chips of the row above the page."""
    return offered(_rows(page)[0])


def offered(row: BidiComponent) -> dict[str, Any]:
    """The boxes and chips of a row, as they come to the browser."""
    return json.loads(row.json or row.mixed.json)


def choosing(row: str, name: str, value: str) -> WidgetState:
    """What the browser sends when something is chosen in a row, by the row's identifier."""
    event = {"event": "chosen", "value": {"name": name, "value": value}}
    return WidgetState(id=f"$$STREAMLIT_INTERNAL_KEY_{row}__events", json_trigger_value=json.dumps([event]))


def _rows(page: AppTest) -> list[BidiComponent]:
    return [element.proto for element in page.get("bidi_component") if element.proto.component_name == ROW]
