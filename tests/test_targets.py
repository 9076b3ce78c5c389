"""Targets beside what was reached, by hand on a small office; and whether the range of a forecast holds where it is shown."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from jangkau.findings.target.lines import line as in_words
from jangkau.locales import LANGUAGES, speaker
from jangkau.metrics.limit import Limit, limited
from jangkau.metrics.shelf import reading
from jangkau.metrics.target.achieved import achieved, line
from jangkau.metrics.target.forecast import DIFFERENCE, FEWEST_TRIED, HELD, RATIO, forecast, past_errors, tries
from jangkau.metrics.target.period import period_named, quarter_of, year_of
from jangkau.metrics.target.target import Target
from jangkau.metrics.target.track import target_track
from jangkau.metrics.week.answers import answers
from jangkau.metrics.week.key_figures import key_figures
from tests.warehouse_builder import Builder, insert

QUARTER = period_named("2021-Q4")
A, B, OWN = "instagram:a", "instagram:b", "instagram:dinas"


class Office(Builder):
    """Two accounts of regencies and one of the province's own; every account posts in every week that it tells of."""

    def __init__(self, data: Path, version: str = "000001", demo: bool = False) -> None:
        super().__init__(data, version, demo)
        self.account(A, "35.06")
        self.account(B, "35.10", "community")
        self.account(OWN, None)
        self.connection.execute("UPDATE accounts SET organisation = 'Dinas Contoh' WHERE account IN (?, ?)", [A, OWN])

    def target(self, measure: str, amount: float, place: str = "35", organisation: str | None = None, period: str = "2021-Q4"):
        key = "|".join((measure, period, place, organisation or ""))
        insert(self.connection, "targets", [(key, measure, period, place, organisation, amount, "uji", 1)])

    def weeks(self, account: str, metric: str, values: Sequence[float | None], first: date = QUARTER.first_week) -> None:
        for number, value in enumerate(values):
            if value is not None:
                self.week(account, metric, value, week=first + timedelta(weeks=number))

    def reached(self, **asked: str) -> pd.DataFrame:
        with reading(self.publish()) as warehouse:
            return achieved(warehouse, "35", **asked)


def test_periods_are_whole_weeks_by_their_thursday() -> None:
    assert (QUARTER.first_week, QUARTER.week, QUARTER.weeks) == (date(2021, 10, 4), date(2021, 12, 27), 13)
    assert quarter_of(date(2021, 12, 27)) == QUARTER and quarter_of(date(2022, 1, 3)).name == "2022-Q1"
    year = period_named("2021")
    assert (year.first_week, year.week, year.weeks) == (date(2021, 1, 4), date(2021, 12, 27), 52)
    assert year_of(QUARTER.week) == year and QUARTER.known(date(2021, 10, 11)) == 2 and QUARTER.known(date(2021, 9, 27)) == 0
    quarters = [period_named(f"2020-Q{number}") for number in (1, 2, 3, 4)]
    assert sum(quarter.weeks for quarter in quarters) == period_named("2020").weeks == 53
    with pytest.raises(ValueError, match="2023-Q5"):
        period_named("2023-Q5")


def test_views_are_those_of_the_first_page_and_what_they_rest_on_is_told(tmp_path: Path) -> None:
    office = Office(tmp_path)
    office.weeks(A, "views", [100] * 13)
    office.weeks(B, "views", [50] * 10)
    office.weeks(OWN, "views", [1000] * 13)
    office.target("views", 1800)
    office.target("views", 1801, "35", "Dinas Contoh")
    office.target("views", 501, "35.10")
    with reading(office.publish()) as warehouse:
        whole, regency, own = achieved(warehouse, "35").itertuples()
        first_page = key_figures(warehouse, QUARTER.scope("35")).set_index("name").loc["views", "high"]
        alone = achieved(warehouse, "35", "35.10")
    assert (whole.amount, whole.state, whole.share) == (1800, "met", 1.0) and whole.amount == first_page
    assert (whole.told, whole.whole, whole.steady, whole.changed) == (2, 2, 1, True) and whole.coverage == 23 / 26
    assert (own.organisation, own.amount, own.state) == ("Dinas Contoh", 14 * 1000 - 1000 + 1300, "met"), (
        "its own of the province too"
    )
    assert (regency.place_name, regency.amount, regency.state) == ("Kabupaten Banyuwangi", 500, "missed")
    assert alone["place"].tolist() == ["35.10"]


