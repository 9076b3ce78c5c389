"""The library behind the second view gives the published numbers, and the view agrees with what an invented panel hides."""

import warnings
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from jangkau.metrics.meetup.effect import assess
from jangkau.metrics.meetup.event_study import callaway_santanna, event_study
from tests.study.panels import World

MPDTA = Path(__file__).parents[2] / "shared" / "did" / "mpdta.csv"


def test_castle_doctrine_in_two_stages():
    """Cheng and Hoekstra's homicides as in Cunningham's book; published: 0.075142, standard error 0.03538."""
    from causaldata import castle
    from diff_diff import SurveyDesign, TwoStageDiD

    columns = ["sid", "year", "l_homicide", "popwt", "post"]
    states = castle.load_pandas().data[columns].astype({"sid": int, "year": int})
    first = states[states["post"] > 0].groupby("sid")["year"].min()
    states = states.assign(first=states["sid"].map(first).fillna(0).astype(int))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        result = TwoStageDiD(cluster="sid").fit(
            states,
            outcome="l_homicide",
            unit="sid",
            time="year",
            first_treat="first",
            survey_design=SurveyDesign(weights="popwt"),
        )
    assert result.overall_att == pytest.approx(0.075142, abs=1e-6)
    assert result.overall_se == pytest.approx(0.03538, abs=1e-5)


@pytest.mark.skipif(not MPDTA.exists(), reason="mpdta.csv is third-party data that lies beside the project, not in it")
def test_minimum_wages_by_callaway_and_santanna():
    counties = pd.read_csv(MPDTA).astype({"countyreal": int, "first.treat": int})
    result = callaway_santanna(counties, "lemp", "countyreal", "year", "first.treat", None, control="never_treated")
    after = result[result["event_time"] >= 0]["att"].to_numpy()
    assert after == pytest.approx([-0.0199, -0.0510, -0.1373, -0.1008], abs=5e-5)
    assert after.mean() == pytest.approx(-0.0772, abs=5e-5)


def test_the_second_view_finds_the_rise_and_says_nothing_where_the_verdict_does_not():
    answer = assess(World(rise=0.08, accounts=120, attendees=40).panel(1), 8)
    weeks = {week.week: week for week in event_study(answer)}
    assert set(weeks) == set(range(-16, 13)) and weeks[-1].effect_pct == 0
    assert weeks[7].effect_pct == pytest.approx(100 * np.expm1(0.08), abs=1.5)
    assert weeks[7].low_pct < weeks[7].effect_pct < weeks[7].high_pct
    refused = assess(World(rise=0.08, accounts=120, attendees=5).panel(1), 8)
    assert event_study(refused) == ()
