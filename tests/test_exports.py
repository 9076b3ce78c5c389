"""Real export files, where they are at hand: each is loaded, set aside or refused for the right reason, and adds up.

The files are third-party data and lie outside the project; JANGKAU_EXPORTS names another place. What they say is read
a second time by tests/independent.py, which shares no code with the importers.
"""

import os
from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from pathlib import Path

import pytest

from etl.keep.snapshots import reading
from etl.load import load
from etl.model import Account
from etl.receipt import Answer, Receipt
from etl.registry.register import load_registry
from jangkau.metrics import shelf
from jangkau.metrics.reach.reach import MEASURES, regency_reach
from jangkau.metrics.scope import Scope
from jangkau.warehouse.folders import Folders
from tests.independent import EXPORTED, LOADED_AT, READERS, Told
from tests.made import order

EXPORTS = Path(os.environ.get("JANGKAU_EXPORTS") or Path(__file__).parents[2] / "shared" / "exports")
pytestmark = pytest.mark.skipif(not EXPORTS.is_dir(), reason=f"the real exports are not here: {EXPORTS} (set JANGKAU_EXPORTS)")

# file | importer | account that is chosen, or (the one that the file itself names) | state, or the code of the refusal
# | rows ignored and refused
TABLE = """
linkedin/Nityaa2396/women_in_ai_usa_followers.csv | linkedin_followers | linkedin:women-in-ai-usa | loaded | 0 0
meta/DanDirector/Audience.csv | meta_audience | instagram:elitravelguy | loaded | 0 0
meta/DanDirector/Follows.csv | meta_daily | instagram:elitravelguy | loaded | 0 0
meta/DanDirector/Interactions.csv | meta_daily | instagram:elitravelguy | loaded | 0 0
meta/DanDirector/Link clicks.csv | meta_daily | instagram:elitravelguy | loaded | 0 0
meta/DanDirector/May-25-2026_Jun-21-2026_1493633672508178.csv | instagram_posts | (instagram:elitravelguy) | loaded | 1 0
meta/DanDirector/Reach.csv | meta_daily | instagram:elitravelguy | loaded | 0 0
meta/DanDirector/Views.csv | meta_daily | instagram:elitravelguy | loaded | 0 0
meta/DanDirector/Visits.csv | meta_daily | instagram:elitravelguy | loaded | 0 0
meta/LeonMpofu/Audience.csv | meta_audience | instagram:oigetit_sa | loaded | 0 0
meta/LeonMpofu/Follows.csv | meta_daily | facebook:oigetitsouthafricafacebook | loaded | 0 0
meta/LeonMpofu/Interactions (1).csv | meta_daily | instagram:oigetit_sa | loaded | 0 0
meta/LeonMpofu/Interactions.csv | meta_daily | facebook:oigetitsouthafricafacebook | loaded | 0 0
meta/LeonMpofu/Jan-14-2025_Apr-14-2025_1396269028466733.csv | facebook_posts | (facebook:oigetitsouthafricafacebook) | loaded | 0 0
meta/LeonMpofu/Mar-18-2025_Apr-14-2025_1019826952924933.csv | instagram_posts | (instagram:oigetit_sa) | loaded | 0 0
meta/LeonMpofu/Mar-18-2025_Apr-14-2025_553302954456165.csv | facebook_posts | (facebook:oigetitsouthafricafacebook) | loaded | 0 0
meta/LeonMpofu/Reach.csv | meta_daily | facebook:oigetitsouthafricafacebook | loaded | 0 0
meta/LeonMpofu/Views.csv | meta_daily | facebook:oigetitsouthafricafacebook | loaded | 0 0
meta/LeonMpofu/Visits (1).csv | meta_daily | instagram:oigetit_sa | loaded | 0 0
meta/LeonMpofu/Visits.csv | meta_daily | facebook:oigetitsouthafricafacebook | loaded | 0 0
meta/marko7bub/Audience.csv | meta_audience | facebook:mh4ukraine | loaded | 18 0
meta/marko7bub/Dec-12-2023_Mar-06-2024_1032418178499222.csv | facebook_posts | (facebook:mh4ukraine) | loaded | 0 3
meta/marko7bub/Follows.csv | meta_daily | facebook:mh4ukraine | loaded | 229 0
meta/marko7bub/Reach.csv | meta_daily | facebook:mh4ukraine | loaded | 242 0
meta/marko7bub/Visits.csv | meta_daily | facebook:mh4ukraine | loaded | 242 0
meta/marko7bub/Visits.xlsx | meta_daily | facebook:mh4ukraine | loaded | 242 0
meta/vsbperoto/Audience.csv | meta_audience | instagram:vintagerest.bg | loaded | 63 7
meta/vsbperoto/Follows.csv | meta_daily | facebook:restaurantvintage | loaded | 0 0
meta/vsbperoto/IG VIEWS.csv | meta_daily | instagram:vintagerest.bg | loaded | 0 0
meta/vsbperoto/IG_FOLLOWS.csv | meta_daily | instagram:vintagerest.bg | loaded | 0 0
meta/vsbperoto/IG_INTERACTIONS.csv | meta_daily | instagram:vintagerest.bg | loaded | 0 0
meta/vsbperoto/IG_LINK_CLICKS.csv | meta_daily | instagram:vintagerest.bg | loaded | 0 0
meta/vsbperoto/IG_REACH.csv | meta_daily | instagram:vintagerest.bg | loaded | 0 0
meta/vsbperoto/IG_VISITS.csv | meta_daily | instagram:vintagerest.bg | loaded | 0 0
meta/vsbperoto/INSTAGRAM_RAW.csv | | | excel_rows_in_one_cell |
meta/vsbperoto/Interactions.csv | meta_daily | facebook:restaurantvintage | loaded | 0 0
meta/vsbperoto/Link clicks.csv | meta_daily | facebook:restaurantvintage | loaded | 0 0
meta/vsbperoto/Oct-31-2025_Dec-30-2025_1664278361210560.csv | | | excel_rows_in_one_cell |
meta/vsbperoto/Top content formats.csv | meta_content_formats | | set_aside | 8 0
meta/vsbperoto/Viewers.csv | meta_daily | facebook:restaurantvintage | loaded | 0 0
meta/vsbperoto/Views.csv | meta_daily | facebook:restaurantvintage | loaded | 0 0
meta/vsbperoto/Visits.csv | meta_daily | facebook:restaurantvintage | loaded | 0 0
tiktok/htupycollabs-spec/Content 2.csv | tiktok_content | (tiktok:haileytupy2.0) | loaded | 0 0
tiktok/htupycollabs-spec/Content.csv | tiktok_content | (tiktok:haileytupy2.0) | loaded | 0 0
tiktok/htupycollabs-spec/Followers_haileytupy2.0/FollowerActivity.csv | tiktok_activity | | set_aside | 168 0
tiktok/htupycollabs-spec/Followers_haileytupy2.0/FollowerGender.csv | tiktok_audience | tiktok:haileytupy2.0 | loaded | 0 0
tiktok/htupycollabs-spec/Followers_haileytupy2.0/FollowerHistory.csv | tiktok_follower_history | (tiktok:haileytupy2.0) | loaded | 0 0
tiktok/htupycollabs-spec/Followers_haileytupy2.0/FollowerTopTerritories.csv | tiktok_audience | tiktok:haileytupy2.0 | loaded | 1 0
tiktok/htupycollabs-spec/Overview.csv | tiktok_overview | tiktok:haileytupy2.0 | loaded | 0 0
tiktok/htupycollabs-spec/Viewers.csv | tiktok_viewers | tiktok:haileytupy2.0 | loaded | 0 0
tiktok/vsbperoto/TIKTOK_AUDIENCE_RAW.csv | tiktok_business_audience | tiktok:vintagerest.bg | loaded | 0 0
tiktok/vsbperoto/TIKTOK_RAW.csv | tiktok_business_overview | tiktok:vintagerest.bg | loaded | 0 0
tiktok/vsbperoto/TIKTOK_VIDEO_RAW.csv | tiktok_business_content | (tiktok:vintagerest.bg) | loaded | 0 0
x/ayo-klaytn/kaiadevintern_account_analytics_content_2024-12-22_2025-03-22.csv | x_content | (x:kaiadevintern) | loaded | 0 0
x/ayo-klaytn/kaiadevintern_account_overview_analytics.csv | x_overview | (x:kaiadevintern) | loaded | 0 0
x/dersuchendee/daily_tweet_activity_metrics_ADHOrg_20210301_20210401_en.csv | x_legacy_daily | (x:adhorg) | loaded | 0 0
x/dersuchendee/tweet_activity_metrics_ADHOrg_20210401_20210501_en.csv | x_legacy_posts | (x:adhorg) | loaded | 0 0
x/vianarafael/account_overview_analytics.csv | x_overview | x:vianarafael | loaded | 0 0
youtube/Deanout/Totals.csv | youtube_totals | youtube:deanout | loaded | 0 0
youtube/priyankapatel05/Chart data.csv | youtube_chart | | set_aside | 1825 0
youtube/priyankapatel05/Table data.csv | youtube_table | youtube:priyankapatel05 | loaded | 1 0
youtube/priyankapatel05/Totals.csv | youtube_totals | youtube:priyankapatel05 | loaded | 0 0
youtube/rianaditama0/Table data.csv | youtube_table | youtube:esport7 | loaded | 1 0
youtube/violetzq/DangerTV_Content.csv | youtube_table | youtube:dangertv | loaded | 1 0
youtube/violetzq/Subscription status_Chart data.csv | youtube_breakdown | | set_aside | 730 0
youtube/violetzq/Subscription_status.csv | youtube_breakdown | | set_aside | 3 0
youtube/violetzq/dates data.csv | | | format_unknown |
youtube/violetzq/viewer_age.csv | youtube_viewers | youtube:dangertv | loaded | 0 0
"""  # noqa: E501


