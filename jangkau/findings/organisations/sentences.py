"""What is said of organisations: how many posted as often as the office expects, who did not, who was silent about an agenda."""

import pandas as pd

from jangkau.charts.organisations.kind_states import STATES
from jangkau.charts.sides.amounts import signed_percent
from jangkau.findings.period import period_said
from jangkau.findings.shares import fraction_said
from jangkau.findings.view import View
from jangkau.locales import Say

NAMED = 3  # in a sentence


def headline(rows: pd.DataFrame, say: Say) -> str:
    """How many of those for which something is expected did it; nothing is said to be too little that nobody can tell."""
    judged = rows[rows["state"].isin(STATES)]
    if rows.empty:
        return say("organisation.title.none")
    if judged.empty:
        return say("organisation.title.no_minimum", n=len(rows))
    counts = {state: int((judged["state"] == state).sum()) for state in STATES}
    if counts["unknown"] == len(judged):
        return say("organisation.title.none_told", n=len(judged))
    parts = [say("organisation.title.met", met=fraction_said(counts["met"], len(judged), say))]
    parts += [say(f"organisation.title.{state}", n=counts[state]) for state in ("below", "unknown") if counts[state]]
    return "; ".join(parts)


def basis(rows: pd.DataFrame, agendas: pd.DataFrame, view: View, say: Say) -> str:
    """The period, who posted too little, and who was silent about the latest agenda; where there is nobody, how to begin."""
    if rows.empty:
        return say("organisation.none.how")
    parts = [say("organisation.compared", period=period_said(view.scope, say), place=view.place)]
    below = rows.loc[rows["state"] == "below", "name"].tolist()
    parts += [say("organisation.compared.below", names=named(below, say))] if below else []
    if len(agendas):
        latest = agendas[agendas["event_id"] == agendas["event_id"].iloc[0]]
        silent = rows.loc[rows["latest_agenda"] == "none", "name"].tolist()
        counts = {status: say.number(int((latest["status"] == status).sum())) for status in ("posted", "none", "unknown")}
        parts.append(say("organisation.compared.agenda", agenda=latest["agenda"].iloc[0], **counts))
        parts += [say("organisation.compared.silent", names=named(silent, say))] if silent else []
    return " ".join(parts)


def named(names: list[str], say: Say) -> str:
    """The first names, and how many others there are."""
    more = len(names) - NAMED
    return say("organisation.named", names=", ".join(names[:NAMED]), n=more) if more > 0 else say.listed(names)


def kinds_said(kinds: pd.DataFrame, say: Say) -> str:
    """The chart in words."""
    rows = kinds[kinds["with_minimum"] > 0].to_dict("records")
    return " ".join(
        say(f"organisation.kind.{row['kind']}")
        + ": "
        + say("organisation.kinds.touched", **{state: say.number(row[state]) for state in STATES})
        for row in rows
    )


def posts_said(row: dict, say: Say) -> str:
    """The posts that are known, and the fewest that are expected over the period's weeks."""
    posts = "–" if pd.isna(row["posts"]) else say("organisation.posts", n=int(row["posts"]))
    least = "" if pd.isna(row["posts"]) or row["whole"] is True else say("organisation.at_least")
    if pd.isna(row["posts_per_week"]) or pd.isna(row["weeks"]):
        return f"{least}{posts}"
    return f"{least}{posts} " + say("organisation.of_minimum", n=int(row["posts_per_week"] * row["weeks"]))


def weeks_said(row: dict, say: Say) -> str:
    """In how many weeks the minimum was met; nothing where none is expected or the period is one week."""
    if row["state"] not in STATES or row["weeks"] < 2:
        return ""
    return say("organisation.weeks", met=say.number(int(row["weeks_met"])), n=int(row["weeks"]))


def habit_said(row: dict, say: Say) -> str:
    """Against its own past."""
    if not isinstance(row["habit"], str):
        return say("organisation.habit.unknown")
    return say(f"organisation.habit.{row['habit']}", usual=say.decimal(row["usual_posts"], 0))


def peers_said(row: dict, say: Say) -> str:
    """Against those of its kind."""
    if pd.isna(row["a_week"]) or pd.isna(row["peers_a_week"]):
        return ""
    return say("organisation.peers", own=say.decimal(row["a_week"], 1), peers=say.decimal(row["peers_a_week"], 1))


def agenda_said(row: dict, say: Say) -> str:
    """What it did about the latest agenda, and about all of the period."""
    if not isinstance(row["latest_agenda"], str):
        return say("organisation.agenda.not_expected")
    words = say(f"organisation.agenda.{row['latest_agenda']}")
    if row["agendas"] < 2:
        return words
    return f"{words} · " + say("organisation.agendas", posted=say.number(int(row["agendas_posted"])), n=int(row["agendas"]))


def followers_said(row: dict, say: Say) -> str:
    """Followers of all its accounts, and how its middle account grows."""
    if pd.isna(row["followers"]):
        return "–"
    words = say.short(row["followers"])
    return (
        words if pd.isna(row["growth"]) else f"{words} · " + say("organisation.growth", growth=signed_percent(row["growth"], say))
    )


def hoaxes_said(row: dict, say: Say) -> str:
    """How many reported hoaxes its posts corrected."""
    return "–" if pd.isna(row["hoaxes_corrected"]) else say.number(int(row["hoaxes_corrected"]))


def kind_said(row: dict, say: Say) -> str:
    """Its kind, or that it is not on the list."""
    return say(f"organisation.kind.{row['kind']}") if isinstance(row["kind"], str) else say("organisation.unlisted")
