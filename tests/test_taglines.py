"""Each region's own tagline: used, unused, not known, none registered; worked out by hand."""

from datetime import datetime
from pathlib import Path

import pandas as pd
import pytest

from jangkau.findings.campaigns.taglines import taglines_said
from jangkau.locales import speaker
from jangkau.metrics.campaigns.taglines import taglines
from jangkau.metrics.campaigns.theme_share import theme_grid
from jangkau.metrics.scope import Scope
from jangkau.metrics.shelf import reading
from tests.warehouse_builder import MONDAY, Builder

SCOPE = Scope("35", week=MONDAY)
EVER = (datetime(2021, 1, 1), datetime(2022, 2, 1))


@pytest.fixture
def rows(tmp_path: Path) -> dict[str, dict]:
    """Banyuwangi uses its own and Lumajang carries it too; Jember does not; of Kediri nobody can tell; Blitar has no account."""
    office = Builder(tmp_path)
    ask = office.connection.execute
    for theme, name, regency in (("b", "Bangga Bwi", "35.10"), ("j", "Jember Asri", "35.09"), ("k", "Kediri Berbudaya", "35.06"),
                                 ("s", "Sejuk Blitar", "35.05"), ("p", "Jatim Bersama", None)):  # fmt: skip
        ask("INSERT INTO themes VALUES (?, ?, 'tagline', 'x', 1)", [theme, name])
        ask("INSERT INTO theme_homes VALUES (?, '35', ?)", [theme, regency])
    ask("INSERT INTO themes VALUES ('w', 'Wisata', 'promotion', 'x', 1)")
    for account, regency in (("x:bwi", "35.10"), ("x:lmj", "35.08"), ("x:jbr", "35.09"), ("x:kdr", "35.06")):
        office.account(account, regency)
        if account != "x:kdr":
            ask("INSERT INTO post_spans VALUES (?, ?, ?)", [account, *EVER])
        office.post(account, account, published_on=MONDAY, caption="x")
    for theme, account in (("b", "x:bwi"), ("b", "x:lmj"), ("p", "x:lmj"), ("w", "x:bwi")):
        ask("INSERT INTO post_matches VALUES ('theme', ?, ?, ?, NULL, 'x')", [theme, account, account])
    with reading(office.publish()) as warehouse:
        assert set(theme_grid(warehouse, SCOPE)["theme_id"]) == {"p", "w"}, "a region's own is no theme of everybody's"
        return {row["code"]: row for row in taglines(warehouse, SCOPE).to_dict("records")}


def test_a_region_uses_its_tagline_or_not_or_nobody_can_tell(rows: dict[str, dict]) -> None:
    states = {code: rows[code]["state"] for code in ("35.10", "35.09", "35.06", "35.05", "35.08", "35")}
    assert states == {
        "35.10": "used", "35.09": "unused", "35.06": "unknown", "35.05": "no_account", "35.08": "no_tagline", "35": "used",
    }  # fmt: skip


def test_who_uses_it_and_who_carries_it_elsewhere(rows: dict[str, dict]) -> None:
    own = rows["35.10"]
    assert (own["posts"], own["accounts"], own["posts_elsewhere"], own["users"]) == (1, 1, 1, "bwi")
    assert (rows["35"]["posts"], rows["35"]["users"], rows["35"]["accounts_registered"]) == (1, "lmj", 4)
    assert len(rows) == 39 and pd.isna(rows["35.08"]["tagline"])


@pytest.mark.parametrize("lang, nought", [("id", "0 "), ("en", "by 0")])
def test_what_nobody_does_is_not_counted_out(lang: str, nought: str) -> None:
    """One region of two uses its tagline; of the nought others nothing is said."""
    found = pd.DataFrame({"code": ["35", "35.09"], "state": ["used", "no_tagline"]})
    assert nought not in taglines_said(found, speaker(lang))
    told = taglines_said(found.assign(state=["used", "unused"]), speaker("id"))
    assert told.endswith(": 1 memakainya, 1 tidak memakainya.")
