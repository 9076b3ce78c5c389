"""Every chart over data that nobody hopes for: no words on others, none beyond the picture, no tick twice, on phone and desk."""

from datetime import date

import pandas as pd
import pytest

from jangkau.charts.account.account_days import account_days
from jangkau.charts.account.account_lines import account_lines
from jangkau.charts.account.audience_bars import audience_bars
from jangkau.charts.campaigns.before_after import before_after
from jangkau.charts.campaigns.corrections import correction_hours
from jangkau.charts.campaigns.hashtags import rising, shared
from jangkau.charts.campaigns.hour_effects import hour_effects
from jangkau.charts.campaigns.partnership_lines import partnership_lines
from jangkau.charts.campaigns.response_curve import response_curve
from jangkau.charts.campaigns.theme_share import share_dots, share_lines
from jangkau.charts.campaigns.tie_matrix import tie_matrix
from jangkau.charts.campaigns.ties import kind_bars, pair_bars
from jangkau.charts.meetup.meetup_effects import effect_intervals
from jangkau.charts.meetup.meetup_posting import meetup_posting
from jangkau.charts.meetup.meetup_retention import quiet_curve, still_posting
from jangkau.charts.meetup.meetup_series import meetup_series
from jangkau.charts.meetup.meetup_study import meetup_study
from jangkau.charts.palette import LIGHT
from jangkau.charts.reach.region_map import region_map
from jangkau.charts.reach.tile_map import tile_map
from jangkau.charts.sides.amounts import SHARES
from jangkau.charts.sides.concentration_bars import concentration_bars
from jangkau.charts.sides.dumbbell import dumbbell
from jangkau.charts.sides.leverage_bars import leverage_bars
from jangkau.charts.sides.voice_bar import voice_bar
from jangkau.charts.trend import trend
from jangkau.locales import speaker
from jangkau.metrics.meetup.event_study import StudiedWeek
from jangkau.metrics.meetup.retention import Still
from tests import test_charts_compare as sides
from tests.chart_boxes import alike, boxes, collisions, cut_off
from tests.test_charts_accounts import series as account_series
from tests.test_charts_events import events
from tests.warehouse_builder import rows_of

SAYS = [speaker("id"), speaker("en")]
LONG = "Kabupaten Penukal Abab Lematang Ilir Bersaudara"
VALUES = {
    "close": [1_710_000, 1_722_000, 1_760_000, 1_790_000, 1_850_000, 1_850_400],
    "huge": [3, 4, 5, 6, 7, 2_000_000_000],
    "few": [1, 1, 2, 2, 3, 3],
    "zeros": [0, 0, 0, 0, 0, 0],
    "alone": [7],
    "odd": [12_490, 12_500, 12_510, 12_520, 12_530, 12_540],
    "tiny": [0.4, 0.41, 0.42, 0.43, 0.44, 0.45],
}
WIDTHS = (340, 480, 690, 1100)  # pixels of a column: a phone's, a tablet's, half a desk and a whole one
NAMES = [LONG, "Kediri", "Kota Kediri", "@" + "w" * 24, "Batu", "M"]
CROWD = events(*((f"e{n}", kind, f"2021-12-0{1 + n % 3}", f"2021-12-0{2 + n % 3}", "day")
                 for n, kind in enumerate(("shock", "meetup", "agenda", "campaign") * 4)))  # fmt: skip
NO_BREAKS = pd.DataFrame({"day": pd.Series([], dtype="datetime64[ns]"), "reason": []})
BREAKS = pd.DataFrame({"day": pd.to_datetime(["2021-11-02", "2021-11-16"]), "reason": ["Reach diganti", "Views diganti"]})
MONDAYS = pd.date_range(end="2021-12-06", periods=30, freq="7D")


def shares(values: list[float]) -> list[float]:
    """The values as shares of a little more than their highest."""
    most = max([*values, 1]) * 1.02
    return [value / most for value in values]


