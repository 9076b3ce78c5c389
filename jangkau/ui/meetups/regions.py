"""The effect by kabupaten and kota on the map: drawn toward the mean where few came, hatched where too few."""

import pandas as pd
import streamlit as st

from jangkau.charts.meetup.meetup_map import classes, legend_steps, meetup_map
from jangkau.locales import Say
from jangkau.metrics.meetup.regencies import FEW
from jangkau.metrics.weeks import regencies
from jangkau.ui.drawn import chart
from jangkau.ui.meetups.answers import Answers
from jangkau.ui.meetups.words import pct
from jangkau.ui.parts import heading, legend
from jangkau.ui.session import palette
from jangkau.ui.text import plain_html


def regional(answers: Answers, say: Say) -> None:
    """The map with its legend; words alone where the verdict allows no number."""
    answer = answers.effect()
    heading(say("meetup.map"), say("meetup.map.unit", n=answer.horizon))
    province = answer.occasion.province_code
    if answer.verdict != "effect" or province is None:
        st.html(f'<p class="unit">{plain_html(say("meetup.map.withheld"))}</p>')
        return
    rows = answers.kept("on the map", lambda: on_the_map(answers))
    alt = answers.worded("map", lambda: described(rows, say), say)
    chart(answers.drawn("map", lambda: meetup_map(rows, province, say, palette()), say), "meetup-map", alt)
    counts = rows["state"].value_counts()
    kinds = [(look, say(f"meetup.map.{state}.count", n=int(counts[state])))
             for state, look in (("few", "no_data"), ("none", "no_account")) if state in counts]  # fmt: skip
    legend(legend_steps(rows, say, palette()), kinds, say("meetup.map"))
    alike = counts.get("value", 0) > 1 and len(classes(rows)) <= 2
    notes = [say("meetup.map.note", n=FEW), *([say("meetup.map.alike")] if alike else [])]
    st.html(f'<p class="foot">{plain_html(" ".join(notes))}</p>')


def on_the_map(answers: Answers) -> pd.DataFrame:
    """Every kabupaten and kota of the province: code, label, state (value, few, none), effect_pct, attendees, came, weight."""
    names = regencies(answers.warehouse, answers.effect().occasion.province_code)
    told = stated(answers).set_index("regency_code").reindex(list(names))
    state = told["came"].isna().map({True: "none", False: "few"}).mask(told["effect_pct"].notna(), "value")
    return told.assign(
        code=told.index, label=list(names.values()), state=state, attendees=told["attendees"].fillna(0).astype(int)
    ).reset_index(drop=True)


def stated(answers: Answers) -> pd.DataFrame:
    """The frame of regency_effects; without any effect where the answer for all does not state one."""
    found = answers.regencies()
    return found if answers.effect().verdict == "effect" else found.assign(effect_pct=float("nan"), weight=float("nan"))


def described(rows: pd.DataFrame, say: Say) -> str:
    """The map in words."""
    known = rows[rows["state"] == "value"].nlargest(3, "effect_pct")
    names = [f"{row.label} {say('meetup.percent', amount=pct(row.effect_pct, say))}" for row in known.itertuples()]
    few = say("meetup.map.few.count", n=int((rows["state"] == "few").sum()))
    return say("meetup.map.alt", highest=say.listed(names) or "–", few=few)
