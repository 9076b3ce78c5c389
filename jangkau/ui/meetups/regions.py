"""The effect by kabupaten and kota on the map: drawn toward the mean where few came, hatched where too few."""

import streamlit as st

from jangkau.charts.meetup.meetup_map import classes, legend_steps, meetup_map
from jangkau.findings.meetup.regions import on_the_map, regions_described
from jangkau.locales import Say
from jangkau.metrics.meetup.regencies import FEW
from jangkau.ui.meetups.answers import PageAnswers
from jangkau.ui.parts import heading, legend
from jangkau.ui.session import palette
from jangkau.ui.text import plain_html


def regional(answers: PageAnswers, say: Say) -> None:
    """The map with its legend; words alone where the verdict allows no number."""
    answer = answers.effect()
    heading(say("meetup.map"), say("meetup.map.unit", n=answer.horizon))
    province = answer.occasion.province_code
    if answer.verdict != "effect" or province is None:
        st.html(f'<p class="unit">{plain_html(say("meetup.map.withheld"))}</p>')
        return
    rows = answers.kept("on the map", lambda: on_the_map(answers))
    counts = rows["state"].value_counts()
    if "value" not in counts:
        st.html(f'<p class="unit">{plain_html(say("meetup.map.nowhere", n=FEW))}</p>')
        return
    kinds = [(look, say(f"meetup.map.{state}.count", n=int(counts[state])))
             for state, look in (("few", "no_data"), ("none", "no_account")) if state in counts]  # fmt: skip
    legend(legend_steps(rows, say, palette()), kinds, say("meetup.map"))
    alt = answers.worded("map", lambda: regions_described(rows, say), say)
    answers.show("map", lambda: meetup_map(rows, province, say, palette()), alt, say)
    alike = counts["value"] > 1 and len(classes(rows)) <= 2
    notes = [say("meetup.map.note", n=FEW), *([say("meetup.map.alike")] if alike else [])]
    st.html(f'<p class="foot">{plain_html(" ".join(notes))}</p>')