def test_growth_is_from_before_the_period_to_its_end_over_who_told_both(tmp_path: Path) -> None:
    office = Office(tmp_path)
    office.weeks(A, "followers", [1000, *[1100] * 12, 1300], QUARTER.first_week - timedelta(weeks=1))
    office.weeks(B, "followers", [None, *[500] * 13], QUARTER.first_week - timedelta(weeks=1))
    office.target("followers_growth", 0.25)
    office.target("followers_growth", 0.1, "35.10")
    found = office.reached()
    whole, newcomer = found.itertuples()
    assert not any(value != value for row in found.to_dict("records") for value in row.values()), "unknown is None alone"
    assert whole.amount == pytest.approx(0.3) and (whole.told, whole.whole, whole.state) == (1, 2, "met")
    assert pd.isna(newcomer.amount) and (newcomer.state, newcomer.lacking) == ("unknown", "no_start")


def test_a_low_coverage_judges_no_share_and_no_sum_that_falls_short(tmp_path: Path) -> None:
    office = Office(tmp_path)
    office.account("instagram:c", "35.06")
    office.weeks(A, "views", [100] * 13)
    office.weeks(A, "followers", [1000] * 14, QUARTER.first_week - timedelta(weeks=1))
    office.target("views", 1300)
    office.target("views", 2000, "35.06", period="2021")
    office.target("followers_growth", 0.1)
    found = office.reached().set_index(["measure", "period"])
    assert found.loc[("views", "2021-Q4"), "state"] == "met", "what is missing could only add to it"
    assert found.loc[("followers_growth", "2021-Q4"), "state"] == "unclear", "a third of the accounts"
    assert found.loc[("views", "2021"), "state"] == "unclear"


def test_agendas_and_hoaxes_are_those_of_their_own_page(tmp_path: Path) -> None:
    office = Office(tmp_path)
    office.weeks(A, "views", [100] * 13)
    starts = datetime(2021, 11, 3, 2)
    office.connection.execute(
        "INSERT INTO events (event_id, kind, name, starts_on, starts_at, date_precision, province_code, patterns) "
        "VALUES ('a', 'agenda', 'Agenda', ?, ?, 'day', '35', 'x')", [starts.date(), starts],
    )  # fmt: skip
    for account in (A, B, OWN):
        office.connection.execute("INSERT INTO post_spans VALUES (?, '2021-10-01', '2022-01-03')", [account])
    for account, hours in ((A, 2), (B, 30)):
        at = starts + timedelta(hours=hours)
        office.post(account, f"p{account}", published_at=at, published_on=at.date(), as_of=at + timedelta(days=9), caption="x")
        office.connection.execute("INSERT INTO post_matches VALUES ('event', 'a', ?, ?, NULL, 'x')", [account, f"p{account}"])
    for key, clarified in (("h1", starts + timedelta(hours=2)), ("h2", None)):
        row = (key, key, "disinformation", "clarified" if clarified else "pending", starts, clarified, "35", None, "y", None, 1)
        insert(office.connection, "hoaxes", [row])
    office.target("agenda_response", 0.3)
    office.target("agenda_response", 0.6, "35", "Dinas Contoh")
    office.target("hoax_response", 0.75)
    with reading(office.publish()) as warehouse:
        found = achieved(warehouse, "35")
        page = answers(warehouse, QUARTER.scope("35"))
    agenda, hoax, own = found.itertuples()
    assert (agenda.amount, agenda.cases, agenda.state) == (1 / 3, 3, "met")
    assert (agenda.cases, agenda.amount) == (page.agenda_counted, page.agenda_on_time / page.agenda_counted)
    assert (own.amount, own.cases, own.state) == (1 / 2, 2, "missed")
    assert (hoax.amount, hoax.cases, hoax.state) == (1 / 2, page.hoaxes, "missed") and page.hoaxes_met == 1


