"""What all tests share: a property is about what is true, not about how fast this machine is today; and which tests are slow."""

from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("jangkau", deadline=None)
settings.load_profile("jangkau")

# Files of tests that take more than a few seconds of a quiet core, most of it for offices that are loaded and pages that are
# opened. `make check` leaves them out, `make test` runs them all.
SLOW = frozenset(
    "test_access test_agenda_no_data test_agenda_response test_batches test_bounds test_bulk test_collaboration test_commands "
    "test_compare_exports test_crash test_crash_turns test_cut test_demo test_desks test_etl_cli test_exports "
    "test_findings_shares test_forget test_forget_report test_hostile test_inbox test_keep test_keep_cli test_keep_guards "
    "test_keep_marts test_keep_property test_limit test_marts test_meetup_cli test_meetup_estimate test_meetup_panels "
    "test_metrics_cli test_metrics_compare test_metrics_questions test_metrics_registered test_new_format test_post_spans "
    "test_recovery test_registry test_report test_report_command test_report_disk test_report_frozen test_report_leaflet "
    "test_report_ledger test_report_leverage test_report_reading test_retention test_sources test_themes test_two_loaders "
    "test_used_columns test_whose test_zones".split()
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        name = Path(item.path).stem
        if name in SLOW or name.startswith("test_page_"):
            item.add_marker(pytest.mark.slow)
