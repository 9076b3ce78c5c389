"""Where an agenda or campaign has not arrived, on a small map, and who could carry it, with a text to send."""

import pandas as pd
import streamlit as st

from jangkau.charts.campaigns.delivery_map import delivery_map
from jangkau.findings.campaigns.hoax import named
from jangkau.findings.campaigns.undelivered import (
    CARRIERS,
    call,
    delivery_headline,
    delivery_rows,
    delivery_unit,
    habit_said,
    map_said,
    message_to_open,
)
from jangkau.metrics.campaigns.undelivered import could_carry, undelivered, undelivered_totals
from jangkau.ui.account.link import account_there
from jangkau.ui.campaigns.choices import one_of
from jangkau.ui.campaigns.section import PageSection, lines
from jangkau.ui.parts import heading, legend, table
from jangkau.ui.session import palette
from jangkau.ui.text import plain_html
from jangkau.ui.unfolded import folded
from jangkau.ui.weekly.copy import copied

NAMED = 8  # regions that stand open with their accounts


def not_arrived(section: PageSection) -> None:
    """The newest agenda or campaign that has not arrived everywhere, or the chosen one; nothing where there is none."""
    say, everything = section.say, undelivered(section.warehouse, section.scope)
    if everything.empty:
        return
    totals = section.kept(("delivery totals",), lambda: undelivered_totals(everything).set_index("event_id", drop=False))
    place = st.container()
    names = {event: say("delivery.message", agenda=row["agenda"], day=say.short_day(row["starts_on"]))
             for event, row in totals.iloc[::-1].iterrows()}  # fmt: skip
    event = one_of("message", list(names), say, lambda key: names.get(key, key), message_to_open(totals))
    total, regions = totals.loc[event], everything[everything["event_id"] == event]
    regions = regions.assign(label=regions["regency_code"].map(section.place))
    with place:
        heading(delivery_headline(total, say), delivery_unit(total, say), "undelivered", say)
    carriers = could_carry(section.warehouse, section.scope)
    carriers = carriers[carriers["event_id"] == event]
    left, right = st.columns([1, 1.15], gap="large")
    with left:
        mapped(section, event, regions)
    with right:
        named_regions, more = section.kept(("by name", event), lambda: by_name(section, regions, carriers))
        if named_regions:
            st.html(named_regions)
        lines("foot", *more, say("delivery.rules"))
    if len(carriers):
        opened = folded(say("delivery.call.title"), key="campaigns-call")
        if opened.open:
            with opened:
                copied(call(carriers, total, say), f"call-{event}", say("delivery.call.copy"), say)
    table(
        say("delivery.table"), lambda: delivery_rows(regions, carriers, section), lambda: everything,
        section.file("belum-tersampaikan"), say,
    )  # fmt: skip


def mapped(section: PageSection, event: str, regions: pd.DataFrame) -> None:
    """What the map's surfaces stand for, and the map."""
    say = section.say
    looks = {"undelivered": "bare", "unknown": "no_data", "no_account": "no_account"}
    there = set(regions["state"])
    legend(
        [(palette().sequential[2], say("delivery.state.delivered"))] if "delivered" in there else [],
        [(look, say(f"delivery.state.{state}")) for state, look in looks.items() if state in there],
        say("delivery.legend"),
    )
    section.picture(
        ("delivery", event),
        lambda: delivery_map(regions, section.scope.province, say, palette()),
        lambda: map_said(regions, say),
    )


def by_name(section: PageSection, regions: pd.DataFrame, carriers: pd.DataFrame) -> tuple[str, list[str]]:
    """The regions that it has not reached, the most residents first, each with who answers agendas there, as HTML; then lines
    about the others."""
    say, missed = section.say, regions[regions["state"] == "undelivered"].sort_values("population", ascending=False)
    rows = []
    for region in missed.head(NAMED).itertuples():
        of_it = carriers[carriers["regency_code"] == region.regency_code].head(CARRIERS)
        links = [f"<span>{account_there(row.account, say, row.owner)} <small>{plain_html(habit_said(row, say))}</small></span>"
                 for row in of_it.itertuples()]  # fmt: skip
        residents = plain_html(say("delivery.residents", residents=say.short(region.population)))
        rows.append(f"<p><b>{plain_html(region.label)}</b> <small>{residents}</small><br>{' '.join(links)}</p>")
    more = [say("delivery.more", n=len(missed) - NAMED)] if len(missed) > NAMED else []
    unknown, bare = (regions[regions["state"] == state] for state in ("unknown", "no_account"))
    more += [say("delivery.unknown", regions=named(unknown, say))] if len(unknown) else []
    more += [say("delivery.no_account", regions=named(bare, say))] if len(bare) else []
    return f'<div class="by-region">{"".join(rows)}</div>' if rows else "", more
