"""What is true of an office in a file is true of one in a lake: tests of loading, withdrawing and marts, in a lake."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from jangkau.warehouse.folders import Folders
from tests.test_keep import (  # noqa: F401
    folders,
    test_a_missing_value_never_replaces_a_number,
    test_a_refused_file_leaves_everything_as_it_was,
    test_a_sheet_keeps_rounded_and_missing_apart,
    test_an_office_whose_first_files_are_all_refused_stays_empty,
    test_rebuild_needs_the_archive_alone,
    test_the_newer_export_counts_where_two_overlap,
    test_the_registry_counts_its_newest_file_and_gives_way_when_withdrawn,
    test_the_same_bytes_again_change_nothing,
    test_withdraw_and_restore_put_the_facts_back_exactly,
)
from tests.test_lake import rows, seen_elsewhere
from tests.test_marts import (  # noqa: F401
    test_a_region_counts_its_registered_accounts_while_they_are_active,
    test_interactions_are_the_parts_where_they_are_told,
    test_posts_stand_in_where_an_account_has_no_daily_series,
    test_the_parts_of_a_week_add_up_to_the_whole,
)
from tests.test_metrics_warehouse import test_an_empty_office_has_no_warehouse  # noqa: F401
from tests.test_two_loaders import (  # noqa: F401
    test_a_loader_that_dies_gives_up_its_place,
    test_the_second_loader_says_that_it_waits,
)


@pytest.fixture(autouse=True)
def in_a_lake(lake_url: str, tmp_path: Path) -> Iterator[None]:
    """Every office of the test is in a lake; in the end another machine brings the very rows that each of them has."""
    yield
    for pointer in tmp_path.rglob("warehouse/CURRENT"):
        office = Folders(pointer.parents[1])
        elsewhere = seen_elsewhere(office, tmp_path / f"elsewhere-{office.data.name}")
        assert elsewhere == rows(office.snapshot(office.version))
