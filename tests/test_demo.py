"""The demo's files: the same bytes each time, each claimed by one importer, and refused only where planned."""

import hashlib
import math
import os
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from statistics import mean

import pytest

from data.demo import Manifest, write
from data.demo.accounts import accounts
from data.demo.attendance import attendance, came
from data.demo.calendar import place_of
from data.demo.events import agendas
from data.demo.series import days_of
from etl.model import Account
from etl.read.opening import open_paths
from etl.read.reading import Reading, Stopped, read
from etl.read.recognise import recognise
from etl.read.source import Source
from etl.registry.files import read_registry

ROOT = Path(__file__).parent.parent
SCALE = 0.05


@dataclass(frozen=True)
class Written:
    """The demo at a small scale, with what is read of each of its files."""

    folder: Path
    manifest: Manifest
    readings: tuple[Reading | Stopped, ...]


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Written:
    folder, into = tmp_path_factory.mktemp("demo"), tmp_path_factory.mktemp("unzipped")
    manifest = write(folder, SCALE)
    readings = []
    for number, (path, account) in enumerate(manifest.exports):
        place = into / str(number)
        place.mkdir()
        for source in open_paths([path], place):
            readings.append(read(source, Account.parse(account) if account else None))
    return Written(folder, manifest, tuple(readings))


def digests(folder: Path) -> dict[str, str]:
    return {
        str(file.relative_to(folder)): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in sorted(folder.rglob("*")) if file.is_file()
    }  # fmt: skip


def test_same_bytes_in_every_run(demo: Written, tmp_path: Path) -> None:
    """A process of its own: nothing may rest on what this one keeps in mind, or on the order of its sets."""
    program = f"from pathlib import Path; from data.demo import write; write(Path({str(tmp_path)!r}), {SCALE})"
    subprocess.run([sys.executable, "-c", program], check=True, cwd=ROOT, env=os.environ | {"PYTHONHASHSEED": "7"})
    assert digests(tmp_path) == digests(demo.folder)


def test_every_file_stands_in_the_manifest_once(demo: Written) -> None:
    listed = [path for path, _ in demo.manifest.exports] + [path for _, path in demo.manifest.registry]
    assert sorted(listed) == sorted(file for file in demo.folder.rglob("*") if file.is_file())


def test_every_file_is_read_by_the_importer_that_claims_it(demo: Written) -> None:
    stopped = [(reading.source.label, reading.issue) for reading in demo.readings if isinstance(reading, Stopped)]
    assert not stopped
    assert {reading.importer.name for reading in demo.readings} >= {
        "meta_daily", "instagram_posts", "facebook_posts", "tiktok_overview", "tiktok_follower_history", "tiktok_content",
        "tiktok_business_content", "youtube_totals", "youtube_table", "youtube_chart", "x_overview", "x_content",
        "linkedin_followers", "follower_sheet", "fanpage_karma",
    }  # fmt: skip


def test_rows_add_up_and_only_the_planned_ones_are_refused(demo: Written) -> None:
    for reading in demo.readings:
        assert reading.rows_read == reading.loaded + reading.ignored.total() + reading.refused
    refused = Counter(issue.code for reading in demo.readings for issue in reading.issues if issue.refused)
    assert refused == demo.manifest.refusals
    assert sum(reading.refused for reading in demo.readings) == demo.manifest.refusals.total()
    notes = {issue.code for reading in demo.readings for issue in reading.issues if not issue.refused}
    assert notes <= {"followers_step", "series_repeats", "day_far_above"}  # odd, and for a person to look at: never unread


def test_numbers_arrive_as_they_were_made(demo: Written) -> None:
    """Totals of the follower sheets that were not rounded, against the demo's own truth."""
    truth = {account.key: days_of(account).followers for account in accounts()}
    sheets = [reading for reading in demo.readings if reading.importer.name in ("follower_sheet", "tiktok_follower_history")]
    values = [value for reading in sheets for row in reading.rows for value in row.days if value.observed == "reported"]
    assert len(values) > 1000
    assert all(value.value == truth[str(value.account)][place_of(value.day)] for value in values)


def test_registry_files_are_read_whole(demo: Written) -> None:
    for content, path in demo.manifest.registry:
        reading = read_registry(Source(path, path.name), content)
        assert not reading.issues and reading.loaded == reading.rows_read > 0, content


def test_only_two_accounts_have_data_and_are_not_registered(demo: Written) -> None:
    path = dict(demo.manifest.registry)["accounts"]
    known = {line.key for line in read_registry(Source(path, path.name), "accounts").lines}
    seen = {str(account) for reading in demo.readings for account in (reading.account, *reading.accounts) if account}
    assert seen - known == {"instagram:jelajahmadura.contoh", "facebook:infobromo.contoh"}


def test_a_file_that_needs_no_choice_says_whose_it_is(demo: Written, tmp_path: Path) -> None:
    for path, account in demo.manifest.exports:
        if account is None:
            for source in open_paths([path], tmp_path):
                importer = recognise(source)
                assert importer.names_accounts or importer.sets_aside or len(importer.accounts(source)) == 1


def test_every_account_is_recognisably_invented() -> None:
    assert all("contoh" in account.handle for account in accounts())
    assert len({account.key for account in accounts()}) == len(accounts())
    assert Counter(account.province for account in accounts())["35"] > 200


def test_attendance_covers_every_place_of_east_java() -> None:
    places = {account.place.code for account in accounts() if came("ejsn-2021", account)}
    assert len(places) == 38
    assert 95 <= len(attendance()["ejsn-2021"]) <= 105
    assert all(agenda.name and agenda.hashtag.startswith("#") for agenda in agendas())


def test_ejsn_attendees_rise_and_silih_tulungan_attendees_do_not() -> None:
    """Growth less the trend before, attendees against the others of the province: +8 % and nothing, in log points."""

    def added(account, before: date, after: date, first: date, last: date) -> float:
        log = [math.log(days_of(account).followers[place_of(day)]) for day in (before, after, first, last)]
        return (log[1] - log[0]) - (log[3] - log[2]) * (after - before).days / (last - first).days

    def gap(event: str, province: str, *days: date) -> float:
        groups: dict[bool, list[float]] = {True: [], False: []}
        for account in accounts():
            if account.province == province and account.registered and account.place:
                groups[came(event, account)].append(added(account, *days))
        return mean(groups[True]) - mean(groups[False])

    ejsn = gap("ejsn-2021", "35", date(2021, 11, 28), date(2022, 1, 23), date(2021, 4, 4), date(2021, 10, 3))
    silih = gap("silih-tulungan-2020", "32", date(2020, 11, 8), date(2021, 1, 3), date(2020, 7, 5), date(2020, 9, 6))
    assert abs(ejsn - 0.08) < 0.01
    assert abs(silih) < 0.02
