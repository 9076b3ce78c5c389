"""The sentences of the account page."""

from datetime import date

import pandas as pd

from jangkau.locales import Say
from jangkau.ui.upload.words import moment_said

NAMED = ("reach", "views", "interactions", "followers")


def days_said(first: date, last: date, say: Say) -> str:
    """A span of days in little room."""
    return say.short_day(first) if first == last else say.short_days(first, last)


def who_said(card: pd.Series, say: Say) -> list[str]:
    """Whose account it is, as far as the registry tells."""
    if not card["registered"]:
        return [say(f"platform.{card['platform']}"), say("account.unregistered")]
    parts = [say(f"platform.{card['platform']}"), say(f"owner.{card['owner']}"), *card[["name", "organisation", "region"]]]
    return [part for part in dict.fromkeys(parts) if isinstance(part, str) and part and part != card["handle"]]


def when_said(card: pd.Series, say: Say) -> list[str]:
    """What is known of it and until when."""
    said = []
    if pd.notna(card["followers"]):
        said.append(say("account.followers", amount=say.number(card["followers"]), day=say.short_day(card["followers_on"])))
    if pd.notna(card["last_on"]):
        said.append(say("account.until", first=say.short_day(card["first_on"]), last=say.short_day(card["last_on"])))
    if pd.notna(card["last_published_on"]):
        said.append(say("account.last_post", n=int(card["posts"]), day=say.short_day(card["last_published_on"])))
    return said


def exported_said(file, say: Say) -> str:
    """When the platform made the file, as far as it tells."""
    if pd.notna(file.exported_at):
        return moment_said(file.exported_at, say)
    return say.short_day(file.exported_on) if pd.notna(file.exported_on) else say("account.export.unknown")


def imports_shown(files: pd.DataFrame, say: Say) -> pd.DataFrame:
    """The files that told of the account, as they are read."""
    return pd.DataFrame([
        {
            say("column.file"): file.file_name,
            say("column.format"): say(f"format.{file.importer}"),
            say("column.period"): days_said(file.period_from, file.period_to, say) if pd.notna(file.period_from) else "",
            say("column.exported"): exported_said(file, say),
            say("column.rows"): say("account.rows", loaded=say.number(file.loaded), read=say.number(file.rows_read),
                                    refused=say.number(file.refused)),
            say("column.who"): file.who,
            say("column.loaded_at"): moment_said(file.loaded_at, say),
            say("column.file_state"): say(f"account.file.{file.state}"),
        }
        for file in files.itertuples()
    ])  # fmt: skip


def imports_filed(files: pd.DataFrame, say: Say) -> pd.DataFrame:
    """The same for a file."""
    columns = {"file_name": "column.file", "importer": "column.format", "period_from": "column.period_from",
               "period_to": "column.period_to", "exported_at": "column.exported", "rows_read": "column.rows_read",
               "loaded": "column.rows_loaded", "ignored": "column.rows_ignored", "refused": "column.rows_refused",
               "who": "column.who", "loaded_at": "column.loaded_at", "state": "column.file_state"}  # fmt: skip
    return files[list(columns)].rename(columns={name: say(key) for name, key in columns.items()})


def gaps_shown(found: pd.DataFrame, say: Say) -> pd.DataFrame:
    """The runs of missing days as they are read; what several metrics miss alike in one row."""
    alike = found.groupby(["gap_from", "gap_to", "days"], sort=False)["metric"].agg(list).reset_index()
    return pd.DataFrame([
        {
            say("column.gap"): days_said(gap.gap_from, gap.gap_to, say),
            say("column.days"): say.number(gap.days),
            say("column.metrics"): ", ".join(say(f"metric.{metric}") for metric in gap.metric),
        }
        for gap in alike.itertuples()
    ])  # fmt: skip


def gaps_filed(found: pd.DataFrame, say: Say) -> pd.DataFrame:
    """The same for a file, a row for each metric."""
    named = {"gap_from": say("column.period_from"), "gap_to": say("column.period_to"), "days": say("column.days"),
             "metric": say("column.metrics")}  # fmt: skip
    return found.assign(metric=[say(f"metric.{metric}") for metric in found["metric"]]).rename(columns=named)


def series_filed(told: pd.DataFrame, say: Say) -> pd.DataFrame:
    """The values of all metrics for a file."""
    named = {"metric": say("column.metrics"), "day": say("column.day"), "value": say("column.value"), "days": say("column.days")}
    days = pd.to_datetime(told["day"]).dt.strftime("%Y-%m-%d")
    return told.assign(day=days, metric=[say(f"metric.{metric}") for metric in told["metric"]]).rename(columns=named)


def series_shown(told: pd.DataFrame, say: Say) -> pd.DataFrame:
    """Each metric in a row: its first and last day, how many values, the last one."""
    rows = []
    for metric, values in told.dropna(subset="value").groupby("metric", sort=False):
        last = values.iloc[-1]
        rows.append({
            say("column.metrics"): say(f"metric.{metric}"),
            say("column.period"): days_said(values["day"].iloc[0], last["day"], say),
            say("column.values"): say.number(len(values)),
            say("column.last_value"): say.number(last["value"]),
        })  # fmt: skip
    return pd.DataFrame(rows)
