"""Versions sent to a bucket or a shared folder, and dashboards that read them there: whole, or not at all."""

import os
import signal
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from filelock import FileLock

from etl.keep.undo import withdraw
from etl.load import load
from etl.status import status
from jangkau import elsewhere
from jangkau.locales import LANGUAGES, speaker
from jangkau.metrics.office import facts
from jangkau.metrics.shelf import reading
from jangkau.metrics.warehouse import WarehouseLost
from jangkau.warehouse import following, places
from jangkau.warehouse.bucket import Bucket
from jangkau.warehouse.folders import Folders
from jangkau.warehouse.following import Follower, fetch
from jangkau.warehouse.places import SharedFolder, place_of
from jangkau.warehouse.sending import KEEP, pointed_at, send, unsent
from jangkau.warehouse.trouble import Trouble
from tests.bucket import KEYS, NAME, bucket, client
from tests.loading import FORKED
from tests.made import meta_daily, order, run_of

VERBS = ("read", "fetch", "write", "send", "names", "remove")
DEAD = "http://127.0.0.1:9"  # where nobody answers


@pytest.fixture(scope="module")
def s3() -> Iterator[dict[str, str]]:
    with bucket() as environment:
        yield environment


@pytest.fixture(params=["folder", "bucket"])
def url(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A place that holds nothing yet."""
    if request.param == "folder":
        return (tmp_path / "shared").as_uri()
    for name, value in request.getfixturevalue("s3").items():
        monkeypatch.setenv(name, value)
    return f"s3://{NAME}/{tmp_path.name}"


@pytest.fixture
def office(tmp_path: Path) -> Folders:
    return Folders(tmp_path / "office")


@pytest.fixture
def cache(tmp_path: Path) -> Folders:
    return Folders(tmp_path / "cache")


def loaded(office: Folders, value: int = 3) -> dict:
    export = meta_daily(office.data.parent / f"{value}/Reach.csv", "Reach", run_of(date(2021, 12, 6), value, 4))
    (receipt,) = load(office, [export], order())
    assert receipt.state == "loaded"
    return status(office)


def test_what_is_published_is_what_readers_elsewhere_see(url, office, cache, monkeypatch):
    monkeypatch.setenv(places.SENDS, url)
    for value in range(1, KEEP + 3):
        counts = loaded(office, value)
        assert fetch(cache, place_of(url)) == office.version and status(cache) == counts and unsent(office) is None
    kept = {name for name in place_of(url).names() if name.endswith(".duckdb")}
    assert len(kept) == KEEP and f"{office.version:06d}.duckdb" in kept
    assert len(cache.snapshots) <= 3 and not list(cache.warehouse.glob("*.arriving"))
    with reading(cache.data) as warehouse:
        assert facts(warehouse)["fingerprint"] == counts["fingerprint"]


def test_a_reader_who_holds_a_version_keeps_it_while_the_next_is_fetched(url, office, cache):
    first = loaded(office, 1)
    send(office, place_of(url))
    fetch(cache, place_of(url))
    with reading(cache.data) as held:
        loaded(office, 2)
        send(office, place_of(url))
        fetch(cache, place_of(url))
        assert facts(held)["fingerprint"] == first["fingerprint"]
    with reading(cache.data) as newer:
        assert facts(newer)["fingerprint"] == status(office)["fingerprint"]


def test_a_version_that_is_not_whole_is_not_read(url, office, cache):
    before = loaded(office, 1)
    send(office, place_of(url))
    fetch(cache, place_of(url))
    loaded(office, 2)
    send(office, place_of(url))
    cut = office.snapshot(office.version).read_bytes()[:-1] + b"x"
    place_of(url).write(f"{office.version:06d}.duckdb", cut)
    follower = Follower(cache.data, place_of(url))
    follower.look()
    assert follower.trouble and follower.trouble.code == "elsewhere_damaged" and status(cache) == before
    send(office, place_of(url))  # it is there already, as far as CURRENT and the seal tell
    place_of(url).remove(f"{office.version:06d}.seal")
    send(office, place_of(url))
    follower.look()
    assert follower.trouble is None and status(cache) == status(office)


def test_a_copy_that_was_damaged_here_is_fetched_again(url, office, cache):
    counts = loaded(office)
    send(office, place_of(url))
    version = fetch(cache, place_of(url))
    cache.snapshot(version).write_bytes(b"x" * 4096)
    fetch(cache, place_of(url))
    assert status(cache) == counts


def test_an_older_office_does_not_go_over_a_newer_one(url, office, tmp_path):
    for value in (1, 2):
        loaded(office, value)
    send(office, place_of(url))
    other = Folders(tmp_path / "other")
    loaded(other, 3)
    with pytest.raises(Trouble) as refused:
        send(other, place_of(url))
    assert refused.value.code == "elsewhere_newer" and pointed_at(place_of(url)) == office.version


class Watched:
    """A place whose verbs are counted: the process is killed before the one with the given number (after the one before)."""

    def __init__(self, place: object, last: int) -> None:
        self.place, self.last, self.url = place, last, "watched"

    def __getattr__(self, name: str):
        act = getattr(self.place, name)
        return self._counted(act) if name in VERBS else act

    def _counted(self, act):
        def counted(*arguments):
            self._step()
            return act(*arguments)

        return counted

    def _step(self) -> None:
        self.last -= 1
        if self.last == 0:
            os.kill(os.getpid(), signal.SIGKILL)


def ended(act, *arguments: object) -> bool:
    """Whether a process came to its end, or was killed on the way."""
    process = FORKED.Process(target=act, args=arguments)
    process.start()
    process.join()
    return process.exitcode == 0


def test_a_sender_killed_at_any_verb_leaves_a_whole_version(url, office, cache):
    before = loaded(office, 1)
    send(office, place_of(url))
    step, killed = 1, 0
    while True:
        after = loaded(office, step + 1)
        whole = ended(send, office, Watched(place_of(url), step))
        fetch(cache, place_of(url))
        assert status(cache) in (before, after), step
        if whole:
            break
        killed, step = killed + 1, step + 1
        assert send(office, place_of(url)) == office.version
        fetch(cache, place_of(url))
        assert status(cache) == after
        before = after
    assert killed >= 6
    assert sum(name.endswith(".duckdb") for name in place_of(url).names()) == KEEP


def test_a_fetcher_killed_at_any_verb_leaves_a_whole_version(url, office, cache):
    before, step = loaded(office, 1), 1
    send(office, place_of(url))
    fetch(cache, place_of(url))
    while True:
        after = loaded(office, step + 1)
        send(office, place_of(url))
        whole = ended(fetch, cache, Watched(place_of(url), step))
        assert status(cache) in (before, after)
        fetch(cache, place_of(url))
        assert status(cache) == after
        if whole:
            break
        before, step = after, step + 1
    assert step > 3 and not list(cache.warehouse.glob("*.arriving"))


def test_a_load_is_kept_where_the_bucket_does_not_answer_and_is_sent_later(s3, office, monkeypatch, capfd):
    for name, value in (s3 | {"AWS_ENDPOINT_URL": DEAD, places.SENDS: f"s3://{NAME}/late"}).items():
        monkeypatch.setenv(name, value)
    loaded(office)
    assert elsewhere.main(["--data", str(office.data), "--lang", "en"]) == 1
    told = unsent(office)
    assert told and told.code == "not_sent_failed" and told.about["why"] == "EndpointConnectionError"
    said = capfd.readouterr()
    for lang in LANGUAGES:
        said_all = said.out + said.err + told.said(speaker(lang))
        assert f"s3://{NAME}/late" in said_all and not any(key in said_all for key in KEYS.values() if key.isupper())
    monkeypatch.setenv("AWS_ENDPOINT_URL", s3["AWS_ENDPOINT_URL"])
    assert elsewhere.main(["--data", str(office.data)]) == 0 and unsent(office) is None


def test_a_sender_killed_before_it_noted_anything_is_told(office, url, monkeypatch):
    loaded(office)
    monkeypatch.setenv(places.SENDS, url)
    told = unsent(office)
    assert told and told.code == "not_sent" and told.place == place_of(url).url


def test_readers_keep_their_version_where_the_bucket_is_gone(s3, office, cache, monkeypatch):
    for name, value in (s3 | {places.READS: f"s3://{NAME}/gone"}).items():
        monkeypatch.setenv(name, value)
    follower = following._following[cache.data.resolve()] = Follower(cache.data, place_of(f"s3://{NAME}/gone"))
    follower.look()
    with pytest.raises(WarehouseLost) as lost, reading(cache.data):
        pass
    assert lost.value.trouble.code == "elsewhere_empty", "not an office that is empty and may load the demo"
    monkeypatch.delenv(places.READS)
    counts = loaded(office)
    send(office, place_of(f"s3://{NAME}/gone"))
    monkeypatch.setenv(places.READS, f"s3://{NAME}/gone")
    follower.look()
    assert follower.trouble is None
    monkeypatch.setenv("AWS_ENDPOINT_URL", DEAD)
    follower.place = place_of(f"s3://{NAME}/gone")
    follower.look()
    assert following.trouble_elsewhere(cache.data).code == "elsewhere_unreachable" and status(cache) == counts
    del following._following[cache.data.resolve()]


def test_a_shared_folder_is_read_in_its_place_and_nothing_is_written_there(office, tmp_path, monkeypatch):
    counts = loaded(office)
    shared = office.warehouse
    there = sorted((path.name, path.stat().st_mtime_ns) for path in shared.iterdir())
    monkeypatch.setenv(places.READS, shared.as_uri())
    reader = Folders(tmp_path / "reader")
    assert reader.warehouse == shared and status(reader) == counts
    with FileLock(shared / ".lock"), reading(reader.data) as warehouse:
        assert facts(warehouse)["fingerprint"] == counts["fingerprint"]
    assert sorted((path.name, path.stat().st_mtime_ns) for path in shared.iterdir()) == there
    assert not reader.data.exists()


def test_whoever_reads_elsewhere_loads_nothing(office, tmp_path, monkeypatch):
    loaded(office)
    import_id = status(office) and next(iter(open_ledger(office)))
    monkeypatch.setenv(places.READS, office.warehouse.as_uri())
    for act in (lambda: loaded(Folders(tmp_path / "reader"), 9), lambda: withdraw(office, import_id, order())):
        with pytest.raises(Trouble) as refused:
            act()
        assert refused.value.code == "reads_only"


def open_ledger(office: Folders) -> list[str]:
    from etl.keep.ledger import read_ledger

    return [entry["import_id"] for entry in read_ledger(office).entries]


@pytest.mark.parametrize(
    "wrong", ["", "s3://", "s3://KUNCI:RAHASIA@kantor/x", "file://host/x", "ftp://x/y", "s3://kantor/x?KUNCI=RAHASIA"]
)
def test_an_address_that_is_none_is_refused_without_its_secrets(wrong):
    with pytest.raises(Trouble) as refused:
        place_of(wrong)
    said = refused.value.said(speaker("en"))
    assert refused.value.code == "elsewhere_address" and "RAHASIA" not in said and "KUNCI" not in said


def test_without_keys_no_others_are_looked_for(monkeypatch):
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.delenv(name, raising=False)
    with pytest.raises(Trouble) as refused:
        Bucket(NAME, "x").names()
    assert refused.value.code == "elsewhere_credentials"


def test_a_shared_folder_that_is_none_is_named_and_the_load_is_kept(office, tmp_path, monkeypatch):
    file = tmp_path / "file"
    file.touch()
    with pytest.raises(Trouble) as refused:
        SharedFolder(file).write("x", b"")
    assert refused.value.code == "elsewhere_unreachable" and refused.value.place == file.as_uri()
    monkeypatch.setenv(places.SENDS, file.as_uri())
    loaded(office)
    assert unsent(office).code == "not_sent_failed"


def test_halves_of_a_killed_sender_do_not_stay(s3, tmp_path, monkeypatch):
    for name, value in s3.items():
        monkeypatch.setenv(name, value)
    there = client(s3["AWS_ENDPOINT_URL"])
    there.create_multipart_upload(Bucket=NAME, Key="halves/000001.duckdb")
    (tmp_path / "x").write_bytes(b"x")
    Bucket(NAME, "halves").send("000001.duckdb", tmp_path / "x")
    assert "Uploads" not in there.list_multipart_uploads(Bucket=NAME, Prefix="halves/")
