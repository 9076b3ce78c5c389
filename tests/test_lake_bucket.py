"""A lake whose data files lie in an S3 bucket: loaded, read, withdrawn, tidied and moved back, and no key is told anywhere."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from etl.keep.move import moved
from etl.keep.undo import restore, withdraw
from etl.load import load
from etl.status import status
from jangkau.elsewhere import fetched
from jangkau.warehouse import catalogue as ways
from jangkau.warehouse.folders import Folders
from jangkau.warehouse.following import Follower
from jangkau.warehouse.lake import Lake, lake_of
from jangkau.warehouse.trouble import Trouble
from tests.bucket import KEYS, NAME, bucket, client
from tests.lakes import rows, seen_elsewhere
from tests.made import order
from tests.test_lake import days
from tests.test_lake_readers import tidied

pytest.importorskip("duckdb_extension_httpfs", reason="pip install duckdb-extension-httpfs")
DEAD = "http://127.0.0.1:9"  # where nobody answers
ORPHAN = "ducklake-01890000-0000-7000-8000-000000000000.parquet"


@pytest.fixture(scope="module")
def s3() -> Iterator[dict[str, str]]:
    with bucket() as environment:
        yield environment


@pytest.fixture
def folders(s3: dict[str, str], lake_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Folders:
    for name, value in s3.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("WAREHOUSE_FILES", f"s3://{NAME}/{tmp_path.name}/")
    monkeypatch.setattr(ways, "INLINED", 0)  # a few rows make a file, as many would
    return Folders(tmp_path / "data")


def lake(folders: Folders) -> Lake:
    there = lake_of(folders)
    assert there is not None
    return there


def keys(s3: dict[str, str], folders: Folders) -> list[str]:
    """The files of an office's lake in the bucket."""
    prefix = lake(folders).files.removeprefix(f"s3://{NAME}/")
    return [
        file["Key"] for file in client(s3["AWS_ENDPOINT_URL"]).list_objects_v2(Bucket=NAME, Prefix=prefix).get("Contents", [])
    ]


def test_what_is_loaded_and_withdrawn_is_read_from_the_bucket_elsewhere(folders: Folders, s3, tmp_path: Path) -> None:
    load(folders, [days(tmp_path, "one", 5, 7, None, 9)], order())
    (receipt,) = load(folders, [days(tmp_path, "two", 6, 7, 8)], order())
    assert keys(s3, folders) and not (folders.data / "lake").exists()
    elsewhere = tmp_path / "elsewhere"
    assert seen_elsewhere(folders, elsewhere) == rows(folders.snapshot(folders.version))
    for change in (withdraw, restore):
        change(folders, receipt.import_id, order())
        assert seen_elsewhere(folders, elsewhere) == rows(folders.snapshot(folders.version))


def test_tidying_takes_from_the_bucket_what_nothing_needs(folders: Folders, s3, tmp_path: Path) -> None:
    for number in range(3):
        load(folders, [days(tmp_path, str(number), number, 7)], order())
    before, there = rows(folders.snapshot(folders.version)), keys(s3, folders)
    put = client(s3["AWS_ENDPOINT_URL"]).put_object
    orphan = f"{there[0].rpartition('/')[0]}/{ORPHAN}"
    other_office = f"{tmp_path.name}/kantor_lain/{ORPHAN}"
    for key in (orphan, other_office):
        put(Bucket=NAME, Key=key, Body=b"left by a writer that was killed")
    assert tidied(folders) > 0
    assert orphan not in keys(s3, folders) and len(keys(s3, folders)) < len(there)
    assert client(s3["AWS_ENDPOINT_URL"]).head_object(Bucket=NAME, Key=other_office)
    assert seen_elsewhere(folders, tmp_path / "elsewhere") == before


def test_it_is_moved_in_and_back_with_the_same_fingerprint(
    folders: Folders, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as file:
        file.delenv("WAREHOUSE_URL")
        load(folders, [days(tmp_path, "one", 5, 7, None, 9)], order())
        before = status(folders)["fingerprint"]
    into = moved(folders, lake(folders), True, lambda: None)
    shutil.rmtree(folders.warehouse)
    back = moved(folders, lake(folders), False, lambda: None)
    assert (into.same, back.same) == (True, True) and {into.fingerprint, back.fingerprint} == {before}
    monkeypatch.delenv("WAREHOUSE_URL")
    assert status(folders)["fingerprint"] == before


def test_a_bucket_that_is_away_or_refuses_is_named_and_no_key_is_told(
    folders: Folders, catalogue_server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    load(folders, [days(tmp_path, "one", 5, 7)], order())
    there = lake(folders)
    assert KEYS["AWS_SECRET_ACCESS_KEY"] not in catalogue_server.ask(f"SELECT * FROM {there.schema}.ducklake_metadata")
    monkeypatch.setattr(ways, "_ways", {})  # as a process that begins
    with monkeypatch.context() as away:
        away.setenv("AWS_ENDPOINT_URL", DEAD)
        with pytest.raises(Trouble) as met:
            load(folders, [days(tmp_path, "two", 6)], order())
        assert (met.value.code, met.value.place) == ("elsewhere_unreachable", there.files)
        assert KEYS["AWS_SECRET_ACCESS_KEY"] not in f"{met.value!r} {met.value.about} {met.value.__cause__!r}"
        assert met.value.__suppress_context__
        shutil.rmtree(folders.warehouse)
        assert fetched(["--data", str(folders.data), "--lang", "en"]) == 1
        said = capfd.readouterr()
        assert there.files in said.err and "RAHASIA" not in said.out + said.err
    monkeypatch.setattr(ways, "_ways", {})
    load(folders, [days(tmp_path, "two", 6)], order())
    assert len(rows(folders.snapshot(folders.version))["imports"]) == 2


@pytest.mark.parametrize("lacking", ["AWS_ACCESS_KEY_ID", "duckdb_extension_httpfs"])
def test_what_is_lacking_for_a_bucket_is_said_before_anything_is_written(
    folders: Folders, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lacking: str
) -> None:
    if lacking.startswith("AWS"):
        monkeypatch.delenv(lacking)
    else:
        real = ways.find_spec
        monkeypatch.setattr(ways, "find_spec", lambda name: None if name == lacking else real(name))
    follower = Follower(folders.data, lake(folders))
    follower.look()
    with pytest.raises(Trouble) as met:
        load(folders, [days(tmp_path, "one", 5, 7)], order())
    assert follower.trouble and follower.trouble.code == met.value.code
    assert met.value.code == ("elsewhere_credentials" if lacking.startswith("AWS") else "lake_extension")
    assert not folders.ledger.exists() and not folders.version


def test_an_address_of_files_that_holds_a_secret_is_refused_without_telling_it(
    folders: Folders, monkeypatch: pytest.MonkeyPatch
) -> None:
    for address in ("s3://KUNCI:RAHASIA@kantor/danau", "gs://RAHASIA/danau", "s3://kantor/danau?key=RAHASIA"):
        monkeypatch.setenv("WAREHOUSE_FILES", address)
        with pytest.raises(Trouble) as met:
            lake_of(folders)
        assert met.value.code == "elsewhere_address" and "RAHASIA" not in str(met.value)
