"""In which state a file lies on the desk, and what it still asks."""

from etl.keep.mappings import ASKED
from etl.keep.previewed import Preview

DOUBTS = {
    "same_file_other_account", "same_owner_other_account", "same_series_other_account", "export_day_far", "export_year_doubtful",
    "total_as_flow",
}  # fmt: skip
WHOSE = {"account_needed", "account_two", "account_differs", "platform_differs"}
QUESTIONS = DOUBTS | WHOSE | {"export_date_needed", "figure_needed"} | ASKED
GROUPS = ("asking", "ready", "already", "set_aside", "unreadable")


def question(preview: Preview) -> str | None:
    """What a file still asks, by the code of its refusal; None where it asks nothing."""
    code = preview.issues[0].code if preview.state == "refused" and preview.issues else None
    return code if code in QUESTIONS else None


def group_of(preview: Preview, twice: bool = False) -> str:
    """Which group of the page a file stands in. twice: the same bytes are on the desk before it."""
    if preview.state == "refused":
        return "asking" if question(preview) else "unreadable"
    if preview.state == "set_aside":
        return "set_aside"
    return "already" if preview.state == "already" or twice else "ready"
