"""Kinds of files that are easily answered wrongly: each small text is read, asked about or refused as it should be."""

from pathlib import Path

import pytest

from etl.messages import issue_text
from etl.read.reading import Reading, Stopped
from jangkau.locales import speaker
from tests.readings import answered

PAGE = "Post ID,Page ID,Page name,Title,Publish time,Permalink,Post type,Date,Views\n"
POST = "1221000000001,1000640,Dinas Rekaan,Halo,06/05/2026 09:30,https://www.facebook.com/reel/1,Reels,Lifetime,7\n"
IG_HEADER = "Post ID,Account ID,Account username,Account name,Description,Publish time,Permalink,Post type,Views\n"
RISING = "".join(f"2026-06-{day:02},{40 + 3 * day}\n" for day in range(1, 9))
JUMP = "".join(f"2026-06-{day:02},{12000 + 4 * day + (2000 if day > 4 else 0)}\n" for day in range(1, 9))
SWINGS = "".join(f"2026-06-{day:02},{(3, 9, 1, 40, 12, 5, 7)[day % 7]}\n" for day in range(1, 9))

# What the file is called in a failing test | the chosen account | its text | what becomes of it
CASES = [
    ("a small channel's total", "youtube:a", f"Date,Subscribers\n{RISING}", "figure_needed"),
    ("a total that jumps once", "youtube:a", f"Date,Subscribers\n{JUMP}", "figure_needed"),
    ("a gain that is never below zero", "youtube:a", f"Date,Subscribers\n{SWINGS}", "net_follows"),
    ("two columns of days", "x:a", "Date,Date,Impressions,Engagements,New follows\n2026-06-01,2026-06-02,1,2,3\n", "key_twice"),
    ("nothing below the header", None, IG_HEADER, "no_rows"),
    ("a chart without days", "instagram:a", '"Instagram reach"\n"Date","Primary"\n', "no_rows"),
    ("a page that is called by its name", None, PAGE + POST, "account_needed"),
    ("advertisements", None, "Campaign name,Reach,Impressions,Amount spent (IDR)\nA,1,2,3\n", "other_tool"),
    ("Threads in Indonesian", None, "Tanggal,Tayangan,Suka,Balasan,Posting ulang,Kutipan\n2026-06-01,1,2,3,4,5\n", "other_tool"),
    ("a number that YouTube alone may hold", "youtube:a", "Date,Subscribers,Views,Hypes\n2026-06-01,-1,20,3\n", "views"),
    ("parts of a day", "youtube:a", "Date,Subscribers,Views,Hypes\n2026-06-01,-1,20,3\n2026-06-01,2,4,5\n", "mapping_needed"),
]  # fmt: skip


def found(tmp_path: Path, text: str, account: str | None) -> Reading | Stopped:
    path = tmp_path / "berkas.csv"
    path.write_text(text, encoding="utf-8")
    return answered(path, account)


@pytest.mark.parametrize(("name", "account", "text", "outcome"), CASES, ids=[case[0] for case in CASES])
def test_a_file_is_answered_by_its_kind(tmp_path: Path, name: str, account: str | None, text: str, outcome: str) -> None:
    answer = found(tmp_path, text, account)
    if isinstance(answer, Stopped):
        assert answer.issue.code == outcome, name
    else:
        assert outcome in {answer.importer.sets_aside, *(value.metric for row in answer.rows for value in row.days)}, name


@pytest.mark.parametrize("lang", ["id", "en"])
def test_a_question_names_the_page(tmp_path: Path, lang: str) -> None:
    answer = found(tmp_path, PAGE + POST, None)
    assert '"Dinas Rekaan"' in issue_text(answer.issues[0], speaker(lang))


def test_what_stands_above_a_header_is_said_without_a_format_for_a_column(tmp_path: Path) -> None:
    answer = found(tmp_path, f"Diekspor pada 1 Juli\n{IG_HEADER}1,2,a,b,c,06/05/2026 09:30,x,IG image,3\n", None)
    said = issue_text(answer.issues[0], speaker("id"))
    assert answer.issues[0].code == "lines_above" and said.startswith("baris 2: ") and "instagram_posts" not in said