@dataclass(frozen=True)
class Export:
    """One real file and what must become of it."""

    file: str
    importer: str | None
    account: str | None
    chosen: Account | None
    state: str
    code: str | None
    ignored: int
    refused: int

    @classmethod
    def of(cls, line: str) -> "Export":
        file, importer, account, state, counts = (cell.strip() for cell in line.split("|"))
        ignored, refused = map(int, counts.split()) if counts else (0, 0)
        code = None if state in ("loaded", "set_aside") else state
        chosen = Account.parse(account) if account and not account.startswith("(") else None
        name = account.strip("()") or None
        return cls(file, importer or None, name, chosen, "refused" if code else state, code, ignored, refused)

    @property
    def path(self) -> Path:
        return EXPORTS / self.file

    @cached_property
    def told(self) -> Told:
        return READERS[self.importer](self.path, self.account)


FILES = [Export.of(line) for line in TABLE.strip().splitlines()]
LOADED = [export for export in FILES if export.state == "loaded"]
LISTS = {name for name in READERS if name.endswith(("_posts", "_content", "_table"))}

# Invented homes for these accounts: (regency, owner)
HOMES = {
    "instagram:vintagerest.bg": ("Kota Kediri", "government"), "facebook:restaurantvintage": ("KOTA KEDIRI", "community"),
    "tiktok:vintagerest.bg": ("Kab. Kediri", "community"), "tiktok:haileytupy2.0": ("35.10", "government"),
    "youtube:priyankapatel05": ("Banyuwangi", "community"), "instagram:elitravelguy": ("Kota Surabaya", "government"),
}  # fmt: skip
CODES = {"Kota Kediri": "35.71", "KOTA KEDIRI": "35.71", "Kab. Kediri": "35.06", "35.10": "35.10", "Banyuwangi": "35.10",
         "Kota Surabaya": "35.78"}  # fmt: skip


