"""The numbers of the page as tables and files."""

from dataclasses import asdict

import pandas as pd

from jangkau.locales import Say
from jangkau.ui.meetups.accounts import called, changed, sided
from jangkau.ui.meetups.answers import Answers
from jangkau.ui.meetups.days import invited_said, when
from jangkau.ui.meetups.regions import on_the_map, stated
from jangkau.ui.meetups.words import between_pct, p_said, pct, signed_pct
from jangkau.ui.parts import table

ROWS_SHOWN = 200
FILED = ("account", "platform", "handle", "name", "owner", "regency_code", "regency", "bakorwil", "came", "role", "used", "why",
         "before", "after", "change", "beyond_trend")  # fmt: skip


def tables(answers: Answers, every: pd.DataFrame, say: Say) -> None:
    """Each chart's numbers, in the reader's words and as files."""
    answer, asked = answers.effect(), answers.asked
    name = f"{asked.event}-{asked.outcome}-{asked.horizon}"
    if answer.told:
        table(
            say("meetup.table.effects"),
            lambda: effects_shown(answers, say),
            lambda: effects_filed(answers),
            f"dampak-{name}",
            say,
        )
    if answer.occasion.exact:
        table(say("meetup.table.weeks"), lambda: weeks_shown(answers, say), answers.picture, f"pekan-{name}", say)
    table(
        say("meetup.table.accounts"), lambda: accounts_shown(answers, say), lambda: accounts_filed(answers), f"akun-{name}", say
    )
    if answer.occasion.province_code:
        table(
            say("meetup.table.regencies"), lambda: regencies_shown(answers, say), lambda: stated(answers), f"daerah-{name}", say
        )
    if answers.retention().exact:
        table(
            say("meetup.table.retention"),
            lambda: stills_shown(answers, say),
            lambda: stills_filed(answers),
            f"retensi-{asked.event}",
            say,
        )
    table(say("meetup.table.meetups"), lambda: meetups_shown(every, say), lambda: every, "pertemuan", say)


def effects_shown(answers: Answers, say: Say) -> pd.DataFrame:
    """Each horizon; the effect itself only where the verdict states one."""
    answer = answers.effect()
    return pd.DataFrame([
        {
            say("meetup.column.after"): say("meetup.after", n=found.horizon),
            say("meetup.column.effect"): signed_pct(found.effect_pct, say) if answer.verdict == "effect" else "–",
            say("meetup.column.interval"): between_pct(found.low_pct, found.high_pct, say),
            say("meetup.column.smallest"): say("meetup.percent", amount=pct(found.mde_pct, say)),
            say("meetup.column.p_cluster"): p_said(found.p_cluster, say),
            say("meetup.column.p_permutation"): p_said(found.p_permutation, say),
            say("meetup.column.accounts"): f"{say.number(found.n_attendees)} + {say.number(found.n_comparison)}",
        }
        for found in answer.estimates
    ])  # fmt: skip


def effects_filed(answers: Answers) -> pd.DataFrame:
    """The same unrounded."""
    answer = answers.effect()
    rows = [asdict(found) | {"mde_pct": found.mde_pct, "low_pct": found.low_pct, "high_pct": found.high_pct,
                             "effect_pct": found.effect_pct} for found in answer.estimates]  # fmt: skip
    told = pd.DataFrame(rows).assign(event_id=answer.occasion.event_id, outcome=answer.outcome, verdict=answer.verdict)
    return told if answer.verdict == "effect" else told.drop(columns=["effect", "effect_pct"])


def weeks_shown(answers: Answers, say: Say) -> pd.DataFrame:
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


def accounts_shown(answers: Answers, say: Say) -> pd.DataFrame:
    """Every account's part, the first 200; before and after only where the week is known."""
    exact, rows = answers.effect().occasion.exact, sided(answers).sort_values(["side", "account"]).head(ROWS_SHOWN)
    reasons = [say(f"meetup.left_out.{why}") if isinstance(why, str) and why else "" for why in rows["why"]]
    return pd.DataFrame({
        say("meetup.column.account"): [called(row, say) for row in rows.itertuples()],
        say("meetup.column.regency"): [name if isinstance(name, str) else "" for name in rows["regency"]],
        say("meetup.column.side"): [say(f"meetup.role.{side}") for side in rows["side"]],
        say("meetup.column.why"): reasons,
        say("meetup.column.changed"): [changed(row, say) if exact else "" for row in rows.itertuples()],
    })  # fmt: skip


def accounts_filed(answers: Answers) -> pd.DataFrame:
    """All accounts, unrounded; the weeks of a meetup known to the month are not told."""
    rows = answers.accounts().reindex(columns=list(FILED))
    return rows if answers.effect().occasion.exact else rows.drop(columns=["before", "after", "change", "beyond_trend"])


def regencies_shown(answers: Answers, say: Say) -> pd.DataFrame:
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


def stills_shown(answers: Answers, say: Say) -> pd.DataFrame:
    """Who still posts, of both sides."""
    return pd.DataFrame([
        {
            say("meetup.column.after"): say("meetup.after", n=still.weeks),
            say("meetup.column.side"): say(f"meetup.role.{still.role}"),
            say("meetup.column.still"): say("meetup.of", part=say.number(still.still), whole=say.number(still.accounts)),
            say("meetup.column.share"): share_said(still, say),
        }
        for still in answers.retention().stills
    ])  # fmt: skip


def share_said(still, say: Say) -> str:
    """A share with its interval."""
    if still.share is None:
        return "–"
    share, low, high = (say.percent(value) for value in (still.share, still.low, still.high))
    return say("meetup.share.touched", share=share, low=low, high=high)


def stills_filed(answers: Answers) -> pd.DataFrame:
    """The same unrounded."""
    return pd.DataFrame([asdict(still) for still in answers.retention().stills])


def meetups_shown(every: pd.DataFrame, say: Say) -> pd.DataFrame:
    """The list of meetups."""
    rows = every.to_dict("records")
    return pd.DataFrame({
        say("meetup.list.name"): [row["name"] for row in rows],
        say("meetup.list.place"): [when(row, say) for row in rows],
        say("meetup.list.invited"): [invited_said(row, say) for row in rows],
        say("meetup.list.came"): [
            say("meetup.of", part=say.number(row["accounts_matched"]), whole=say.number(row["accounts_registered"]))
            for row in rows
        ],
    })  # fmt: skip