def test_meetups_count_those_on_their_lists_and_none_is_not_zero(tmp_path: Path) -> None:
    office = Office(tmp_path)
    office.weeks(A, "views", [100] * 13)
    for event, day in (
        ("m1", date(2021, 10, 4)),
        ("m2", date(2022, 1, 2)),
        ("m3", date(2021, 11, 1)),
        ("late", date(2022, 1, 3)),
    ):
        office.connection.execute(
            "INSERT INTO events (event_id, kind, name, starts_on, province_code, host_regency_code) "
            "VALUES (?, 'meetup', ?, ?, '35', '35.06')",
            [event, event, day],
        )  # fmt: skip
    insert(office.connection, "attendance", [("m1", A, 1), ("m1", B, 1), ("m2", A, 1), ("late", A, 1)])
    office.target("meetup_attendance", 4)
    office.target("meetup_attendance", 3, "35.06")
    office.target("meetup_attendance", 3, "35.10")
    whole, host, other = office.reached().itertuples()
    assert (whole.amount, whole.told, whole.whole, whole.state) == (3, 2, 3, "missed") and whole.coverage == 2 / 3
    assert (host.amount, host.state) == (3, "met")
    assert pd.isna(other.amount) and (other.state, other.lacking) == ("unknown", "no_meetup")


def test_accounts_that_posted_are_those_of_the_first_page(tmp_path: Path) -> None:
    office = Office(tmp_path)
    office.weeks(A, "posts", [3] * 13)
    office.weeks(B, "posts", [0] * 13)
    office.target("accounts_active", 2)
    with reading(office.publish()) as warehouse:
        (row,) = achieved(warehouse, "35").itertuples()
        posting = key_figures(warehouse, QUARTER.scope("35")).set_index("name").loc["posting"]
    assert (row.amount, row.told, row.whole, row.state) == (1, 2, 2, "missed")
    assert (row.amount, row.told) == (posting["high"], posting["whole"])


def test_what_is_unknown_is_no_zero_and_says_why(tmp_path: Path) -> None:
    office = Office(tmp_path)
    office.weeks(A, "reach", [10] * 13)
    for measure in ("views", "agenda_response", "hoax_response", "accounts_active"):
        office.target(measure, 0.5 if measure.endswith("response") else 10)
    office.target("views", 10, period="2022-Q1")
    found = office.reached().set_index(["period", "measure"])
    assert found["amount"].isna().all() and (found["state"] == "unknown").all()
    assert found["lacking"].to_dict() == {
        ("2022-Q1", "views"): "not_begun", ("2021-Q4", "accounts_active"): "no_data", ("2021-Q4", "agenda_response"): "no_agenda",
        ("2021-Q4", "hoax_response"): "no_hoax", ("2021-Q4", "views"): "no_data",
    }  # fmt: skip


def test_a_target_whose_organisation_has_no_account_any_more_says_so(tmp_path: Path) -> None:
    office = Office(tmp_path)
    office.weeks(A, "views", [10] * 13)
    for measure in ("views", "followers_growth", "agenda_response"):
        office.target(measure, 0.5, organisation="Dinas Bubar")
    office.target("views", 5, "35.78")
    found = office.reached()
    assert set(found["state"]) == {"unknown"} and set(found["lacking"]) == {"no_account"}
    for lang in LANGUAGES:
        said = in_words(found.iloc[0].to_dict(), "35", speaker(lang))
        assert said.page == "registry" and said.act == speaker(lang)("target.act.no_account")


def test_a_period_that_is_not_over_says_where_it_ends_and_how_often_such_forecasts_hit(tmp_path: Path) -> None:
    office, past = Office(tmp_path), QUARTER.first_week - timedelta(weeks=80)
    rng = np.random.default_rng(20)
    values = [round(float(value)) for value in 100 + rng.normal(0, 5, 90)]
    office.weeks(A, "views", values, past)
    office.weeks(A, "followers", [1000 + 10 * number for number in range(90)], past)
    office.target("views", 1200)
    office.target("followers_growth", 0.5)
    with reading(office.publish()) as warehouse:
        growth, views = achieved(warehouse, "35").itertuples()
        reached = line(warehouse, Target("views", QUARTER, "35", None, 1200), views.until)
    assert (views.state, views.until, views.weeks_known, views.amount) == ("running", date(2021, 12, 6), 10, sum(values[80:]))
    assert views.foreseen == pytest.approx(sum(values[80:]) + 3 * np.mean(values[82:]))
    assert views.low < views.foreseen < views.high and views.tried >= FEWEST_TRIED and views.hit >= HELD * views.tried
    assert reached["amount"].tolist() == list(np.cumsum(values[80:]))
    assert growth.state == "running" and growth.amount == pytest.approx(1890 / 1790 - 1) and growth.low < growth.high < 0.5


