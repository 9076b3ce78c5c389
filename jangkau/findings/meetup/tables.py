"""The numbers of the page as tables and files."""

from dataclasses import asdict

import pandas as pd

from jangkau.findings.meetup.accounts import called, changed, home, sided
from jangkau.findings.meetup.answers import Answers
from jangkau.findings.meetup.days import when
from jangkau.findings.meetup.regions import on_the_map
from jangkau.findings.meetup.retention import still_said
from jangkau.findings.meetup.verdict import between_pct, p_said, pct, signed_pct
from jangkau.findings.places import invited_said
from jangkau.findings.shares import fraction_said
from jangkau.locales import Say

MOST_ROWS = 200
FILED = ("account", "platform", "handle", "name", "owner", "regency_code", "regency", "bakorwil", "came", "role", "used", "why",
         "before", "after", "change", "beyond_trend")  # fmt: skip


def effects_table(answers: Answers, say: Say) -> pd.DataFrame:
    """Each horizon; the effect itself only where the verdict states one."""
    answer = answers.effect()
    return pd.DataFrame([
        {
            say("meetup.column.after"): say("meetup.after", n=estimate.horizon),
            say("meetup.column.effect"): signed_pct(estimate.effect_pct, say) if answer.verdict == "effect" else "–",
            say("meetup.column.interval"): between_pct(estimate.low_pct, estimate.high_pct, say),
            say("meetup.column.smallest"): say("meetup.percent", amount=pct(estimate.mde_pct, say)),
            say("meetup.column.p_cluster"): p_said(estimate.p_cluster, say),
            say("meetup.column.p_permutation"): p_said(estimate.p_permutation, say),
            say("meetup.column.accounts"): f"{say.number(estimate.n_attendees)} + {say.number(estimate.n_comparison)}",
        }
        for estimate in answer.estimates
    ])  # fmt: skip


def effects_filed(answers: Answers) -> pd.DataFrame:
    """The same unrounded."""
    answer = answers.effect()
    rows = [asdict(estimate) | {"mde_pct": estimate.mde_pct, "low_pct": estimate.low_pct, "high_pct": estimate.high_pct,
                             "effect_pct": estimate.effect_pct} for estimate in answer.estimates]  # fmt: skip
    effects = pd.DataFrame(rows).assign(event_id=answer.occasion.event_id, outcome=answer.outcome, verdict=answer.verdict)
    return effects if answer.verdict == "effect" else effects.drop(columns=["effect", "effect_pct"])


def weeks_table(answers: Answers, say: Say) -> pd.DataFrame:
    """The picture's weeks."""
    rows = answers.picture().dropna(subset="index")
    return pd.DataFrame({
        say("meetup.column.week"): [say.number(week) for week in rows["week"]],
        say("meetup.column.side"): [say(f"meetup.role.{role}") for role in rows["role"]],
        say("meetup.column.index"): [say.decimal(value) for value in rows["index"]],
        say("meetup.column.band"): [
            "–" if pd.isna(low) else say("meetup.range.plain", low=say.decimal(low), high=say.decimal(high))
            for low, high in zip(rows["low"], rows["high"], strict=True)
        ],
        say("meetup.column.accounts"): [say.number(count) for count in rows["accounts"]],
    })  # fmt: skip


def accounts_table(answers: Answers, say: Say) -> pd.DataFrame:
    """Every account's part, the first 200; before and after only where the week is known."""
    exact, rows = answers.effect().occasion.exact, sided(answers).sort_values(["side", "account"]).head(MOST_ROWS)
    reasons = [say(f"meetup.left_out.{why}") if isinstance(why, str) and why else "" for why in rows["why"]]
    return pd.DataFrame({
        say("meetup.column.account"): [called(row, say) for row in rows.itertuples()],
        say("meetup.column.regency"): [home(row, say) for row in rows.itertuples()],
        say("meetup.column.side"): [say(f"meetup.role.{side}") for side in rows["side"]],
        say("meetup.column.why"): reasons,
        say("meetup.column.changed"): [changed(row, say) if exact else "" for row in rows.itertuples()],
    })  # fmt: skip


def accounts_filed(answers: Answers) -> pd.DataFrame:
    """All accounts, unrounded; the weeks of a meetup known to the month are not told."""
    rows = answers.accounts().reindex(columns=list(FILED))
    return rows if answers.effect().occasion.exact else rows.drop(columns=["before", "after", "change", "beyond_trend"])


def regencies_table(answers: Answers, say: Say) -> pd.DataFrame:
    """All kabupaten and kota of the province."""
    rows = on_the_map(answers)
    return pd.DataFrame({
        say("meetup.column.regency"): rows["label"],
        say("meetup.column.came"): [say.number(0 if pd.isna(count) else count) for count in rows["came"]],
        say("meetup.column.used"): [say.number(count) for count in rows["attendees"]],
        say("meetup.column.shrunken"): [
            say("meetup.percent", amount=pct(row.effect_pct, say))
            if row.state == "value" else say(f"meetup.map.{row.state}.short") for row in rows.itertuples()
        ],
    })  # fmt: skip


def stills_table(answers: Answers, say: Say) -> pd.DataFrame:
    """Who still posts, of both sides."""
    return pd.DataFrame([
        {
            say("meetup.column.after"): say("meetup.after", n=still.weeks),
            say("meetup.column.side"): say(f"meetup.role.{still.role}"),
            say("meetup.column.still"): fraction_said(still.still, still.accounts, say),
            say("meetup.column.share"): still_said(still, say),
        }
        for still in answers.retention().stills
    ])  # fmt: skip


def stills_filed(answers: Answers) -> pd.DataFrame:
    """The same unrounded."""
    return pd.DataFrame([asdict(still) for still in answers.retention().stills])


def meetups_table(every: pd.DataFrame, say: Say) -> pd.DataFrame:
    """The list of meetups."""
    rows = every.to_dict("records")
    return pd.DataFrame({
        say("meetup.list.name"): [row["name"] for row in rows],
        say("meetup.list.place"): [when(row, say) for row in rows],
        say("meetup.list.invited"): [invited_said(row["invited_scope"], say) for row in rows],
        say("meetup.list.came"): [
            fraction_said(row["accounts_matched"], row["accounts_registered"], say)
            for row in rows
        ],
    })  # fmt: skip
