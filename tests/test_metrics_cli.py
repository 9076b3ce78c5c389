"""python -m jangkau metrics: the numbers of every page as JSON lines."""

import json
from datetime import date, datetime
from pathlib import Path

import pytest

from jangkau.metrics.__main__ import main
from jangkau.metrics.questions import QUESTIONS
from tests.warehouse_builder import MONDAY, Builder


@pytest.fixture
def office(tmp_path: Path) -> Path:
    made = Builder(tmp_path)
    made.account("instagram:a", "35.10")
    made.week("instagram:a", "reach", 700, 200)
    made.day("instagram:a", MONDAY, "reach", 200)
    made.day("instagram:a", date(2021, 12, 7), "reach", None, "missing")
    made.day("instagram:a", date(2021, 12, 7), "followers", 10600, "rounded")
    made.post(
        "instagram:a",
        "17900000000000001",
        published_on=MONDAY,
        published_at=datetime(2021, 12, 5, 17, 0),
        kind="reel",
        views=12,
        likes=3,
        caption='=Halo, "dunia"',
    )
    return made.publish()


def ask(capsys, *arguments: str) -> list[dict]:
    assert main([*arguments, "--json"]) == 0
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_account_days(capsys, office):
    lines = ask(capsys, "account_days", "--account", "instagram:a", "--data", str(office))
    assert lines[0] == {
        "account": "instagram:a",
        "day": "2021-12-06",
        "metric": "reach",
        "value": 200,
        "kind": "unique",
        "observed": "reported",
    }
    assert lines[1] == {
        "account": "instagram:a",
        "day": "2021-12-07",
        "metric": "followers",
        "value": 10600,
        "kind": "stock",
        "observed": "rounded",
    }
    assert lines[2]["value"] is None and lines[2]["observed"] == "missing"
    later = ask(capsys, "account_days", "--account", "instagram:a", "--data", str(office), "--from", "2021-12-07")
    assert len(later) == 2


def test_posts(capsys, office):
    (post,) = ask(capsys, "posts", "--account", "instagram:a", "--data", str(office))
    assert post == {
        "account": "instagram:a",
        "post_id": "17900000000000001",
        "published_on": "2021-12-06",
        "published_at": "2021-12-05T17:00:00Z",
        "kind": "reel",
        "views": 12,
        "reach": None,
        "likes": 3,
        "comments": None,
        "shares": None,
        "saves": None,
        "collab": None,
        "caption": '=Halo, "dunia"',
    }


def test_an_unknown_account_gives_no_lines_and_says_so(capsys, office):
    assert main(["posts", "--account", "instagram:nobody", "--data", str(office), "--json"]) == 0
    said = capsys.readouterr()
    assert said.out == "" and "instagram:nobody" in said.err


def test_an_empty_office_gives_no_lines(capsys, tmp_path):
    assert main(["reach", "--data", str(tmp_path)]) == 0
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("name", sorted(QUESTIONS))
def test_every_question_has_an_answer(capsys, office, name):
    ask(capsys, name, "--data", str(office), *(["--regency", "35.10"] if "regency" in QUESTIONS[name].takes else []))


def test_wrong_usage_is_2(office):
    for wrong in (["nonsense"], ["reach", "--week", "49"], ["reach", "--platform", "friendster"]):
        with pytest.raises(SystemExit) as stopped:
            main(wrong)
        assert stopped.value.code == 2
