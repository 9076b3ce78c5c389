"""One name, one number: what bears the same name for the same accounts and period is equal wherever it is said."""

import io
import json
import re
from contextlib import redirect_stdout
from datetime import date
from html import unescape
from pathlib import Path

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from jangkau.findings.shares import fraction_said
from jangkau.findings.sides.voice import share_of_voice
from jangkau.findings.view import View
from jangkau.findings.week.answers import answers_lines
from jangkau.findings.week.figures import amount_said
from jangkau.findings.week.week import week_of
from jangkau.locales import speaker
from jangkau.metrics.__main__ import main
from jangkau.metrics.account.growth import placed_growth
from jangkau.metrics.campaigns.agenda_response import agenda_response, response_shares
from jangkau.metrics.campaigns.delivered_leverage import delivered_leverage
from jangkau.metrics.campaigns.hoax_corrections import correction_share, hoax_corrections
from jangkau.metrics.reach.change import usual_change
from jangkau.metrics.reach.ranking import ranked_regions
from jangkau.metrics.reach.reach import MEASURES, regency_reach, total_reach
from jangkau.metrics.reach.trend import trend
from jangkau.metrics.scope import Scope, week_name
from jangkau.metrics.shelf import reading
from jangkau.metrics.sides.sides import sides
from jangkau.metrics.warehouse import Warehouse
from jangkau.metrics.week.answers import answers
from jangkau.metrics.weeks import provinces
from jangkau.report import words
from jangkau.report.edition import Edition, Place
from jangkau.report.gather import edition_of
from jangkau.report.page import Report, html
from jangkau.report.revisions import Standing
from tests.made import demo_office
from tests.pages import markup
from tests.test_report import text_of
from tests.warehouse_builder import ROOT

SAY = speaker("id")
COVERED = r"\d+ dari \d+ daerah · [\d.]+ dari [\d.]+ akun"
SCOPES = [
    ("35", None, date(2021, 12, 6)), ("35", None, date(2022, 8, 15)), ("35", None, date(2023, 12, 11)),
    ("35", "Bakorwil I Madiun", date(2022, 3, 7)), ("35", "Bakorwil V Jember", date(2023, 6, 12)),
    ("35", "Bakorwil IV Pamekasan", date(2021, 12, 6)), ("32", None, date(2022, 11, 21)), ("32", None, date(2023, 12, 18)),
    ("15", None, date(2023, 12, 25)), ("15", None, date(2022, 2, 14)),
]  # fmt: skip

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def data() -> Path:
    return demo_office()


def asked(data: Path, question: str, scope: Scope, measure: str | None = None) -> list[dict]:
    """What the command line answers."""
    said = io.StringIO()
    options = ["--province", scope.province, "--from", str(scope.week), "--to", str(scope.sunday), "--data", str(data), "--json"]
    options += ["--bakorwil", scope.bakorwil] if scope.bakorwil else []
    options += ["--measure", measure] if measure else []
    with redirect_stdout(said):
        assert main([question, *options]) == 0
    return [json.loads(line) for line in said.getvalue().splitlines()]


def numbers(warehouse: Warehouse, data: Path, scope: Scope) -> dict[str, dict[str, float | None]]:
    """Each number by its name, and where it is said."""
    names = dict(provinces(warehouse)[["code", "name"]].itertuples(index=False))
    week = week_of(warehouse, View(scope, MEASURES["views"], names[scope.province]))
    edition = edition_of(warehouse, Place(scope.province, scope.bakorwil), scope.week)
    line = {row["name"]: row for row in asked(data, "key_figures", scope)}
    overview, report = (frame.set_index("name") for frame in (week.figures, pd.DataFrame(edition.figures)))
    said = {}
    for name in ("views", "interactions", "new_follows"):
        said[name] = {"overview": overview["high"].get(name), "report": report["high"].get(name), "command": line[name]["high"]}
        said[f"{name} change"] = {
            "overview": overview["change"].get(name), "report": report["change"].get(name), "command": line[name]["change"],
        }  # fmt: skip
    for name in ("views", "interactions"):
        regions = regency_reach(warehouse, scope, MEASURES[name])
        said[name] |= {"reach": (total_reach(regions, MEASURES[name]) or (None, None))[1]}
    followers = total_reach(regency_reach(warehouse, scope, MEASURES["followers"]), MEASURES["followers"])
    accounts = sides(warehouse, scope).accounts
    placed = accounts[accounts["level"] == "regency"]
    for name in ("views", "interactions"):
        said[name] |= {"compare": placed[name].sum()}
    said["followers"] = {"reach": followers and followers[1], "compare": placed["followers"].sum()}
    said["coverage"] = {
        "report": edition.coverage["accounts_registered"], "reach": asked(data, "coverage", scope)[0]["accounts_registered"],
        "compare": len(placed),
    }  # fmt: skip
    return said | answered(warehouse, data, scope, edition) | ranges(warehouse, data, scope, edition, overview, line)


