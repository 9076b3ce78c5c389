"""Every question of python -m jangkau metrics, over provinces and weeks: what is asked for, and nothing of anybody else's."""

import json
import re
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from jangkau.metrics.__main__ import main
from jangkau.metrics.question import question_files
from jangkau.metrics.questions import QUESTIONS
from tests.warehouse_builder import MONDAY, Builder

PLACES = {"35": "35.10", "32": "32.04", "64": "64.71"}
FREE = {"province": "32", "bakorwil": "Bakorwil I Madiun", "regency": "35.10", "platform": "x", "owner": "community",
        "measure": "views", "week": "2021-W48", "account": "x:a35", "event": "agenda-35", "outcome": "posts",
        "horizon": "4", "first": "2021-11-29", "last": "2021-12-05"}  # fmt: skip
FLAGS = {"first": "from", "last": "to"}
# One row by itself: nothing to put in order.
SINGLE = {
    "account_card", "account_known", "captioned_posts", "data_changed", "data_until", "event_days", "meetup_occasion", "office",
    "posts_until", "province_level", "week_whole",
}  # fmt: skip


@pytest.fixture(scope="module")
def data(tmp_path_factory) -> Path:
    office = Builder(tmp_path_factory.mktemp("questions"))
    for number, (province, regency) in enumerate(PLACES.items()):
        for owner, name in (("government", f"x:a{province}"), ("community", f"x:b{province}")):
            office.account(name, regency, owner, province=province, organisation=f"dinas-{province}")
            for week in range(6):
                monday = MONDAY - timedelta(weeks=week)
                for metric in ("reach", "views", "interactions", "followers", "posts", "likes", "comments"):
                    office.week(name, metric, 100 * (number + 1) + 7 * week, week=monday)
                office.day(name, monday, "followers", 1000 + week)
                posted = datetime.combine(monday, datetime.min.time()) + timedelta(hours=3)
                office.post(name, f"{name}-{week}", published_at=posted, published_on=monday, as_of=posted + timedelta(days=9),
                            account_id=number, caption="vaksin", views=9, reach=8, likes=3, comments=1, kind="reel")  # fmt: skip
        office.account(f"x:c{province}", None, province=province)
        office.day(f"x:c{province}", MONDAY, "followers", 500)
        office.connection.execute(
            "INSERT INTO organisations VALUES (?, ?, 'opd', 'regency', ?, ?, 2, 1)",
            [f"dinas-{province}", f"dinas-{province}", province, regency],
        )
        _campaigns(office, province, regency)
    ask = office.connection.execute
    ask("INSERT INTO audience_shares SELECT account_id, ?, 'followers', 'gender', 'women', 0.6, 1 FROM account_keys", [MONDAY])
    return office.publish()


def _campaigns(office: Builder, province: str, regency: str) -> None:
    """An agenda, a meetup and a hoax report of a province, and the posts that speak of them."""
    ask, monday = office.connection.execute, datetime.combine(MONDAY, datetime.min.time())
    named = "event_id, kind, name, starts_on, starts_at, date_precision, province_code, host_regency_code, patterns"
    for kind in ("agenda", "meetup"):
        ask(
            f"INSERT INTO events ({named}) VALUES (?, ?, ?, ?, ?, 'day', ?, ?, 'vaksin')",
            [f"{kind}-{province}", kind, f"{kind} {province}", MONDAY, monday, province, regency],
        )
    ask("INSERT INTO attendance VALUES (?, ?, 1)", [f"meetup-{province}", f"x:a{province}"])
    ask(
        "INSERT INTO hoaxes (hoax_id, title, category, status, reported_at, province_code, regency_code, patterns) "
        "VALUES (?, 'kabar', 'disinformation', 'pending', ?, ?, ?, 'vaksin')",
        [f"hoax-{province}", monday, province, regency],
    )
    ask("INSERT INTO targets VALUES (?, 'views', '2021-Q4', ?, NULL, 1000, 'uji', 1)", [f"views|{province}", province])
    ask("INSERT INTO themes SELECT 'tolak', 'Tolak hoaks', 'hoax', 'vaksin', 1 WHERE NOT EXISTS (FROM themes)")
    for name in (f"x:a{province}", f"x:b{province}"):
        ask("INSERT INTO post_spans VALUES (?, '2021-10-01', '2022-01-01')", [name])
        for week in range(6):
            said = [name, f"{name}-{week}", MONDAY - timedelta(weeks=week)]
            ask("INSERT INTO post_hashtags VALUES (?, ?, ?, ?, '#Vaksin')", [*said, f"vaksin{province}"])
            ask(
                "INSERT INTO post_mentions VALUES (?, ?, ?, ?)",
                [*said, f"x:{'b' if name.startswith('instagram') else 'teman'}{province}"],
            )
            for content, key in (("theme", "tolak"), ("event", f"agenda-{province}"), ("hoax", f"hoax-{province}")):
                ask("INSERT INTO post_matches VALUES (?, ?, ?, ?, NULL, 'vaksin')", [content, key, name, f"{name}-{week}"])


