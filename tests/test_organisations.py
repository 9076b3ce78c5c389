"""Organisations against the fewest posts that the office expects, their own past and their like, worked out by hand."""

import math
from datetime import datetime, timedelta
from pathlib import Path

import pandas as pd
import pytest

from jangkau.charts.organisations.kind_states import kind_states
from jangkau.charts.palette import LIGHT
from jangkau.locales import speaker
from jangkau.metrics.organisations.organisations import organisation_accounts, organisation_kinds, organisations
from jangkau.metrics.scope import Scope
from jangkau.metrics.shelf import reading
from jangkau.metrics.sides.compare_accounts import compare_accounts
from tests.warehouse_builder import MONDAY, Builder, weeks_before

SCOPE = Scope("35", week=MONDAY, weeks=2)
UNTIL = datetime(2022, 2, 1)


class Office(Builder):
    """An office whose organisations post what a test says."""

    def organisation(self, name: str, minimum: int | None = 2, kind: str = "opd", regency: str | None = "35.10") -> None:
        self.connection.execute(
            "INSERT INTO organisations VALUES (?, ?, ?, ?, '35', ?, ?, 1)",
            [name, name.title(), kind, "regency" if regency else "province", regency, minimum],
        )

    def publishes(
        self, account: str, organisation: str, posts: list[int], covered: bool = True, regency: str | None = "35.10"
    ) -> None:
        """posts: of this week, of the one before, and so on; 0 is a week of which no file tells a post."""
        self.account(account, regency, organisation=organisation)
        for ago, count in enumerate(posts):
            if count:
                self.week(account, "posts", count, week=weeks_before(ago), basis="posts", days=0)
        if covered:
            begun = weeks_before(len(posts)) + timedelta(days=6)
            self.connection.execute("INSERT INTO post_spans VALUES (?, ?, ?)", [account, begun, UNTIL])

    def rows(self, scope: Scope = SCOPE) -> dict[str, dict]:
        with reading(self.publish()) as warehouse:
            frame = organisations(warehouse, scope)
            return {row["organisation"]: row for row in frame.to_dict("records")}


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path)


def states(row: dict) -> tuple:
    return row["state"], row["weeks_met"], row["weeks_below"], row["weeks_unknown"]


def test_too_few_is_said_only_where_every_post_is_told(office: Office) -> None:
    for name in ("rajin", "kurang", "gelap", "cukup", "bebas", "kosong"):
        office.organisation(name, None if name == "bebas" else 2)
    office.publishes("x:rajin", "rajin", [2, 3])
    office.publishes("x:kurang", "kurang", [1, 3])
    office.publishes("x:gelap", "gelap", [1, 3], covered=False)
    office.publishes("x:cukup", "cukup", [2, 2], covered=False)
    office.publishes("x:bebas", "bebas", [0, 1])
    rows = office.rows()
    assert states(rows["rajin"]) == ("met", 2, 0, 0)
    assert states(rows["kurang"]) == ("below", 1, 1, 0)
    assert states(rows["gelap"]) == ("unknown", 1, 0, 1), "an export that does not list every post tells of no silence"
    assert states(rows["cukup"]) == ("met", 2, 0, 0), "enough is enough, however much more there may be"
    assert rows["bebas"]["state"] == "no_minimum" and rows["kosong"]["state"] == "no_account"
    assert (rows["rajin"]["posts"], rows["rajin"]["a_week"]) == (5, 2.5) and math.isnan(rows["gelap"]["a_week"])
    assert list(rows) == ["kurang", "gelap", "cukup", "rajin", "bebas", "kosong"]


def test_all_accounts_of_an_organisation_count_together_and_one_that_is_not_told_leaves_it_open(office: Office) -> None:
    office.organisation("dinas", 4)
    office.publishes("x:a", "dinas", [2, 2])
    office.publishes("instagram:a", "dinas", [2, 1])
    office.publishes("facebook:a", "dinas", [], covered=False)
    row = office.rows()["dinas"]
    assert (row["accounts"], row["posts"]) == (3, 7) and states(row) == ("unknown", 1, 0, 1)


def test_an_account_of_an_unlisted_organisation_is_there_without_a_kind(office: Office) -> None:
    office.publishes("x:a", "tak terdaftar", [3, 3])
    row = office.rows()["tak terdaftar"]
    assert row["kind"] is None or row["kind"] != row["kind"]
    assert not row["listed"] and row["state"] == "no_minimum" and row["posts"] == 6 and row["regency_code"] == "35.10"


