"""Only what a file touches is worked out anew; after whatever is loaded, withdrawn and restored it is what a rebuild gives."""

import tempfile
from datetime import date, datetime, timedelta
from operator import itemgetter
from pathlib import Path

import duckdb
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from etl.keep.ledger import read_ledger
from etl.keep.seal import seal_of
from etl.keep.undo import rebuild, restore, withdraw
from etl.load import load
from etl.registry.register import load_registry
from etl.status import status
from jangkau.warehouse import vocabulary
from jangkau.warehouse.folders import Folders
from tests.made import meta_daily, order, run_of, sheet

MARTS = (
    "account_ends", "account_weeks", "shown_weeks", "regency_weeks", "latest_posts", "joint_posts", "post_spans", "post_words",
    "post_hashtags", "post_mentions", "post_matches", "account_marks", "week_marks", "accounts", "events", "themes", "hoaxes",
    "attendance", "targets",
)  # fmt: skip
POSTS = (
    '"Post ID","Account ID","Account username","Account name",Description,"Duration (sec)","Publish time",Permalink,"Post type",'
    '"Data comment",Date,Views,Reach,Likes,Shares,Follows,Comments,Saves\n'
)
ACCOUNTS = "platform,handle,name,owner,level,province_code,regency_code,active_from\n"
NEAR, FAR = "kominfo.contoh", "kabar.tetangga"
WORDS = st.sampled_from(("", "Pasar murah #JatimBangkit", "bersama @kabar.tetangga hoaks bibit", "banjir"))


def posts(path: Path, mine: str, lines: list[tuple[str, int, str]]) -> Path:
    """An export of an account's posts: whose post, after how many hours, its text. A post of another is one made together."""
    path.parent.mkdir(parents=True)
    rows = []
    for whose, hour, words in lines:
        moment = f"{datetime(2021, 12, 1, 0, 30) + timedelta(hours=hour):%m/%d/%Y %H:%M}"
        views = 100 + hour if whose == mine else ""
        rows.append(f"1790000{hour:04d},1784140,{whose},Nama,{words},20,{moment},https://www.instagram.com/p/A{hour}/,IG reel,,"
                    f"Lifetime,{views},{views},{(hour + len(lines)) % 7},5,1,4,2\n")  # fmt: skip
    path.write_text("\ufeff" + POSTS + "".join(rows), encoding="utf-8")
    return path


