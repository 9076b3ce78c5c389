"""Whatever is loaded, withdrawn and restored in a lake: a rebuild gives the same, and another machine brings the very rows."""

import tempfile
from pathlib import Path

from hypothesis import HealthCheck, example, given, settings

from etl.keep.undo import rebuild
from etl.status import status
from tests import test_keep_marts, test_keep_property
from tests.lakes import rows, seen_elsewhere
from tests.test_keep_marts import ALL, MOVED, done, marts
from tests.test_keep_property import ends_where_a_plain_loading_ends

# A turn in a lake takes seconds; `make test-lake` makes all of those that a file is given.
FEW = settings(max_examples=2, deadline=None, suppress_health_check=list(HealthCheck))


@FEW
@given(test_keep_property.EXPORTS, test_keep_property.STEPS)
def test_any_sequence_ends_where_a_plain_loading_ends(lake_url: str, exports: list, steps: list) -> None:
    ends_where_a_plain_loading_ends(exports, steps)


@FEW
@given(test_keep_marts.FILES, test_keep_marts.STEPS)
@example(MOVED, [*ALL, ("withdraw", 2), ("restore", 2), ("withdraw", 1)])
@example([*MOVED[:3], ("themes", "bibit"), ("themes", "banjir")], [*ALL, ("load", 4), ("withdraw", 4), ("withdraw", 2)])
def test_another_machine_brings_the_very_rows_before_and_after_a_rebuild(lake_url: str, files: list, steps: list) -> None:
    with tempfile.TemporaryDirectory() as place:
        folders = done(Path(place), files, steps)
        if not folders.pointed:
            return
        before, elsewhere = marts(folders), Path(place) / "elsewhere"
        assert seen_elsewhere(folders, elsewhere) == rows(folders.snapshot(folders.version))
        fingerprint = status(folders)["fingerprint"]
        rebuild(folders)
        assert (status(folders)["fingerprint"], marts(folders)) == (fingerprint, before)
        assert seen_elsewhere(folders, elsewhere) == rows(folders.snapshot(folders.version))