def test_the_way_to_each_target_is_told_week_by_week(tmp_path: Path) -> None:
    office = Office(tmp_path)
    office.weeks(A, "views", [100, 50, 25])
    office.weeks(A, "followers", [1000, 1100, 1210, 1331], QUARTER.first_week - timedelta(weeks=1))
    office.target("views", 1200)
    office.target("followers_growth", 0.5)
    office.target("accounts_active", 2)
    with reading(office.publish()) as warehouse:
        told = target_track(warehouse, "35", period="2021-Q4").set_index("measure")
        assert target_track(warehouse, "32").empty
    assert told.loc["views", "amount"].tolist() == [100, 150, 175] and set(told.loc["views", "target"]) == {1200}
    assert told.loc["followers_growth", "amount"].tolist() == pytest.approx([0.1, 0.21, 0.331])
    assert told.loc["views", "week"].dt.date.tolist() == [QUARTER.first_week + timedelta(weeks=week) for week in range(3)]
    assert set(told.index) == {"views", "followers_growth"}, "what is not told by week has no way"


def test_no_range_is_shown_where_it_did_not_hold_or_nobody_can_tell() -> None:
    rng = np.random.default_rng(1)
    short = forecast(rng.normal(100, 5, 30), 4, RATIO)
    assert short is not None and (short.low, short.lacking) == (None, "few")
    wild = np.concatenate([rng.normal(100, 1, 60), 100 * 1.5 ** np.arange(1, 41)])
    drifting = forecast(wild, 2, RATIO)
    assert drifting is not None and (drifting.low, drifting.high, drifting.lacking) == (None, None, "missed")
    assert forecast(np.array([1.0] * 7), 2, RATIO) is None


def test_the_forecasts_tried_do_not_overlap_and_learn_from_nothing_later() -> None:
    weeks = np.random.default_rng(2).normal(100, 5, 100)
    errors = past_errors(weeks, 5, RATIO)
    tried, _ = tries(errors, 100, 5)
    assert tried == len(range(95, 0, -5)[: (95 - (8 + 12 + 5 - 1)) // 5 + 1])
    later = past_errors(np.concatenate([weeks, [10_000.0] * 5]), 5, RATIO)
    assert all(later[moment] == error for moment, error in errors.items())


@pytest.mark.parametrize("ahead", [3, 8])
def test_where_a_range_is_shown_it_holds_in_the_weeks_to_come(ahead: int) -> None:
    """300 offices of three years each, whose weeks drift and have seasons: the share of shown ranges that hold."""
    rng, shown, held, naive = np.random.default_rng(7), 0, 0, 0
    for _ in range(300):
        drift = np.cumsum(rng.normal(0, 0.03, 156 + ahead))
        season = 0.1 * np.sin(2 * np.pi * (np.arange(156 + ahead) + rng.uniform(0, 52)) / 52)
        weeks = 1000 * np.exp(drift + season + rng.normal(0, 0.08, 156 + ahead))
        ahead_of = forecast(weeks[:156], ahead, RATIO)
        assert ahead_of is not None
        came = weeks[156:].sum()
        if ahead_of.low is not None and ahead_of.high is not None:
            shown, held = shown + 1, held + (ahead_of.low <= came <= ahead_of.high)
        spread = 1.28 * weeks[148:156].std(ddof=1) * np.sqrt(ahead)
        naive += abs(came - ahead_of.rest) <= spread
    assert shown >= 150 and held / shown >= HELD, (shown, held)
    assert naive / 300 < 0.7, "eight weeks' scatter alone would promise too much"


def test_a_rate_may_fall() -> None:
    falling = forecast(np.array([-0.01] * 60), 3, DIFFERENCE)
    assert falling is not None and falling.rest == pytest.approx(-0.03) and falling.low == pytest.approx(-0.03)


def test_a_reader_sees_the_targets_that_are_theirs(tmp_path: Path) -> None:
    office = Office(tmp_path)
    office.weeks(A, "views", [100] * 13)
    office.target("views", 1)
    office.target("views", 2, "32")
    office.target("views", 3, "35", "Dinas Contoh")
    data = office.publish()

    def seen(held: Limit) -> list[float]:
        with limited(held), reading(data) as warehouse:
            return achieved(warehouse, "35")["target"].tolist()

    assert (seen(Limit("35")), seen(Limit(organisation="Dinas Contoh")), seen(Limit(account=A))) == ([1.0, 3.0], [3.0], [])
