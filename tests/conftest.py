"""What all tests share: a property is about what is true, not about how fast this machine is today; and which tests are slow."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from jangkau.warehouse import catalogue
from jangkau.warehouse.folders import Folders
from tests import postgres
from tests.lakes import rows, seen_elsewhere

settings.register_profile("jangkau", deadline=None)
settings.load_profile("jangkau")

# Files of tests that take more than a few seconds of a quiet core, most of it for offices that are loaded and pages that are
# opened. `make check` leaves them out, `make test` runs them all.
SLOW = {
    "access", "agenda_no_data", "agenda_response", "audience", "batches", "bounds", "breaks", "bulk", "collaboration",
    "commands", "compare_exports", "crash", "crash_turns", "cut", "definitions_version", "demo", "desks", "doubts", "elsewhere",
    "etl_cli",
    "exports", "findings_shares", "forget", "forget_report", "hostile", "inbox", "keep", "keep_cli", "keep_guards",
    "keep_marts", "keep_property", "lake", "lake_bucket", "lake_forget", "lake_operating", "lake_property", "lake_readers",
    "limit", "marts", "meetup_cli", "meetup_demo", "meetup_estimate", "meetup_panels",
    "meetup_plan", "meetup_published", "meetup_troubles", "metrics_cli", "metrics_compare", "metrics_index",
    "metrics_overview", "metrics_post_performance", "metrics_questions", "metrics_reach", "metrics_registered",
    "metrics_warehouse", "new_format", "office_sheet", "post_spans", "recovery", "registry", "registry_declared", "report",
    "report_command", "report_disk", "report_frozen", "report_leaflet", "report_ledger", "report_leverage", "report_reading",
    "retention", "schema_old", "sources", "themes", "two_loaders", "used_columns", "watch", "whose", "zones",
}  # fmt: skip


# Files of loading, withdrawing, marts and metrics, each test of which runs on both engines: in a file and in a lake.
ON_BOTH = {
    "keep", "marts", "metrics_cli", "metrics_compare", "metrics_gap", "metrics_index", "metrics_overview",
    "metrics_post_performance", "metrics_questions", "metrics_reach", "metrics_registered", "metrics_warehouse",
}  # fmt: skip


IN_A_LAKE = os.environ.get("JANGKAU_TESTS_IN") == "lake"


def topic(item: pytest.Item) -> str:
    """What a test's file is about, by its name."""
    return Path(item.path).stem.removeprefix("test_")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        name = topic(item)
        if name in SLOW or name.startswith("page_"):
            item.add_marker(pytest.mark.slow)


@pytest.fixture(scope="session")
def catalogue_server() -> Iterator[postgres.Server]:
    """A PostgreSQL for the lakes of this run."""
    programs = postgres.binaries()
    if programs is None:
        pytest.skip("PostgreSQL is not installed: apt-get install postgresql")
    with postgres.served(programs) as server:
        yield server


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """With JANGKAU_TESTS_IN=lake every office of the run is in a lake (`make test-lake`)."""
    lake = pytest.param("lake", marks=pytest.mark.slow)
    if IN_A_LAKE:
        metafunc.parametrize("engine", [lake], indirect=True, scope="module")
    elif topic(metafunc.definition) in ON_BOTH and not metafunc.definition.get_closest_marker("file_alone"):
        metafunc.parametrize("engine", ["file", lake], indirect=True, scope="module")


@pytest.fixture(scope="module", autouse=True)
def engine(request: pytest.FixtureRequest) -> Iterator[str]:
    """Where the offices of a test, and what several tests of a file share, keep their versions."""
    name = getattr(request, "param", "file")
    with pytest.MonkeyPatch.context() as patch:
        if name == "lake":
            in_a_lake(request.getfixturevalue("catalogue_server"), patch)
        yield name


@pytest.fixture(autouse=True)
def the_same_elsewhere(request: pytest.FixtureRequest, engine: str) -> Iterator[None]:
    """Of what a test loaded into a lake another machine brings the very rows."""
    place = request.getfixturevalue("tmp_path") if engine == "lake" else None
    yield
    for ledger in place.rglob("archive/ledger.jsonl") if place and topic(request.node) in ON_BOTH else ():
        office = Folders(ledger.parents[1])
        if office.version:
            elsewhere = seen_elsewhere(office, place / f"elsewhere-{office.data.name}")
            assert elsewhere == rows(office.snapshot(office.version))


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    """An office of which nothing is there yet."""
    return Folders(tmp_path / "data")


@pytest.fixture
def lake_url(catalogue_server: postgres.Server, monkeypatch: pytest.MonkeyPatch) -> str:
    """Every office of this test keeps its versions in a lake."""
    in_a_lake(catalogue_server, monkeypatch)
    return catalogue_server.url


def in_a_lake(server: postgres.Server, patch: pytest.MonkeyPatch) -> None:
    patch.setenv("WAREHOUSE_URL", server.url)
    patch.setitem(catalogue.CONFIG, "allow_unsigned_extensions", "true")  # looked at again, they cost more than a load
