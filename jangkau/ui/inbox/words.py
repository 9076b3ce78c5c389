"""What is wrong with a file, in words for whoever sent it: no command, no list to choose from, only what they can do."""

from datetime import date

from etl.messages import issue_text
from etl.model import Issue
from jangkau.locales import Say
from jangkau.ui.upload.words import account_said
from jangkau.warehouse.vocabulary import PLATFORMS

# Questions that the analyst answers, under the one sentence that their sender needs.
ASKED = dict.fromkeys(
    (
        "account_needed", "export_day_far", "export_year_doubtful", "figure_needed", "large_row_broken", "mapping_needed",
        "mapping_short", "names_needed", "total_as_flow",
    ),
    "ask",
) | dict.fromkeys(
    ("same_file_other_account", "same_owner_other_account", "same_series_other_account", "loaded_for_other"), "other_account"
)  # fmt: skip


def to_sender(issue: Issue, account: str, say: Say) -> str:
    """An issue of a file that was sent to an account's address."""
    key = f"inbox.issue.{ASKED.get(issue.code, issue.code)}"
    if key not in say:
        return issue_text(issue, say)
    return say(key, value=said(issue.value or "", say), own=account_said(account, say))


def said(value: str, say: Say) -> str:
    """A value as people write it: accounts, platforms and days by their names, anything else as it is."""
    return ", ".join(one_said(part, say) for part in value.split(", "))


def one_said(part: str, say: Say) -> str:
    if part.partition(":")[0] in PLATFORMS:
        return account_said(part, say) if ":" in part else say(f"platform.{part}")
    try:
        return say.short_day(date.fromisoformat(part))
    except ValueError:
        return part
