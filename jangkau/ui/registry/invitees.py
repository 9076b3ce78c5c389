"""Who is invited to an entry, chosen by kind: everyone, provinces, Bakorwil, kabupaten and kota, single accounts."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from etl.keep.registered import registered
from etl.registry.columns import Column
from etl.registry.regions import bakorwils, provinces, regencies
from jangkau.findings.places import invited_part
from jangkau.locales import Say
from jangkau.ui.registry.desk import Listing
from jangkau.ui.registry.edits import Edits
from jangkau.ui.registry.files import Office
from jangkau.ui.registry.lists import text
from jangkau.ui.text import plain_html

KINDS = ("all", "province", "bakorwil", "regency", "accounts")


def invitees(title: str, key: str, scope: str, office: Office, say: Say) -> str:
    """The fields, and the scope that they make, as it is kept; `scope`: what they begin with; "": the host province."""
    standing = scope.split(";") if scope else []
    began = [kind for kind in KINDS if any(kind_of(part) == kind for part in standing)]
    kinds = st.pills(
        title, KINDS, selection_mode="multi", default=began, key=f"{key}.kinds", wrap=True,
        format_func=lambda kind: say(f"registry.invited.kind.{kind}"),
    )  # fmt: skip
    if "all" in kinds:
        return "all"
    parts = [part for kind in KINDS[1:] if kind in kinds for part in chosen(kind, key, standing, office, say)]
    if not parts:
        st.html(f'<p class="unit">{plain_html(say("registry.invited.choose" if kinds else "registry.add.invited"))}</p>')
    return ";".join(parts)


def chosen(kind: str, key: str, standing: Sequence[str], office: Office, say: Say) -> list[str]:
    """The parts of one kind that are chosen, those that stand in the scope at first."""
    began = [part for part in standing if kind_of(part) == kind]
    known = [f"{kind}:{name}" for name in names(kind, office)]
    return st.multiselect(
        say(f"registry.invited.kind.{kind}"), list(dict.fromkeys([*known, *began])), began, key=f"{key}.{kind}",
        format_func=lambda part: invited_part(part, say), placeholder=say("registry.add.choose"), filter_mode="contains",
        select_all=False,
    )  # fmt: skip


def names(kind: str, office: Office) -> Sequence[str]:
    """All of a kind that can be invited."""
    if kind == "accounts":
        return list(registered(office.folders))
    return {"province": sorted(provinces()), "bakorwil": bakorwils(), "regency": sorted(regencies())}[kind]


def kind_of(part: str) -> str:
    """Of which kind a part of a scope is."""
    return part.partition(":")[0]


def change_invitees(listing: Listing, column: Column, rows: pd.DataFrame, keys: Sequence[str], office: Office, say: Say) -> None:
    """Choose an entry of the table and whom it invites; entered as an edit, which is saved like every other.

    `rows`: the list with what is unsaved laid over it.
    """
    with st.expander(say("registry.invited.change"), icon=":material/group_add:"):
        entry = st.selectbox(
            say("registry.invited.entry"), keys, index=None, format_func=listing.words.row,
            placeholder=say("registry.add.choose"), key=f"registry.invited.{listing.content.said}",
        )  # fmt: skip
        if not entry:
            return
        standing = text(rows.at[entry, column.name])
        scope = invitees(listing.words.column(column.name), f"registry.invited.{entry}", standing, office, say)
        pressed = st.button(
            say("registry.invited.enter"), icon=":material/done:", key="enter-invitees", disabled=scope == standing
        )
    if pressed:
        listing.own.enter(Edits({entry: {column.name: scope or None}}))