def registry(path: Path, homes: dict[str, tuple[str, str]], since: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = [
        f"instagram,{handle},Nama,{owner},regency,{code[:2]},{code},{since}\n" for handle, (owner, code) in homes.items()
    ]  # fmt: skip
    path.write_text(ACCOUNTS + "".join(lines), encoding="utf-8")
    return path


def themes(path: Path, patterns: str) -> Path:
    path.write_text(f"theme_id,name,kind,patterns\nbibit,Bibit,hoax,{patterns}\n", encoding="utf-8")
    return path


HOMES = st.tuples(st.sampled_from(("government", "community")), st.sampled_from(("35.78", "35.10", "51.71", "91.71")))
LATER = st.sampled_from((0, 0, 1, 2, 5))  # weeks: what others are told before and after the days of a file
FILES = st.lists(
    st.one_of(
        st.tuples(st.sampled_from(("days", "followers")), st.integers(0, 9), LATER,
                  st.lists(st.one_of(st.none(), st.integers(0, 9)), min_size=1, max_size=9)),
        st.tuples(
            st.just("posts"), st.sampled_from((NEAR, FAR)), LATER,
            st.lists(st.tuples(st.sampled_from((NEAR, FAR)), st.integers(0, 700), WORDS), max_size=4, unique_by=itemgetter(1)),
        ),
        st.tuples(st.just("accounts"), st.dictionaries(st.sampled_from((NEAR, FAR, "contoh")), HOMES, min_size=1),
                  st.sampled_from(("", "2021-12-07"))),
        st.tuples(st.just("themes"), st.sampled_from(("bibit", "banjir | pasar murah", "#jatimbangkit"))),
    ),
    min_size=2, max_size=6,
)  # fmt: skip
STEPS = st.lists(st.tuples(st.sampled_from(("load", "load", "withdraw", "restore")), st.integers(0, 5)), min_size=3, max_size=9)
MOVED = [
    ("accounts", {NEAR: ("community", "35.78"), FAR: ("government", "35.10")}, ""),
    # the first lies a day later where it is two hours later
    ("posts", NEAR, 0, [(NEAR, 8, "#JatimBangkit @kabar.tetangga"), (NEAR, 22, "bibit"), (FAR, 17, "banjir")]),
    ("posts", FAR, 0, [(FAR, 17, "banjir besar")]),
    ("accounts", {NEAR: ("government", "91.71"), FAR: ("community", "35.10")}, "2021-12-07"),
]  # fmt: skip
ALL = [("load", place) for place in range(4)]
OLD_LAST = [  # after what is told of later weeks
    ("posts", NEAR, 5, [(NEAR, 10, "banjir"), (NEAR, 90, "#JatimBangkit")]),
    ("followers", 0, 7, [7, 8, 9]),
    ("themes", "banjir | pasar murah | #jatimbangkit"),
    ("posts", NEAR, 0, [(NEAR, 10, "Pasar murah #JatimBangkit"), (NEAR, 40, "bersama @kabar.tetangga"), (FAR, 690, "banjir")]),
    ("days", 0, 1, [5, None, 3]),
    ("posts", NEAR, 0, [(NEAR, 20, ""), (NEAR, 690, "#JatimBangkit")]),
    ("followers", 8, 0, [4, 5, 6, 7]),  # a week and a day apart; the last is a Sunday's, and holds for two weeks more
]


def made(root: Path, number: int, file: tuple) -> Path:
    first = date(2021, 12, 1) + timedelta(weeks=0 if file[0] in ("accounts", "themes") else file[2])
    if file[0] == "days":
        return meta_daily(root / str(number) / "Reach.csv", "Reach", run_of(first + timedelta(days=file[1]), *file[3]))
    if file[0] == "followers":
        days = (first + timedelta(days=file[1] + 8 * place) for place in range(len(file[3])))
        told = zip(days, file[3], strict=True)
        return sheet(root / f"{number}.csv", *(f"{day},instagram,contoh,{cell}" for day, cell in told if cell is not None))
    if file[0] == "posts":
        soon = number % 2 == 0 and all(hour < 312 for _, hour, _ in file[3])  # that soon, posts are seen young
        name = f"{first:%b-%d-%Y}_{first + timedelta(days=13 if soon else 30):%b-%d-%Y}_{number}.csv"
        return posts(root / str(number) / name, file[1], [(whose, 168 * file[2] + hour, words) for whose, hour, words in file[3]])
    return registry(root / f"{number}.csv", *file[1:]) if file[0] == "accounts" else themes(root / f"{number}.csv", file[1])


def marts(folders: Folders) -> dict[str, list[tuple]]:
    """Every mart's rows, with the numbers that imports and accounts bear put aside."""
    with duckdb.connect(str(folders.snapshot(folders.pointed)), read_only=True) as connection:
        return {
            mart: connection.execute(
                f"SELECT COLUMNS(c -> c NOT IN ('import_no', 'account_id')) FROM {mart} ORDER BY ALL").fetchall()
            for mart in MARTS
        }  # fmt: skip


def astray(folders: Folders) -> list[tuple]:
    """What a mart says of a post that the post itself says otherwise: by its day, and by whether it has a caption."""
    with duckdb.connect(str(folders.snapshot(folders.pointed)), read_only=True) as connection:
        return connection.execute(
            "SELECT account, post_id FROM post_matches ANTI JOIN profile_posts USING (account, post_id, published_on) "
            "UNION ALL SELECT account, post_id FROM latest_posts WHERE captioned IS DISTINCT FROM (caption IS NOT NULL)"
        ).fetchall()


def done(root: Path, files: list, steps: list) -> Folders:
    """An office after some files were loaded, withdrawn and restored."""
    ids: dict[int, str | None] = {}
    folders, paths = Folders(root / "data"), [made(root, number, file) for number, file in enumerate(files)]
    for step, which in steps:
        which %= len(files)
        kind = files[which][0]
        if step == "load" and kind in ("accounts", "themes"):
            ids[which] = load_registry(folders, kind, paths[which], order()).import_id
        elif step == "load":
            ids[which] = load(folders, [paths[which]], order(None if kind == "posts" else order().chosen))[0].import_id
        elif ids.get(which):
            (withdraw if step == "withdraw" else restore)(folders, ids[which], order())
    return folders


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(FILES, STEPS)
@example(MOVED, ALL)
@example(MOVED, [*ALL, ("withdraw", 3)])
@example(MOVED[:2], [*ALL[:2], ("withdraw", 0)])  # a home that nobody is at any more
@example(MOVED, [*ALL, ("withdraw", 1), ("withdraw", 0)])
@example(MOVED, [*ALL, ("withdraw", 2), ("restore", 2), ("withdraw", 1)])
@example(
    [("posts", NEAR, 0, [(NEAR, 10, ""), (NEAR, 20, "")]), ("posts", NEAR, 0, [(NEAR, 10, "")])], ALL[:2]
)  # a habit that changed alone
@example(
    [("posts", NEAR, 0, [(NEAR, hour, "") for hour in (210, 220, 290, 300)])] * 2, [("load", 0), ("load", 1), ("withdraw", 0)]
)
@example([*MOVED[:3], ("themes", "bibit"), ("themes", "banjir")], [*ALL, ("load", 4), ("withdraw", 4), ("withdraw", 2)])
@example(OLD_LAST, [("load", place) for place in range(7)])
@example(OLD_LAST, [*(("load", place) for place in range(7)), ("withdraw", 3), ("restore", 3), ("withdraw", 5), ("withdraw", 6)])
def test_what_is_touched_alone_gives_what_a_rebuild_gives(files: list, steps: list) -> None:
    with tempfile.TemporaryDirectory() as place, pytest.MonkeyPatch.context() as patched:
        patched.setattr(vocabulary, "HABIT_POSTS", 1)  # so that a few posts are a habit
        folders = done(Path(place), files, steps)
        if not folders.pointed:
            return
        before, fingerprint = marts(folders), status(folders)["fingerprint"]
        assert not astray(folders)
        rebuild(folders)
        assert status(folders)["fingerprint"] == fingerprint
        after = marts(folders)
        for mart in MARTS:
            assert before[mart] == after[mart], mart


@pytest.fixture
def office(tmp_path: Path) -> Folders:
    folders = Folders(tmp_path / "data")
    for number in range(3):
        load(folders, [meta_daily(tmp_path / str(number) / "Reach.csv", "Reach", run_of(date(2021, 12, 1), number))], order())
    return folders


def test_new_lines_are_put_behind_those_of_a_sealed_ledger(office: Folders, tmp_path: Path) -> None:
    before = office.ledger.read_bytes()
    load(office, [meta_daily(tmp_path / "d" / "Reach.csv", "Reach", run_of(date(2021, 12, 9), 7))], order())
    assert office.ledger.read_bytes().startswith(before) and seal_of(office) == (office.pointed, 4)
    assert len(read_ledger(office).entries) == 4


@pytest.mark.parametrize("place", [10, -200, -30, -3])
def test_no_byte_of_a_sealed_ledger_changes_unnoticed(office: Folders, place: int) -> None:
    content = bytearray(office.ledger.read_bytes())
    content[place] ^= 1
    office.ledger.write_bytes(content)
    assert seal_of(office) is None


def test_a_ledger_of_another_version_is_read_line_by_line(office: Folders, tmp_path: Path) -> None:
    """A ledger put back from before is behind the snapshot: the next load writes it whole."""
    older = office.ledger.read_bytes().splitlines(keepends=True)
    office.ledger.write_bytes(b"".join(older[:2]))
    assert seal_of(office) == (2, 2)
    load(office, [meta_daily(tmp_path / "d" / "Reach.csv", "Reach", run_of(date(2021, 12, 9), 7))], order())
    assert seal_of(office) == (office.pointed, 4) and len(read_ledger(office).entries) == 4
