"""Whatever is loaded, withdrawn and restored, in whatever order: a rebuild, and a plain loading, give the same facts."""

import tempfile
from datetime import date, timedelta
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from etl.keep.undo import rebuild, restore, withdraw
from etl.load import load
from etl.status import status
from jangkau.warehouse.folders import Folders
from tests.made import facts, meta_daily, order

TITLES = ("Reach", "Views", "Instagram follows")
EXPORTS = st.lists(
    st.tuples(
        st.sampled_from(TITLES),
        st.integers(0, 5),
        st.lists(st.one_of(st.none(), st.integers(0, 9)), min_size=1, max_size=6),
    ),
    min_size=1,
    max_size=4,
)
STEPS = st.lists(st.tuples(st.sampled_from(("load", "withdraw", "restore")), st.integers(0, 3)), min_size=1, max_size=8)


def ends_where_a_plain_loading_ends(exports: list, steps: list) -> None:
    """Load, withdraw and restore some exports, then make the warehouse again, and once more from those that stand."""
    with tempfile.TemporaryDirectory() as place:
        root = Path(place)
        files = []
        for number, (title, start, cells) in enumerate(exports):
            run = {date(2021, 12, 1) + timedelta(days=start + at): cell for at, cell in enumerate(cells)}
            files.append(meta_daily(root / str(number) / f"{title}.csv", title, run))
        folders, ids, standing = Folders(root / "data"), {}, set()
        for step, which in steps:
            file = files[which % len(files)]
            if step == "load":
                (receipt,) = load(folders, [file], order())
                ids[file] = receipt.import_id
                standing.add(file.read_bytes())
            elif file in ids:
                (withdraw if step == "withdraw" else restore)(folders, ids[file], order())
                (standing.discard if step == "withdraw" else standing.add)(file.read_bytes())
        if not ids:
            return
        found = status(folders)["fingerprint"], facts(folders)
        rebuild(folders)
        assert (status(folders)["fingerprint"], facts(folders)) == found
        plain = Folders(root / "plain")
        load(plain, [file for file in files if file.read_bytes() in standing], order())
        if plain.version:
            assert (status(plain)["fingerprint"], facts(plain)) == found


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(EXPORTS, STEPS)
def test_any_sequence_ends_where_a_plain_loading_ends(exports: list, steps: list) -> None:
    ends_where_a_plain_loading_ends(exports, steps)
