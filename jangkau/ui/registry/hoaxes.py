"""The hoax reports of the registry, in the words of Jabar Saber Hoaks: edited in place, added, uploaded and downloaded."""

import pandas as pd
import streamlit as st

from etl.registry.hoaxes import HOAX_CATEGORIES, HOAX_STATUSES
from etl.registry.regions import provinces, regencies
from jangkau.locales import Say
from jangkau.metrics.registry.registered import told_in
from jangkau.metrics.warehouse import Warehouse
from jangkau.ui.registry import choices
from jangkau.ui.registry.adding_hoaxes import add_hoax, mark_clarified
from jangkau.ui.registry.desk import Listing, Words
from jangkau.ui.registry.dry_run import changed_patterns, dry_run, uploaded_patterns
from jangkau.ui.registry.files import Office
from jangkau.ui.registry.lists import in_wib, region_name, text
from jangkau.ui.registry.panels import panel
from jangkau.ui.registry.saving import unsaved
from jangkau.ui.registry.table import Table, edited, pending
from jangkau.ui.text import plain_html

LIST = "hoaxes"
EDITABLE = (
    "title", "category", "status", "reported_at", "clarified_at", "province_code", "regency_code", "patterns", "source",
)  # fmt: skip
REGIONS = ("province_code", "regency_code")
SAID = ("category", "status")


def hoaxes_tab(warehouse: Warehouse | None, hoaxes: pd.DataFrame, office: Office, opened: str | None, say: Say) -> None:
    """The whole tab; `hoaxes` is the frame of metrics.registered_hoaxes, `opened` the panel that stands open."""
    hoaxes = in_wib(hoaxes)
    rows = hoaxes.set_index("hoax_id", drop=False)
    listing = Listing(LIST, words_for(hoaxes, say))
    panel(
        opened, LIST, hoaxes, office, say,
        lambda: add_hoax(warehouse, rows, office, listing, say),
        lambda found: dry_run(warehouse, uploaded_patterns(found, rows), say),
    )  # fmt: skip
    if rows.empty:
        st.info(say("registry.hoaxes.none"), icon=":material/fact_check:")
        return
    with st.grid(4, min_column_width=150, gap="small", key="registry-filters"):
        searched = choices.searched(say, LIST)
        province = choices.province(hoaxes["province_code"].dropna().unique().tolist(), say)
    kept = told_in(rows["words"], searched)
    found = rows[kept & (rows["province_code"] == province)] if province else rows[kept]
    if found.empty:
        st.info(say("registry.nothing_found"), icon=":material/search_off:")
    else:
        edited(table(listing, say), rows, list(found.index), warehouse.version if warehouse else "", say)
    edits = pending(listing, rows)
    mark_clarified(found, edits, office, listing, say)
    dry_run(warehouse, changed_patterns(edits, rows, "title"), say)
    st.html(f'<p class="foot">{plain_html(say("registry.edit.how"))} {plain_html(say("registry.hoaxes.how"))}</p>')
    unsaved(office, listing, rows, edits, say)


def words_for(hoaxes: pd.DataFrame, say: Say) -> Words:
    """How reports, their columns and their values are called."""
    titles = dict(zip(hoaxes["hoax_id"], hoaxes["title"], strict=True))

    def value(column: str, given: object) -> str:
        if column in SAID:
            return say(f"registry.hoax.{given}") if text(given) else ""
        return region_name(given) if column in REGIONS else text(given)

    return Words(
        lambda key: titles.get(key, key),
        lambda column: say(f"registry.column.hoax.{column}") if column in ("hoax_id", *EDITABLE) else column,
        value,
    )


def table(listing: Listing, say: Say) -> Table:
    """The table's columns."""
    kind, name = st.column_config, listing.words.column
    choosing = {"category": HOAX_CATEGORIES, "status": HOAX_STATUSES}
    columns = {
        "title": kind.TextColumn(name("title"), pinned=True, width=260),
        **{
            column: kind.SelectboxColumn(
                name(column), options=list(known.values()), format_func=lambda one: say(f"registry.hoax.{one}"), width=150
            )
            for column, known in choosing.items()
        },
        "reported_at": kind.TextColumn(name("reported_at"), width=165),
        "clarified_at": kind.TextColumn(name("clarified_at"), width=175),
        "regency_code": kind.SelectboxColumn(
            name("regency_code"), options=sorted(regencies()), format_func=region_name, width=190
        ),
        "province_code": kind.SelectboxColumn(
            name("province_code"), options=sorted(provinces()), format_func=region_name, width=140
        ),
        "patterns": kind.TextColumn(name("patterns"), width=320),
        "posts": kind.NumberColumn(say("registry.column.theme.posts"), width=110),
        "source": kind.TextColumn(name("source"), width=180),
        "hoax_id": kind.TextColumn(name("hoax_id"), width=150),
    }
    return Table(listing, columns, EDITABLE, {"posts": say.number})
