"""What should be done this week, in a line each: the same rules as the first page's."""

from typing import TypedDict

import pandas as pd

from jangkau.findings.captions import excerpt
from jangkau.locales import Say
from jangkau.metrics.week.to_do import Task, foremost

NAMED, ACCOUNTS = 2, 1  # named in a line: hoaxes, agendas and regions; accounts, whose names are long
TITLE = 34  # letters of a hoax or agenda
COLUMNS = ("title", "label", "account", "handle")


class Errand(TypedDict):
    """A task as plain values: its rule, how many it names, and the first of them."""

    rule: str
    n: int
    named: list[dict[str, str]]


def errands(tasks: list[Task]) -> list[Errand]:
    """The first three tasks that find something, each with the first that it names."""
    return [{"rule": task.rule, "n": len(task.named), "named": first(task.named)} for task in foremost(tasks)]


def first(named: pd.DataFrame) -> list[dict[str, str]]:
    """The first rows of a task, those of their columns that a name is made of."""
    columns = [column for column in COLUMNS if column in named and named[column].notna().all()]
    return named[columns].head(ACCOUNTS if "account" in columns else NAMED).to_dict("records")


def errand_said(errand: Errand, say: Say) -> str:
    """A task in a line: how many, and whose turn it is first."""
    names, more = [named(row) for row in errand["named"]], errand["n"] - len(errand["named"])
    listed = f"{', '.join(names)} {say('overview.to_do.more', n=more)}" if more else say.listed(names)
    return say(f"report.task.{errand['rule']}", n=errand["n"], names=listed)


def named(row: dict[str, str]) -> str:
    """A hoax or agenda by its title, a region by its name, an account by its handle."""
    if "title" in row:
        return f"“{excerpt(row['title'], TITLE)}”"
    return row["label"] if "label" in row else f"@{row['handle']}"