@dataclass(frozen=True)
class Office:
    """All the files loaded into one warehouse, their accounts registered."""

    folders: Folders
    receipts: dict[str, Receipt]

    def ask(self, question: str) -> list[tuple]:
        with reading(self.folders) as connection:
            return connection.execute(question).fetchall()


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    folders = Folders(tmp_path_factory.mktemp("exports") / "data")
    answers = {export.path: Answer(export.chosen, EXPORTED if "htupy" in export.file else None) for export in FILES}
    receipts = load(folders, [export.path for export in FILES], order(chosen=None, now=LOADED_AT), answers=answers)
    registry = folders.data / "accounts.csv"
    lines = [f"{account.replace(':', ',')},{owner},{regency}" for account, (regency, owner) in HOMES.items()]
    registry.write_text("\n".join(["platform,handle,owner,regency", *lines]), encoding="utf-8")
    assert load_registry(folders, "accounts", registry, order()).loaded == len(HOMES)
    return Office(folders, {export.file: receipt for export, receipt in zip(FILES, receipts, strict=True)})


def test_every_file_is_in_the_table() -> None:
    there = {path.relative_to(EXPORTS).as_posix() for path in EXPORTS.rglob("*") if path.is_file() and path.suffix != ".tsv"}
    assert there == {export.file for export in FILES}


@pytest.mark.parametrize("export", FILES, ids=lambda export: export.file)
def test_what_becomes_of_each_file(office: Office, export: Export) -> None:
    receipt = office.receipts[export.file]
    assert (receipt.state, receipt.importer) == (export.state, export.importer)
    assert (receipt.ignored, receipt.refused) == (export.ignored, export.refused)
    assert receipt.rows_read == receipt.loaded + receipt.ignored + receipt.refused
    if export.code:
        assert [issue.code for issue in receipt.issues] == [export.code]
    if export.state == "loaded":
        assert receipt.account == export.account
        assert receipt.loaded == export.told.rows


