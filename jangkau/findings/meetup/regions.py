"""The effect by kabupaten and kota: what may be drawn of it, and the map in words."""

import pandas as pd

from jangkau.findings.meetup.answers import Answers
from jangkau.findings.meetup.verdict import pct
from jangkau.locales import Say
from jangkau.metrics.weeks import regencies


def on_the_map(answers: Answers) -> pd.DataFrame:
    """Every kabupaten and kota of the province: code, label, state (value, few, none), effect_pct, attendees, came, weight."""
    province = answers.effect().occasion.province_code
    names = regencies(answers.warehouse, province) if province else {}
    rows = stated(answers).set_index("regency_code").reindex(list(names))
    state = rows["came"].isna().map({True: "none", False: "few"}).mask(rows["effect_pct"].notna(), "value")
    return rows.assign(
        code=rows.index, label=list(names.values()), state=state, attendees=rows["attendees"].fillna(0).astype(int)
    ).reset_index(drop=True)


def stated(answers: Answers) -> pd.DataFrame:
    """The frame of regency_effects; without any effect where the answer for all does not state one."""
    effects = answers.regencies()
    return effects if answers.effect().verdict == "effect" else effects.assign(effect_pct=float("nan"), weight=float("nan"))


def regions_described(rows: pd.DataFrame, say: Say) -> str:
    """The map in words."""
    strongest = rows[rows["state"] == "value"].nlargest(3, "effect_pct")
    names = [f"{row.label} {say('meetup.percent', amount=pct(row.effect_pct, say))}" for row in strongest.itertuples()]
    few = say("meetup.map.few.count", n=int((rows["state"] == "few").sum()))
    return say("meetup.map.alt", highest=say.listed(names) or "–", few=few)
