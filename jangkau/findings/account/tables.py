"""The files, gaps and values of an account as tables are read, and as files."""

import pandas as pd

from jangkau.findings.account.sentences import exported_said
from jangkau.findings.period import days_said, moment_said
from jangkau.locales import Say


def import_rows(files: pd.DataFrame, say: Say) -> pd.DataFrame:
    """The files that told of the account, as they are read."""
    return pd.DataFrame([
        {
            say("column.file"): file.file_name,
            say("column.format"): say.named(f"format.{file.importer}", file.title),
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


def gap_rows(gaps: pd.DataFrame, say: Say) -> pd.DataFrame:
    """The runs of missing days as they are read; what several metrics miss alike in one row."""
    alike = gaps.groupby(["gap_from", "gap_to", "days"], sort=False)["metric"].agg(list).reset_index()
    return pd.DataFrame([
        {
            say("column.gap"): days_said(gap.gap_from, gap.gap_to, say),
            say("column.days"): say.number(gap.days),
            say("column.metrics"): ", ".join(say(f"metric.{metric}") for metric in gap.metric),
        }
        for gap in alike.itertuples()
    ])  # fmt: skip


def gaps_filed(gaps: pd.DataFrame, say: Say) -> pd.DataFrame:
    """The same for a file, a row for each metric."""
    named = {"gap_from": say("column.period_from"), "gap_to": say("column.period_to"), "days": say("column.days"),
             "metric": say("column.metrics")}  # fmt: skip
    return gaps.assign(metric=[say(f"metric.{metric}") for metric in gaps["metric"]]).rename(columns=named)


def series_filed(series: pd.DataFrame, say: Say) -> pd.DataFrame:
    """The values of all metrics for a file."""
    named = {"metric": say("column.metrics"), "day": say("column.day"), "value": say("column.value"), "days": say("column.days")}
    days = pd.to_datetime(series["day"]).dt.strftime("%Y-%m-%d")
    return series.assign(day=days, metric=[say(f"metric.{metric}") for metric in series["metric"]]).rename(columns=named)


def series_rows(series: pd.DataFrame, say: Say) -> pd.DataFrame:
    """Each metric in a row: its first and last day, how many values, the last one."""
    rows = []
    for metric, values in series.dropna(subset="value").groupby("metric", sort=False):
        last = values.iloc[-1]
        rows.append({
            say("column.metrics"): say(f"metric.{metric}"),
            say("column.period"): days_said(values["day"].iloc[0], last["day"], say),
            say("column.values"): say.number(len(values)),
            say("column.last_value"): say.number(last["value"]),
        })  # fmt: skip
    return pd.DataFrame(rows)