def owner_of(place: int) -> str:
    return ("government", "community")[place % 2]


def year(values: list[float], kinds: tuple[str, ...] = ("government", "community")) -> pd.DataFrame:
    rows = [
        {"series": kind, "week": week, "level": 100 * values[(place + number) % len(values)] / (max(values) or 1), "accounts": 9}
        for number, kind in enumerate(kinds)
        for place, week in enumerate(MONDAYS)
    ]
    frame = pd.DataFrame(rows)
    return frame.assign(usual_low=frame["level"] * 0.9, usual_high=frame["level"] * 1.1)


def days(values: list[float], metric: str):
    def drawn(say, palette=LIGHT):
        daily = pd.DataFrame({"day": pd.date_range("2021-11-29", periods=len(values)), "value": values, "days": 1})
        return account_days(daily, metric, date(2021, 11, 29), date(2021, 12, 12), CROWD, "government", say, palette)

    return drawn


def regions(values: list[float], province: str) -> pd.DataFrame:
    tiles = {row["code"]: row for row in rows_of("tiles.csv")}
    rows = [row for row in rows_of("regencies.csv") if row["province_code"] == province]
    states = ("value", "value", "value", "value", "zero", "no_data", "no_account")
    return pd.DataFrame(
        [
            {"code": row["code"], "type": row["type"], "state": states[n % len(states)] if values[n % len(values)] else "zero",
             "label": row["short_name"] if row["type"] == "kabupaten" else row["name"], "change": float("nan"),
             "low": float(values[n % len(values)]), "high": float(values[n % len(values)]), "thin": False,
             "largest_share": 0.2, "accounts_with_data": 3, "accounts_registered": 4,
             "tile_row": int(tiles[row["code"]]["row"]), "tile_col": int(tiles[row["code"]]["col"])}
            for n, row in enumerate(rows)
        ]
    )  # fmt: skip


def compared(values: list[float]) -> pd.DataFrame:
    groups = ("government", "community", "unclear")
    return sides.regions(*((NAMES[n % 6], value, values[-1 - n], True, groups[n % 3]) for n, value in enumerate(values)))


def meetup_weeks(values: list[float], role: str) -> pd.DataFrame:
    rows = [
        (week, kind, float(values[(week + n) % len(values)]), 30)
        for n, kind in enumerate(("attendee", "comparison"))
        for week in range(-26, 13)
    ]
    frame = pd.DataFrame(rows, columns=["week", role, "index", "accounts"])
    return frame.assign(low=frame["index"] * 0.98, high=frame["index"] * 1.02)


def posting(values: list[float]) -> pd.DataFrame:
    weeks = meetup_weeks(values, "side").replace("comparison", "other")
    return weeks.rename(columns={"index": "posts", "low": "unchanged"})


def themes(values: list[float]) -> pd.DataFrame:
    return pd.DataFrame(
        [
            {"code": str(n), "label": NAMES[n % 6], "government": share, "community": share * 1.001, "touched": "",
             "government_few": False, "community_few": True}
            for n, share in enumerate(shares(values))
        ]
    )  # fmt: skip


def theme_weeks(values: list[float]) -> pd.DataFrame:
    told = shares(values)
    return pd.DataFrame(
        [
            {"owner": owner, "week": week, "share": told[(n + len(owner)) % len(told)], "said": "", "few": False}
            for owner in ("government", "community")
            for n, week in enumerate(MONDAYS)
        ]
    )


def quarters(values: list[float]) -> pd.DataFrame:
    told, kinds = shares(values * 3), ("tied", "cross_owner", "cross_region")
    counts = dict.fromkeys(kinds, 1) | {"known": 9}
    return pd.DataFrame(
        [
            {"quarter": f"20{20 + n // 4}-Q{1 + n % 4}"} | counts | {f"{kind}_share": share for kind in kinds}
            for n, share in enumerate(told)
        ]
    )


