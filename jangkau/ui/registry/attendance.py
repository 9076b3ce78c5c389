"""Who came to an event: chosen from the registered accounts, counted by region, or uploaded with questions about strangers."""

import pandas as pd
import streamlit as st
from streamlit.column_config import CheckboxColumn, TextColumn

from etl.registry.contents import ACCOUNTS, ATTENDANCE
from jangkau.findings.places import place_name
from jangkau.findings.shares import enough, share_said
from jangkau.locales import Say
from jangkau.metrics.registry.attendance import attendance, came, came_by_region
from jangkau.metrics.registry.registered import searched_in
from jangkau.metrics.warehouse import Warehouse
from jangkau.ui.meetups.attendance import door
from jangkau.ui.registry import choices
from jangkau.ui.registry.choices import account_said
from jangkau.ui.registry.desk import Listing, Words
from jangkau.ui.registry.edits import Edits
from jangkau.ui.registry.files import Office
from jangkau.ui.registry.kinds import WIDTHS, label, said
from jangkau.ui.registry.lists import text
from jangkau.ui.registry.saving import unsaved
from jangkau.ui.registry.table import Table, edited, pending
from jangkau.ui.registry.upload import download
from jangkau.ui.session import keep, kept
from jangkau.ui.text import plain, plain_html
from jangkau.warehouse.vocabulary import OWNERS

LIST = "attendance"
WHO = ("handle", "platform", "name", "region_code", "owner", "organisation")


def attendance_tab(
    warehouse: Warehouse | None, accounts: pd.DataFrame, events: pd.DataFrame, office: Office, opened: str | None, say: Say
) -> None:
    """The whole tab: one event's attendance, or what is missing before it can be kept."""
    if warehouse is None or events.empty:
        st.info(say("registry.attendance.no_event"), icon=":material/event:")
        return
    everyone = attendance(warehouse)
    if opened == "download":
        download(LIST, everyone, say)
    event = event_choice(events, say)
    if opened == "upload":
        with st.container(border=True):
            door(warehouse, event.to_dict(), office, say)
    attending = everyone[everyone["event_id"] == event["event_id"]]
    guests = came(accounts, attending, text(event["invited_scope"]), text(event["province_code"]))
    if guests.empty:
        st.info(say("registry.attendance.no_account"), icon=":material/group:")
        return
    attendance_said(guests, event, say)
    rows = guests.assign(event_id=event["event_id"]).set_index("account", drop=False)
    listing = Listing(ATTENDANCE, came_words(say), f"attendance {event['event_id']}", as_lines)
    keys = list(narrowed(rows, say).index)
    if not keys:
        st.info(say("registry.nothing_found"), icon=":material/search_off:")
    else:
        edited(table(listing, say), rows, keys, warehouse.version, say)
    by_region(guests, say)
    unsaved(office, listing, rows, pending(listing, rows), say)


def event_choice(events: pd.DataFrame, say: Say) -> pd.Series:
    """The event that is looked at, kept in the address."""
    by_id = events.set_index("event_id", drop=False)
    if st.session_state.get("registry.event") not in by_id.index:
        st.session_state["registry.event"] = kept("event") if kept("event") in by_id.index else by_id.index[0]

    def called(event_id: str) -> str:
        return f"{by_id.loc[event_id]['name']} · {say.short_day(pd.Timestamp(text(by_id.loc[event_id]['starts_on'])))}"

    chosen = st.selectbox(say("registry.event"), list(by_id.index), key="registry.event", format_func=called)
    keep("event", chosen, default=by_id.index[0])
    return by_id.loc[chosen]


