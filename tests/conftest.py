"""What all tests share: a property is about what is true, not about how fast this machine is today; and which tests are slow."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from tests import postgres

settings.register_profile("jangkau", deadline=None)
settings.load_profile("jangkau")

# Files of tests that take more than a few seconds of a quiet core, most of it for offices that are loaded and pages that are
# opened. `make check` leaves them out, `make test` runs them all.
SLOW = {
    "access", "agenda_no_data", "agenda_response", "audience", "batches", "bounds", "breaks", "bulk", "collaboration",
    "commands", "compare_exports", "crash", "crash_turns", "cut", "definitions_version", "demo", "desks", "doubts", "elsewhere",
    "etl_cli",
    "exports", "findings_shares", "forget", "forget_report", "hostile", "inbox", "keep", "keep_cli", "keep_guards",
    "keep_marts", "keep_property", "lake",
    "lake_engine", "lake_readers", "limit", "marts", "meetup_cli", "meetup_demo", "meetup_estimate", "meetup_panels",
    "meetup_plan", "meetup_published", "meetup_troubles", "metrics_cli", "metrics_compare", "metrics_index",
    "metrics_overview", "metrics_post_performance", "metrics_questions", "metrics_reach", "metrics_registered",
    "metrics_warehouse", "new_format", "office_sheet", "post_spans", "recovery", "registry", "registry_declared", "report",
    "report_command", "report_disk", "report_frozen", "report_leaflet", "report_ledger", "report_leverage", "report_reading",
    "retention", "schema_old", "sources", "themes", "two_loaders", "used_columns", "watch", "whose", "zones",
}  # fmt: skip


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        name = Path(item.path).stem.removeprefix("test_")
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


@pytest.fixture(scope="session", autouse=True)
def engine(request: pytest.FixtureRequest) -> Iterator[None]:
    """With JANGKAU_TESTS_IN=lake every office of this run keeps its versions in a lake (`make test-lake`)."""
    with pytest.MonkeyPatch.context() as patch:
        if os.environ.get("JANGKAU_TESTS_IN") == "lake":
            patch.setenv("WAREHOUSE_URL", request.getfixturevalue("catalogue_server").url)
        yield


@pytest.fixture
def lake_url(catalogue_server: postgres.Server, monkeypatch: pytest.MonkeyPatch) -> str:
    """Every office of this test keeps its versions in a lake."""
    monkeypatch.setenv("WAREHOUSE_URL", catalogue_server.url)
    return catalogue_server.url