def hours(values: list[float]) -> pd.DataFrame:
    rows = [(3 * n, 3 * n + 3, share, share / 2, share * 2, 40) for n, share in enumerate(shares(values))]
    return pd.DataFrame(rows, columns=["from_hour", "to_hour", "effect", "low", "high", "posts"])


def pairs(values: list[float]) -> pd.DataFrame:
    return pd.DataFrame(
        [(NAMES[n % 6], NAMES[(n + 1) % 6], owner_of(n), int(value), "") for n, value in enumerate(values)],
        columns=["from_region", "to_region", "owner", "posts", "touched"],
    )


def tags(values: list[float]) -> pd.DataFrame:
    return pd.DataFrame(
        {"spelled": [name.replace(" ", "") for name in NAMES[: len(values)]], "compared_before": values[::-1], "touched": "",
         "compared_posts": values, "government_accounts": values, "community_accounts": values[::-1]}
    )  # fmt: skip


def curves(values: list[float]) -> dict[str, pd.DataFrame]:
    still = sorted(shares(values), reverse=True)
    return {owner: pd.DataFrame({"hours": range(1, len(still) + 1), "share": still}) for owner in ("government", "community")}


def effects(values: list[float]) -> pd.DataFrame:
    return pd.DataFrame(
        [
            {"label": NAMES[n % 6], "low": -value, "high": value, "effect": value / 2, "blind": 1.0, "words": "belum terbukti",
             "chosen": n == 1, "hover": ""}
            for n, value in enumerate(values)
        ]
    )  # fmt: skip


def quiet(values: list[float]) -> pd.DataFrame:
    told = sorted(shares(values), reverse=True)
    rows = [(week, role, share, share * 0.9, share) for role in ("attendee", "comparison") for week, share in enumerate(told, 1)]
    return pd.DataFrame(rows, columns=["week", "role", "share", "low", "high"])


def stills(values: list[float]) -> tuple[Still, ...]:
    most = int(max(values)) or 1
    return tuple(
        Still(weeks, role, most, int(values[0]), values[0] / most, 0.0, 1.0)
        for weeks in (4, 12)
        for role in ("attendee", "comparison")
    )


def studied(values: list[float]) -> tuple[StudiedWeek, ...]:
    return tuple(StudiedWeek(week, value, value * 1.1, value * 0.9) for week, value in enumerate(values))


def sides_spread(values: list[float], measure: str) -> tuple[pd.DataFrame, pd.DataFrame]:
    told = shares(values) if measure in SHARES else values
    frame = sides.accounts(measure, government=told, community=[value * 1.001 for value in told])
    return frame, sides.spread(frame, measure)


