"""Whatever is loaded, withdrawn and restored in a lake: a rebuild, and a plain loading, give the same facts."""

from hypothesis import HealthCheck, given, settings

from tests.test_keep_property import EXPORTS, STEPS, ends_where_a_plain_loading_ends


# A turn in a lake takes seconds; `make test-lake` makes all of those that a file is given.
@settings(max_examples=2, deadline=None, suppress_health_check=list(HealthCheck))
@given(EXPORTS, STEPS)
def test_any_sequence_ends_where_a_plain_loading_ends(lake_url: str, exports: list, steps: list) -> None:
    ends_where_a_plain_loading_ends(exports, steps)