def test_every_daily_value_in_force_is_one_that_a_file_says(office: Office) -> None:
    said: dict[tuple, set] = defaultdict(set)
    for export in LOADED:
        for metric, days in export.told.days.items():
            for day, value in days.items():
                said[export.account, metric, day].add(value)
    found = {row[:3]: row[3] for row in office.ask("SELECT account, metric::VARCHAR, day, value FROM account_days")}
    assert found.keys() == said.keys()
    assert [key for key, value in found.items() if value not in said[key]] == []
    assert [key for key, value in found.items() if value is None and said[key] != {None}] == []


def test_the_daily_sums_are_the_files_own(office: Office) -> None:
    told: dict[tuple, list[int]] = defaultdict(list)
    for export in LOADED:
        for metric, days in export.told.days.items():
            told[export.account, metric].append(sum(value for value in days.values() if value is not None))
    found = {(account, metric): total for account, metric, total in office.ask(
        "SELECT account, metric::VARCHAR, coalesce(sum(value), 0) FROM account_days GROUP BY ALL")}  # fmt: skip
    assert {key: found[key] for key in told} == {
        key: sums[0] for key, sums in told.items()
    }  # files that repeat one another agree


@pytest.mark.parametrize("export", [export for export in LOADED if export.importer in LISTS], ids=lambda export: export.file)
def test_every_post_is_the_one_in_the_file(office: Office, export: Export) -> None:
    receipt = office.receipts[export.file]
    found = office.ask(
        "SELECT post_id, views, likes, published_on FROM posts JOIN imports USING (import_no) "
        f"WHERE import_id = '{receipt.import_id}'"
    )
    posts = {post: told for post, *told in found}
    assert posts.keys() == export.told.posts.keys()
    assert {post: tuple(known) for post, known in posts.items()} == export.told.posts


def test_missing_is_not_zero(office: Office) -> None:
    question = "SELECT count(*), count(value), min(value) FROM account_days WHERE account = '{}' AND metric = '{}'"
    days = next(export.told.days["followers"] for export in LOADED if export.importer == "tiktok_follower_history")
    known = [value for value in days.values() if value is not None]
    assert len(known) < len(days)
    assert office.ask(question.format("tiktok:haileytupy2.0", "followers")) == [(len(days), len(known), min(known))]


@pytest.mark.parametrize("monday", [date(2025, 11, 3), date(2025, 11, 10), date(2025, 12, 15), date(2026, 6, 1)], ids=str)
@pytest.mark.parametrize("measure", ["reach", "views"])
def test_the_map_shows_the_files_own_sums(office: Office, monday: date, measure: str) -> None:
    week = {monday + timedelta(days=day) for day in range(7)}
    told: dict[str, dict[tuple, int]] = defaultdict(dict)
    for export in LOADED:
        if export.account in HOMES:
            for day, value in export.told.days.get(measure, {}).items():
                if day in week and value is not None:
                    told[CODES[HOMES[export.account][0]]][export.account, day] = value
    with shelf.reading(office.folders.data) as warehouse:
        regions = regency_reach(warehouse, Scope("35", week=monday), MEASURES[measure]).set_index("code")
    assert len(regions) == 38
    for code, region in regions.iterrows():
        if code not in CODES.values():
            assert region["state"] == "no_account"
        elif told[code]:
            assert (region["total"], region["accounts_with_data"]) == (
                sum(told[code].values()), len({account for account, _ in told[code]}))  # fmt: skip
            assert measure != "reach" or region["largest"] == max(told[code].values())
        else:
            assert region["state"] in ("no_data", "value")
    assert sum(map(bool, told.values())) >= (1 if monday.year == 2026 else 2)


def test_a_stacked_file_gives_each_account_its_own_blocks(tmp_path: Path) -> None:
    stacked = [EXPORTS / "meta" / "marko7bub" / name for name in ("Follows.csv", "Reach.csv", "Visits.csv")]
    accounts = [Account("facebook", "mh4ukraine"), Account("instagram", "mh4ukraine")]
    folders = Folders(tmp_path / "data")
    for account in accounts:
        assert {receipt.state for receipt in load(folders, stacked, order(account, now=LOADED_AT))} == {"loaded"}
    with reading(folders) as connection:
        found = connection.execute("SELECT account, metric::VARCHAR, day, value FROM account_days").fetchall()
    assert {row[:3]: row[3] for row in found} == {
        (str(account), metric, day): value
        for account in accounts
        for path in stacked
        for metric, days in READERS["meta_daily"](path, str(account)).days.items()
        for day, value in days.items()
    }