def attendance_said(guests: pd.DataFrame, event: pd.Series, say: Say) -> None:
    """How many came of those invited, where and when, and who came besides."""
    asked = guests[guests["invited"].astype(bool)]
    share = say("registry.attendance.share", share=say.percent(asked["came"].mean())) if enough(len(asked)) else ""
    sentence = say("registry.attendance.came", came=say.number(asked["came"].sum()), n=len(asked), share=share)
    ends_on = event["starts_on"] if pd.isna(event["ends_on"]) else event["ends_on"]
    when = say.day(ends_on) if ends_on == event["starts_on"] else say.days(event["starts_on"], ends_on)
    parts = [when, place_name(event["host_regency_code"]), text(event["place"])]
    for owner in OWNERS:
        own = asked[asked["owner"] == owner]
        of = say("registry.attendance.of", came=say.number(own["came"].sum()), all=say.number(len(own)))
        parts.append(f"{say(f'owner.{owner}')} {of}")
    strangers = ~guests["registered"].astype(bool)
    besides = int((guests["came"].astype(bool) & ~guests["invited"].astype(bool) & ~strangers).sum())
    parts += [say("registry.attendance.besides", n=besides)] if besides else []
    parts += [say("registry.attendance.strangers", n=int(strangers.sum()))] if strangers.any() else []
    st.html(f'<h2 class="chart">{plain_html(sentence)}</h2><p class="unit">{plain_html(" · ".join(filter(None, parts)))}</p>')


def narrowed(rows: pd.DataFrame, say: Say) -> pd.DataFrame:
    """The accounts that were invited or came, or one group of them; by search, province and owner."""
    present, asked = rows["came"].astype(bool), rows["invited"].astype(bool)
    whole = asked | present if (asked | present).any() else rows["came"].notna()
    groups = {"yes": present, "no": asked & ~present, "others": ~asked & ~present}
    counts = {name: int(group.sum()) for name, group in groups.items()}
    mark = choices.mark("came", counts, int(whole.sum()), say)
    with st.grid(4, min_column_width=150, gap="small", key="registry-filters"):
        searched = choices.searched(say, LIST)
        province = choices.province(rows["province_code"].dropna().unique().tolist(), say)
        owner = choices.one_of("owner", OWNERS, say, lambda name: say(f"owner.{name}"))
    kept_rows = searched_in(rows["words"], searched) & (groups[mark] if mark else whole)
    if province:
        kept_rows &= rows["province_code"] == province
    if owner:
        kept_rows &= rows["owner"] == owner
    return rows[kept_rows]


def came_words(say: Say) -> Words:
    """Accounts as their own list calls them, and whether they came."""
    return Words(
        lambda key: account_said(key, say),
        lambda column: label(ACCOUNTS, column, say),
        lambda column, came: say(f"registry.came.{'yes' if came else 'no'}.told"),
    )


def as_lines(edits: Edits) -> Edits:
    """Who came is a line to keep, who did not is one to take out."""
    present = {key: values for key, values in edits.changed.items() if values["came"]}
    return Edits(present, frozenset(edits.changed) - frozenset(present))


def table(listing: Listing, say: Say) -> Table:
    """The tick box first, then who it is, as the list of accounts shows it."""
    columns = {"came": CheckboxColumn(listing.words.column("came"), width=80)}
    columns |= {name: TextColumn(listing.words.column(name), width=WIDTHS[ACCOUNTS.by_name[name].kind]) for name in WHO}
    return Table(listing, columns, ("came",), {}, lambda rows: in_words(rows, say), removable=False)


def in_words(rows: pd.DataFrame, say: Say) -> pd.DataFrame:
    """The rows in words; whose an account is that nobody registered is not known."""
    worded = rows.assign(**{name: [said(ACCOUNTS, name, value, say) for value in rows[name]] for name in WHO})
    return worded.assign(owner=worded["owner"].replace("", say("registry.flag.unregistered")))


def by_region(guests: pd.DataFrame, say: Say) -> None:
    """How many came from each region."""
    regions = came_by_region(guests)
    if regions.empty:
        return
    with st.expander(say("registry.attendance.by_region", n=len(regions))):
        counts = pd.DataFrame({
            say("registry.column.region_code"): regions["region"].map(plain),
            say("registry.column.came"): [
                say("registry.attendance.of", came=say.number(present), all=say.number(asked))
                for present, asked in zip(regions["came"], regions["invited"], strict=True)
            ],
            say("registry.column.share"): [
                share_said(present, asked, say) for present, asked in zip(regions["came"], regions["invited"], strict=True)
            ],
        })  # fmt: skip
        st.table(counts, border="horizontal", hide_index=True)