def asked(capsys, data: Path, *arguments: str) -> tuple[int, list[dict]]:
    code = main([*arguments, "--data", str(data), "--json"])
    return code, [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def about(name: str, province: str = "35") -> list[str]:
    """What a question cannot be asked without."""
    of_event = ("meetup_", "retention", "response_around", "partnership_around", "agenda_posts")
    needed = name.startswith(of_event) and "event" in QUESTIONS[name].takes
    event = needed and ("agenda" if name.startswith("agenda") else "meetup")
    return (["--event", f"{event}-{province}"] if event else []) + (
        ["--regency", PLACES[province]] if name == "account_series" else []
    )


def strangers(rows: list[dict], province: str) -> set[str]:
    """The cells that speak of a province that was not asked for."""
    others = "|".join(code for code in PLACES if code != province)
    known = re.compile(rf"(\w+:[abc]|agenda-|meetup-|hoax-|dinas-|vaksin|)({others})(\.\d\d)?")
    names = ("code", "account", "event", "tag", "hoax", "province", "only", "organisation")
    return {
        f"{column}={value}" for row in rows for column, value in row.items()
        if isinstance(value, str) and any(name in column for name in names) and known.fullmatch(value)
    }  # fmt: skip


@pytest.mark.parametrize("name", sorted(QUESTIONS))
@pytest.mark.parametrize("province", PLACES)
def test_a_province_hears_of_no_other(capsys, data, name, province):
    takes = QUESTIONS[name].takes
    if "province" not in takes:
        return
    whole = asked(capsys, data, name, *about(name, province), "--province", province)
    assert whole[0] == 0 and not strangers(whole[1], province)
    if "week" in takes:
        for week in ("2021-W48", "2021-W49"):
            code, rows = asked(capsys, data, name, *about(name, province), "--province", province, "--week", week)
            assert code == 0 and not strangers(rows, province)


EMPTY = {
    "carried",
    "carried_regions",
    "comparable_weeks",
    "could_carry",
    "unmatched",
    "rank_bands",
    "movers",
    "meetup_needed",
    "meetup_posting",
}  # nothing there to tell in so small an office


@pytest.mark.parametrize("name", sorted(set(QUESTIONS) - EMPTY))
def test_the_walk_meets_rows(capsys, data, name):
    assert asked(capsys, data, name, *about(name))[1], "a walk over empty answers would prove nothing"


@pytest.mark.parametrize("name", sorted(QUESTIONS))
def test_an_option_is_heard_or_refused(capsys, data, name):
    for option, value in FREE.items():
        code = main([name, *about(name), f"--{FLAGS.get(option, option)}", value, "--data", str(data)])
        said = capsys.readouterr()
        if option in QUESTIONS[name].takes:
            assert code == 0 or "meetup of province" in said.err or "no event" in said.err, (name, option)
        elif f"--{option}" not in about(name):
            assert code == 2 and f"--{FLAGS.get(option, option)}" in said.err and not said.out, (name, option)


def test_the_registry_is_seen_from_its_newest_day(capsys, data):
    rows = asked(capsys, data, "registered", "--province", "35")[1]
    assert {row["province_code"] for row in rows} == {"35"} and len(rows) == 3
    assert {row["followers_age_days"] for row in rows} == {0}, "not from the year 9999"
    earlier = asked(capsys, data, "registered", "--week", "2021-W47")[1]
    assert len(earlier) == 9 and max(row["last_data_on"] or "" for row in earlier) <= "2021-11-28"


def test_every_province_where_none_is_named(capsys, data):
    assert len(asked(capsys, data, "registered")[1]) == 9
    assert len(asked(capsys, data, "meetups")[1]) == 3
    assert asked(capsys, data, "office")[1][0]["accounts_registered"] == 9
    assert asked(capsys, data, "office", "--province", "64")[1][0]["accounts_registered"] == 3


@pytest.mark.parametrize("name", sorted(question_files()))
def test_every_question_of_many_rows_is_in_order(name):
    text = re.sub(r"--[^\n]*", "", question_files()[name].read_text(encoding="utf-8"))
    while (outer := re.sub(r"\([^()]*\)", "", text)) != text:
        text = outer
    assert ("ORDER BY" in text) != (name in SINGLE)


def test_a_day_before_all_data_has_no_rows(capsys, data):
    assert asked(capsys, data, "account_days", "--account", "x:a35", "--to", date(2020, 1, 1).isoformat())[1] == []