CHARTS = {
    "trend": lambda v, say: trend(year(v), CROWD, BREAKS, say, LIGHT),
    "followers": lambda v, say: days(v, "followers")(say),
    "reach of an account": lambda v, say: days(v, "reach")(say),
    "accounts": lambda v, say: account_lines(
        account_series(**{f"{'info' * (n % 2)}{'w' * (9 + n)}": {3: value / 2, 0: value} for n, value in enumerate(v)}),
        "reach", say, LIGHT, CROWD,
    ),
    "audience": lambda v, say: audience_bars(pd.DataFrame({"name": NAMES[: len(v)], "share": shares(v)}), say, LIGHT),
    "before and after": lambda v, say: before_after(
        pd.DataFrame({"label": NAMES[: len(v)], "before": shares(v), "after": shares(v)[::-1]}).assign(words="", moved="2% → 3%"),
        say, LIGHT,
    ),
    "corrections": lambda v, say: correction_hours(
        pd.DataFrame({"title": NAMES[: len(v)], "place": LONG, "hours": [float(h) for h in v], "state": "met"}), say, LIGHT
    ),
    "rising": lambda v, say: rising(tags(v), say, LIGHT),
    "shared": lambda v, say: shared(tags(v), say, LIGHT),
    "response": lambda v, say: response_curve(curves(v), say, LIGHT),
    "theme shares": lambda v, say: share_dots(themes(v), say, LIGHT),
    "theme weeks": lambda v, say: share_lines(theme_weeks(v), False, say, LIGHT),
    "partnership": lambda v, say: partnership_lines(quarters(v), say, LIGHT),
    "hours": lambda v, say: hour_effects(hours(v), say, LIGHT),
    "ties": lambda v, say: tie_matrix(pairs(v), say, LIGHT),
    "pairs": lambda v, say: pair_bars(pairs(v), say, LIGHT),
    "kinds": lambda v, say: kind_bars(
        pd.DataFrame({"owner": [owner_of(n) for n in range(len(v))], "carried_owner": "community", "posts": v}),
        ["government", "community"], say, LIGHT,
    ),
    "effects": lambda v, say: effect_intervals(effects(v), say, LIGHT),
    "posting": lambda v, say: meetup_posting(posting(v), say, LIGHT),
    "still posting": lambda v, say: still_posting(stills(v), ["", "", "", ""], say, LIGHT),
    "quiet": lambda v, say: quiet_curve(quiet(v), say, LIGHT),
    "meetup": lambda v, say: meetup_series(
        meetup_weeks(v, "role"), ((0, LONG), (12, LONG), (5, "Banjir")), "Pertemuan 4 sampai 5 Desember 2021", True, say, LIGHT
    ),
    "study": lambda v, say: meetup_study(studied([*v, *v]), "Pertemuan 4 sampai 5 Desember", say, LIGHT),
    "map": lambda v, say: region_map(regions(v, "35"), "35", "reach", say, LIGHT),
    "rates": lambda v, say: region_map(regions(v, "35"), "35", "reach_per_1000", say, LIGHT),
    "tiles": lambda v, say: tile_map(regions(v, "35"), "reach", say, LIGHT),
    "tiles of rates": lambda v, say: tile_map(regions(v, "11"), "reach_per_1000", say, LIGHT),
    "concentration": lambda v, say: concentration_bars(
        pd.DataFrame({"owner": [owner_of(n) for n in range(len(v))], "largest": 1, "share": shares(v), "accounts": len(v)}),
        say, LIGHT,
    ),
    "dots": lambda v, say: sides.dots(*sides_spread(v, "reach"), "reach", say, LIGHT),
    "dots of shares": lambda v, say: sides.dots(*sides_spread(v, "er_views"), "er_views", say, LIGHT),
    "regions of both": lambda v, say: dumbbell(compared(v), "reach", say, LIGHT),
    "shares of both": lambda v, say: dumbbell(compared(shares(v)), "er_views", say, LIGHT),
    "leverage": lambda v, say: leverage_bars(
        pd.DataFrame({"kind": ["potential", "delivered"], "times": [v[0], v[-1]], "reason": None}), say, LIGHT
    ),
    "voice": lambda v, say: voice_bar(pd.DataFrame({"owner": ["government", "community"], "share": [0.13, 0.87]}), say, LIGHT),
}  # fmt: skip


@pytest.mark.parametrize("values", VALUES)
@pytest.mark.parametrize("chart", CHARTS)
def test_no_words_stand_on_others_or_beyond_the_picture_and_no_tick_reads_as_its_neighbour(chart, values):
    for say in SAYS:
        figure = CHARTS[chart](VALUES[values], say)
        assert boxes(figure, WIDTHS[-1]) or not figure["data"][-1]["x"], "the words are measured"
        assert not alike(figure)
        rows = [name for name in figure["layout"]["yaxis"].get("ticktext", ()) if name.strip("<b>")[:1].isalpha()]
        for wide in WIDTHS:
            assert {*rows} <= {box.words for box in boxes(figure, wide)}, "a row keeps its name"
            assert not collisions(figure, wide), wide
            assert not cut_off(figure, wide), wide