def ranges(
    warehouse: Warehouse, data: Path, scope: Scope, edition: Edition, overview: pd.DataFrame, line: dict[str, dict]
) -> dict[str, dict[str, float | None]]:
    """Daily reach as a range and as an index, what is usual, ranks, growth, the share of voice."""
    reach = total_reach(regency_reach(warehouse, scope, MEASURES["reach"]), MEASURES["reach"]) or (None, None)
    report = pd.DataFrame(edition.figures).set_index("name")
    said = {
        f"reach {end}": {"overview": overview[end].get("reach"), "reach": reach[place],
                         "command": line["reach"][end]}
        for place, end in enumerate(("low", "high"))
    }  # fmt: skip
    year = trend(warehouse, scope, "reach")
    said["index"] = {
        "overview": overview["index"].get("reach"), "line": year["level"].iloc[-1],
        "command": asked(data, "reach_index", scope)[-1]["index"],
    }  # fmt: skip
    views, moved = trend(warehouse, scope, "views").iloc[-1], usual_change(warehouse, scope, "views")
    for end in ("low", "high"):
        grown = views["level"] / (1 + moved.share) if moved else None
        said[f"usual {end}"] = {
            "overview": overview[f"usual_{end}"].get("views"), "report": report[f"usual_{end}"].get("views"),
            "reach": moved and getattr(moved, f"usual_{end}"), "command": line["views"][f"usual_{end}"],
            "line": views[f"usual_{end}"] / grown - 1 if grown else None,
        }  # fmt: skip
    ranked = ranked_regions(warehouse, scope, edition.view().measure).set_index("code")
    lead = {row["code"]: row for row in asked(data, "ranking", scope, measure=edition.measure)}
    for region in edition.regions:
        code = region["code"]
        said |= {
            f"{name} {code}": {"report": region[name], "reach": ranked[name].get(code), "command": lead.get(code, {}).get(name)}
            for name in ("rank", "rank_from", "rank_to")
        }  # fmt: skip
    growing = regency_reach(warehouse, scope, MEASURES["growth"])
    placed = placed_growth(warehouse, scope)["growth"]
    said["growth"] = {"map": (total_reach(growing, MEASURES["growth"]) or (None, None))[1], "overview": placed.median()}
    voice = {row["owner"]: row["share"] for row in asked(data, "share_of_voice", scope)}
    compare = sides(warehouse, scope).voice.set_index("owner")["share"]
    for row in edition.voice:
        owner = row["owner"]
        said[f"voice {owner}"] = {"report": row["share"], "compare": compare[owner], "command": voice[owner]}
    return said


def answered(warehouse: Warehouse, data: Path, scope: Scope, edition: Edition) -> dict[str, dict[str, float | None]]:
    """What is said of hoaxes and agendas."""
    overview, campaigns = answers(warehouse, scope), correction_share(hoax_corrections(warehouse, scope))
    response = response_shares(agenda_response(warehouse, scope).assign(all=1), ["all"]).sum()
    (hoaxes,), agendas = asked(data, "correction_share", scope), asked(data, "agenda_totals", scope)
    told = edition.answers or {}
    said = {
        "hoaxes": {
            "overview": overview.hoaxes, "report": told["hoaxes"], "campaigns": campaigns.reported, "command": hoaxes["reported"],
        },
        "hoaxes met": {
            "overview": overview.hoaxes_met, "report": told["hoaxes_met"], "campaigns": campaigns.met, "command": hoaxes["met"],
        },
        "agendas": {
            "overview": overview.agendas, "report": len(edition.agendas), "command": len(agendas),
            "campaigns": agenda_response(warehouse, scope)["event_id"].nunique(),
        },
    }  # fmt: skip
    for name, answer in (("agenda_on_time", "counted_on_time"), ("agenda_counted", "counted")):
        said[name] = {
            "overview": getattr(overview, name), "report": told[name], "campaigns": response[answer],
            "command": sum(agenda[answer] for agenda in agendas),
        }  # fmt: skip
    said["agenda_counted"] |= {"acts": sum(agenda["counted"] for agenda in edition.agendas)}
    return said | added(warehouse, data, scope, edition)


def added(warehouse: Warehouse, data: Path, scope: Scope, edition: Edition) -> dict[str, dict[str, float | None]]:
    """What the community added to each agenda and campaign."""
    campaigns = delivered_leverage(warehouse, scope).set_index("event_id")["leverage"].to_dict()
    places = {
        "campaigns": campaigns, "report": {row["event_id"]: row["leverage"] for row in edition.levers or ()},
        "command": {row["event_id"]: row["leverage"] for row in asked(data, "delivered_leverage", scope)},
    }  # fmt: skip
    return {f"leverage {act}": {place: levers.get(act) for place, levers in places.items()} for act in campaigns}