def test_the_provinces_own_stand_among_them_and_a_place_leaves_out_others(office: Office) -> None:
    office.organisation("pemprov", regency=None)
    office.publishes("x:pemprov", "pemprov", [5, 5], regency=None)
    office.organisation("kediri", regency="35.06")
    office.publishes("x:kediri", "kediri", [5, 5], regency="35.06")
    data = office.publish()
    with reading(data) as warehouse:
        assert set(organisations(warehouse, SCOPE)["organisation"]) == {"pemprov", "kediri"}
        narrow = Scope("35", regency="35.06", week=MONDAY)
        assert organisations(warehouse, narrow)["organisation"].tolist() == ["kediri"]
        assert organisations(warehouse, Scope("35", platform="tiktok", week=MONDAY)).empty


def test_own_past_and_peers_of_the_same_kind(office: Office) -> None:
    twenty = [20, 22, 18, 21, 19, 20, 22, 21, 18, 20, 19, 21, 22, 20]
    for name, posts in (("turun", [2, *twenty]), ("tetap", [4] * 15), ("naik", [9] + [4] * 14)):
        office.organisation(name)
        office.publishes(f"x:{name}", name, posts)
    office.organisation("lain", kind="bumd")
    office.publishes("x:lain", "lain", [500] * 15)
    rows = office.rows(Scope("35", week=MONDAY))
    assert (rows["turun"]["habit"], rows["turun"]["usual_posts"]) == ("below", 20)
    assert rows["tetap"]["habit"] == "within" and rows["naik"]["habit"] == "above"
    assert {(row["peers"], row["peers_a_week"]) for name, row in rows.items() if name != "lain"} == {(3, 4.0)}
    assert rows["lain"]["peers"] == 1 and math.isnan(rows["lain"]["peers_a_week"])


def test_agendas_themes_hoaxes_and_followers(office: Office) -> None:
    for name in ("bicara", "diam", "gelap"):
        office.organisation(name)
        office.publishes(f"x:{name}", name, [2, 2], covered=name != "gelap")
    ask = office.connection.execute
    ask("INSERT INTO themes VALUES ('v', 'Vaksin', 'hoax', 'v', 1)")
    ask("INSERT INTO hoaxes (hoax_id, title, category, status, reported_at, province_code, patterns) "
        "VALUES ('h', 'kabar', 'disinformation', 'pending', ?, '35', 'v')", [MONDAY])  # fmt: skip
    ask("INSERT INTO events (event_id, kind, name, starts_on, date_precision, province_code, patterns) "
        "VALUES ('e', 'agenda', 'Agenda', ?, 'day', '35', 'v')", [MONDAY])  # fmt: skip
    at = datetime.combine(MONDAY, datetime.min.time()) + timedelta(hours=8)
    office.post("x:bicara", "1", published_at=at, published_on=MONDAY, caption="v")
    for content, key in (("theme", "v"), ("hoax", "h"), ("event", "e")):
        ask("INSERT INTO post_matches VALUES (?, ?, 'x:bicara', '1', NULL, 'v')", [content, key])
    office.week("x:bicara", "followers", 700)
    rows = office.rows()
    assert {name: row["latest_agenda"] for name, row in rows.items()} == {"bicara": "posted", "diam": "none", "gelap": "unknown"}
    assert rows["bicara"]["themes"] == "Vaksin (1)" and rows["bicara"]["followers"] == 700
    assert (rows["bicara"]["hoaxes_corrected"], rows["diam"]["hoaxes_corrected"]) == (1, 0)
    assert math.isnan(rows["gelap"]["hoaxes_corrected"])


def test_the_kinds_are_counted_and_posts_are_those_of_the_comparison(office: Office) -> None:
    office.organisation("a")
    office.organisation("b", kind="media")
    office.publishes("x:a", "a", [3, 3])
    office.publishes("x:b", "b", [1, 1])
    with reading(office.publish()) as warehouse:
        kinds = organisation_kinds(organisations(warehouse, SCOPE)).set_index("kind")
        assert kinds.loc["opd", ["organisations", "with_minimum", "met", "below"]].tolist() == [1, 1, 1, 0]
        assert kinds.loc["media", ["organisations", "met", "below"]].tolist() == [1, 0, 1]
        own, compared = organisation_accounts(warehouse, SCOPE), compare_accounts(warehouse, SCOPE)
        assert own.set_index("account")["posts"].to_dict() == compared.set_index("account")["posts"].to_dict()


def test_an_office_without_accounts_has_no_organisation(office: Office) -> None:
    assert office.rows() == {}


def test_a_bar_too_short_for_its_number_has_it_behind_it():
    """A kind with one organisation beside one with fifty: no bar without a number."""
    counts = pd.DataFrame(
        {"kind": ["diskominfo", "opd"], "with_minimum": [51, 1], "met": [28, 1], "below": [0, 0], "unknown": [23, 0]}
    )
    notes = [note for note in kind_states(counts, speaker("id"), LIGHT)["layout"]["annotations"] if note.get("yref") != "paper"]
    told = {note["text"]: note["x"] for note in notes if any(letter.isdigit() for letter in note["text"])}
    assert list(told) == ["28", "23", "1 memenuhi"] and told["1 memenuhi"] == 1
