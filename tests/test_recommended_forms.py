"""A form that a message recommends is a form that is read: what a person writes on its advice is never refused again."""

from datetime import date

import pytest

from etl.read import cells, dates, moments
from etl.read.mapping import Column, Mapping
from etl.registry.invited import invited_scope
from etl.registry.regions import bakorwil, province_code, regency_code
from jangkau.locales import speaker
from jangkau.warehouse.handles import handle_of

# The message | the form that it recommends, as both languages write it | what reads it
FORMS = [
    ("issue.date_two_ways", "2021-12-04", lambda text: dates.day_reader([text])(text) == date(2021, 12, 4)),
    ("issue.hour_missing", "2021-12-07 08:00", moments.moment_reader(())),
    ("issue.moment_unreadable", "2021-12-07 08:00", moments.moment_reader(())),
    ("issue.moment_month_first", "2021-12-07 08:00", moments.moment_reader(("12/25/2021 08:00",))),
    ("issue.regency_two_ways", "Kab. Kediri", lambda text: regency_code(text) == "35.06"),
    ("issue.regency_two_ways", "Kota Kediri", lambda text: regency_code(text) == "35.71"),
    ("issue.handle_is_link", "kominfojatim", lambda text: handle_of("instagram", text)),
    ("issue.mapping_short", "=followers@instagram:", lambda text: Mapping.of([f"Kolom{text}dinas"], []).columns),
    ("issue.names_needed", "=-", lambda text: Mapping.of([], [f"Nama{text}"]).leaves_out("Nama")),
    *[("issue.role_unknown", role, Column.parse) for role in ("day", "caption", "link", "platform", "account", "skip", "likes")],
]


@pytest.mark.parametrize("lang", ["id", "en"])
@pytest.mark.parametrize(("message", "form", "read"), FORMS, ids=[f"{message} {form}" for message, form, _ in FORMS])
def test_what_is_recommended_is_said_and_read(lang: str, message: str, form: str, read) -> None:
    assert form in speaker(lang)(message, value="x", column="y", others="z")
    assert read(form)


def test_what_is_recommended_where_a_number_has_two_meanings_is_read() -> None:
    with pytest.raises(cells.CellRefused, match="number_two_ways"):
        cells.count("1.204")
    assert cells.count("1204") == 1204, "without a mark"
    assert cells.typed_count("12.345") == (12345, False), "in the sheets that people fill in, a local thousand is one"


def test_scopes_and_regions_that_are_recommended_are_read() -> None:
    for scope in ("all", "province:35", "bakorwil:Bakorwil I Madiun", "regency:35.10", "accounts:instagram:kominfojatim"):
        kept, unread = invited_scope(scope)
        assert kept and not unread, scope
    assert province_code("35") == "35"
    assert all(map(bakorwil, ("Bakorwil I Madiun", "Bakorwil III", "Jember")))