def differing(said: dict[str, dict[str, float | None]]) -> dict[str, dict[str, float | None]]:
    """The names under which more than one number stands."""
    return {
        name: places for name, places in said.items()
        if len({"-" if value is None or pd.isna(value) else f"{float(value):.9g}" for value in places.values()}) > 1
    }  # fmt: skip


@pytest.mark.parametrize("province, bakorwil, monday", SCOPES)
def test_one_name_is_one_number(data: Path, province: str, bakorwil: str | None, monday: date) -> None:
    with reading(data) as warehouse:
        said = numbers(warehouse, data, Scope(province, bakorwil, week=monday))
    assert {"views", "interactions", "new_follows", "followers", "coverage", "hoaxes", "agendas"} <= set(said)
    assert differing(said) == {}


@pytest.mark.parametrize("province, bakorwil, monday", SCOPES[::3])
def test_the_reports_page_says_the_overviews_words(data: Path, province: str, bakorwil: str | None, monday: date) -> None:
    with reading(data) as warehouse:
        edition = edition_of(warehouse, Place(province, bakorwil), monday)
        week = week_of(warehouse, edition.view())
        judged = answers(warehouse, Scope(province, bakorwil, week=monday))
    said = plain(text_of(html(Report(edition), SAY)))
    for _, figure in week.figures.head(4).iterrows():
        assert plain(amount_said(figure, SAY)) in said, figure["name"]
    for label, amount, _ in answers_lines(judged, SAY):
        assert f"{label}: {amount}" in words.answers(edition, SAY)
    assert plain(words.finding(edition, Standing(), SAY)["sentence"]) in said


def plain(text: str) -> str:
    """A text with plain spaces."""
    return " ".join(text.split())


def page_text(name: str, data: Path, monkeypatch: pytest.MonkeyPatch, **address: str | None) -> str:
    """What a page says, without its markup."""
    monkeypatch.setenv("JANGKAU_DATA", str(data))
    page = AppTest.from_file(str(ROOT / "pages" / f"{name}.py"), default_timeout=120)
    for box, value in address.items():
        if value is not None:
            page.query_params[box] = value
    page.run()
    assert not page.exception
    bodies = markup(page)
    return " ".join(unescape(re.sub(r"<style>.*?</style>|<[^>]+>", " ", bodies, flags=re.DOTALL)).split())


@pytest.mark.parametrize("province, bakorwil, monday", SCOPES[::4])
def test_pages_and_report_say_the_same(
    data: Path, monkeypatch: pytest.MonkeyPatch, province: str, bakorwil: str | None, monday: date
) -> None:
    address = {"province": province, "bakorwil": bakorwil, "week": week_name(monday), "measure": "views"}
    overview, reach, compare = (page_text(name, data, monkeypatch, **address) for name in ("overview", "reach", "compare"))
    with reading(data) as warehouse:
        edition = edition_of(warehouse, Place(province, bakorwil), monday)
    report = plain(text_of(html(Report(edition), SAY)))
    for card in words.cards(edition, Standing(), SAY):
        assert plain(card["amount"]) in overview, card["name"]
    for side in edition.voice:
        assert share_of_voice(side["share"], SAY) in compare
    covered = {re.search(COVERED, text)[0] for text in (overview, reach, report)}
    assert len(covered) == 1, covered


@pytest.mark.parametrize("province, monday", [("35", date(2021, 12, 6)), ("35", date(2022, 2, 21)), ("32", date(2022, 11, 21))])
def test_campaigns_count_the_agendas_that_overview_and_report_count(
    data: Path, monkeypatch: pytest.MonkeyPatch, province: str, monday: date
) -> None:
    address = {"province": province, "week": week_name(monday)}
    with reading(data) as warehouse:
        judged = answers(warehouse, Scope(province, week=monday))
        edition = edition_of(warehouse, Place(province), monday)
    assert judged.agenda_counted, "a week without an agenda shows nothing"
    fraction = fraction_said(judged.agenda_on_time, judged.agenda_counted, SAY)
    assert fraction in page_text("overview", data, monkeypatch, **address)
    assert fraction in plain(text_of(html(Report(edition), SAY)))
    campaigns = page_text("campaigns", data, monkeypatch, section="agenda", **address)
    assert f"Dari {SAY.number(judged.agenda_counted)} kesempatan" in campaigns
    assert f"lengkap: {SAY.number(judged.agenda_on_time)} tepat waktu" in campaigns


def test_two_numbers_under_one_name_are_noticed() -> None:
    assert differing({"a": {"x": 1, "y": 1.0}, "b": {"x": None, "y": float("nan")}}) == {}
    assert set(differing({"a": {"x": 520_000, "y": 703_000}, "b": {"x": None, "y": 0}})) == {"a", "b"}
