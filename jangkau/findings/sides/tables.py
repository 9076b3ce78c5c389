"""The numbers of the comparison as tables and files."""

import pandas as pd

from jangkau.charts.sides.amounts import said
from jangkau.charts.sides.dumbbell import gap_said
from jangkau.findings.sides.sentences import whole_of
from jangkau.findings.view import View
from jangkau.locales import Say
from jangkau.metrics.scope import week_name
from jangkau.metrics.sides.compared_measures import COMPARED
from jangkau.metrics.sides.leverage import regency_leverage
from jangkau.metrics.sides.sides import Sides
from jangkau.warehouse.vocabulary import SIDES

ROWS_SHOWN = 200
FILED = ("account", "platform", "handle", "name", "owner", "level", "regency_code", *COMPARED, "reach_largest")


def accounts_shown(sides: Sides, measure: str, say: Say) -> pd.DataFrame:
    """The accounts with a value, the highest first, as they are read; the first 200."""
    rows = sides.accounts.dropna(subset=measure).sort_values([measure, "account"], ascending=[False, True]).head(ROWS_SHOWN)
    return pd.DataFrame(
        {
            say("compare.column.account"): [f"@{handle}" for handle in rows["handle"]],
            say("compare.column.platform"): [say(f"platform.{name}") for name in rows["platform"]],
            say("compare.column.owner"): [say(f"owner.{owner}") for owner in rows["owner"]],
            say(f"compare.measure.{measure}"): [said(value, measure, say) for value in rows[measure]],
        }
    )


def accounts_filed(sides: Sides, view: View) -> pd.DataFrame:
    """All accounts and measures, unrounded, blank where there is no data."""
    return dated(sides.accounts[list(FILED)], view)


def regions_shown(regencies: pd.DataFrame, measure: str, say: Say) -> pd.DataFrame:
    """All kabupaten and kota as they are read."""
    rows = list(regencies.itertuples())
    columns = {say("compare.column.region"): [row.label for row in rows]}
    for owner in SIDES:
        values = [getattr(row, owner) for row in rows]
        columns[say(f"owner.{owner}")] = ["–" if pd.isna(value) else said(value, measure, say) for value in values]
    columns[say("compare.column.gap")] = [gap_said(row, measure, say) if row.state == "both" else "" for row in rows]
    columns[say("compare.column.group")] = [say(f"compare.group.{row.group}") if row.group else "" for row in rows]
    columns[say("compare.column.certain")] = [certain_said(row, say) for row in rows]
    return pd.DataFrame(columns)


def certain_said(row, say: Say) -> str:
    """How sure the gap is, or which side is missing."""
    if row.state == "both":
        return say(f"compare.gap.{'few' if row.clear is None else 'clear' if row.clear else 'noise'}")
    lacking = [owner for owner in SIDES if row.state != owner]
    kinds = ["none" if getattr(row, f"{owner}_registered") else "unregistered" for owner in lacking]
    return "; ".join(say(f"compare.{kind}.{owner}") for kind, owner in zip(kinds, lacking, strict=True))


def regions_filed(regencies: pd.DataFrame, sides: Sides, measure: str, view: View) -> pd.DataFrame:
    """The same unrounded, with each region's potential leverage."""
    leverage = regency_leverage(sides.accounts)
    columns = ["regency_code", "leverage"]
    leverage = leverage[columns] if len(leverage) else pd.DataFrame(columns=columns)
    named = leverage.rename(columns={"regency_code": "code", "leverage": "potential_leverage"})
    return dated(regencies.assign(measure=measure).merge(named, "left", on="code"), view)


def measures_shown(sides: Sides, leverage: pd.DataFrame, say: Say) -> pd.DataFrame:
    """Each measure and side: on how many accounts, the middle, the middle half, the whole; then the figures beside them."""
    rows = []
    for name in COMPARED:
        for row in sides.sides[name].values():
            counted = sides.counted[name]
            have, whole = (say.number(counted[key]) for key in (row["owner"], f"{row['owner']}_registered"))
            measured = not pd.isna(row["median"])
            ends = [said(row[end], name, say) for end in ("q1", "q3")] if measured else ["", ""]
            rows.append(
                {
                    say("compare.column.measure"): say(f"compare.measure.{name}"),
                    say("compare.column.owner"): say(f"owner.{row['owner']}"),
                    say("compare.column.accounts"): f"{have}/{whole}",
                    say("compare.column.middle"): said(row["median"], name, say) if measured else "–",
                    say("compare.column.half"): say("compare.range", low=ends[0], high=ends[1]) if measured else "–",
                    say("compare.column.whole"): whole_of(row, name, say),
                }
            )
    return pd.DataFrame(rows)


def measures_filed(sides: Sides, leverage: pd.DataFrame, view: View) -> pd.DataFrame:
    """The same unrounded and long, with share of voice, concentration and leverage: topic, owner, name, value."""
    long = sides.spread.melt(["measure", "owner"], var_name="name", value_name="value").rename(columns={"measure": "topic"})
    voice = sides.voice.melt("owner", var_name="name", value_name="value").assign(topic="share_of_voice")
    carried = sides.carried.assign(name="largest_" + sides.carried["largest"].astype(str), value=sides.carried["share"])
    levers = leverage.assign(name=leverage["kind"], value=leverage["times"], topic="leverage", owner="community/government")
    parts = [part[["topic", "owner", "name", "value"]] for part in (long, voice, carried.assign(topic="concentration"), levers)]
    return dated(pd.concat([part.astype({"value": float, "owner": str}) for part in parts], ignore_index=True), view)


def dated(frame: pd.DataFrame, view: View) -> pd.DataFrame:
    """With the view that the numbers belong to."""
    frame = frame.copy()
    frame.insert(0, "first_week", week_name(view.scope.first_week))
    frame.insert(1, "last_week", week_name(view.scope.week))
    return frame
