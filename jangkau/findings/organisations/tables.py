"""Organisations and their accounts as tables, as they are read and as they are filed."""

import pandas as pd

from jangkau.findings.organisations import sentences
from jangkau.findings.sides.tables import dated
from jangkau.findings.view import View
from jangkau.locales import Say


def organisations_shown(rows: pd.DataFrame, view: View, say: Say) -> pd.DataFrame:
    """Every organisation as it is read."""
    records = rows.to_dict("records")
    return pd.DataFrame(
        {
            say("organisation.column.name"): [row["name"] for row in records],
            say("organisation.column.kind"): [sentences.kind_said(row, say) for row in records],
            say("organisation.column.region"): [place_of(row, view) for row in records],
            say("organisation.column.state"): [say(f"organisation.state.{row['state']}") for row in records],
            say("organisation.column.posts"): [sentences.posts_said(row, say) for row in records],
            say("organisation.column.weeks"): [sentences.weeks_said(row, say) for row in records],
            say("organisation.column.habit"): [sentences.habit_said(row, say) for row in records],
            say("organisation.column.peers"): [sentences.peers_said(row, say) for row in records],
            say("organisation.column.agenda"): [sentences.agenda_said(row, say) for row in records],
            say("organisation.column.themes"): [row["themes"] if isinstance(row["themes"], str) else "–" for row in records],
            say("organisation.column.hoaxes"): [sentences.hoaxes_said(row, say) for row in records],
            say("organisation.column.followers"): [sentences.followers_said(row, say) for row in records],
        }
    )


def organisations_filed(rows: pd.DataFrame, view: View) -> pd.DataFrame:
    """The same unrounded."""
    return dated(rows, view)


def place_of(row: dict, view: View) -> str:
    """Where an organisation is at home."""
    return row["region"] if isinstance(row["region"], str) else view.province
