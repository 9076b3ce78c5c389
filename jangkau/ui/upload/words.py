"""How the upload page says things: accounts, formats, periods, counts, samples, moments."""

from datetime import date

from etl.keep.changes import Changes
from etl.keep.previewed import Preview, Sample
from etl.messages import format_said, rule_said, shortened
from etl.model import Account, Issue
from etl.read.importers import importer_of
from jangkau.locales import Say

SEPARATOR = " · "
CHANGES = ("new", "changed", "same", "older")


def account_said(account: str, say: Say) -> str:
    """An account as people write it: Instagram @kominfojatim."""
    known = Account.of(*account.split(":", 1))
    return f"{say(f'platform.{known.platform}')} @{known.handle}"


def period_said(first: date | None, last: date | None, say: Say) -> str:
    """A span of days in little room; one day is said once; nothing where there is none."""
    if not first or not last:
        return ""
    if first == last:
        return say.short_day(first)
    if first.year == last.year:
        return say.short_days(first, last)
    return say("upload.period", first=say.short_day(first), last=say.short_day(last))


def what_it_is(preview: Preview, say: Say) -> str:
    """Format, account and period, as far as they are known."""
    first, last = preview.period or (None, None)
    parts = (format_said(preview.importer, say), whose_said(preview, say), period_said(first, last, say))
    return SEPARATOR.join(part for part in parts if part)


def whose_said(preview: Preview, say: Say) -> str:
    """The account a file belongs to; a sheet that names accounts itself says so."""
    if preview.account:
        return account_said(preview.account, say)
    importer = importer_of(preview.importer)
    return say("upload.several_accounts") if importer and importer.names_accounts else ""


def counts_said(loaded: int, ignored: int, refused: int, say: Say) -> str:
    """Rows loaded, ignored and refused, always all three."""
    return SEPARATOR.join(
        (say("upload.rows.loaded", n=loaded), say("upload.rows.ignored", n=ignored), say("upload.rows.refused", n=refused))
    )


def rules_said(preview: Preview, say: Say) -> str:
    """Which rows are ignored, and by which rule."""
    return SEPARATOR.join(say("upload.rule", rule=rule_said(rule, say), n=count) for rule, count in preview.ignored)


def changes_said(changes: Changes, say: Say) -> str:
    """What a file would change, without the kinds that do not occur."""
    counts = [(kind, getattr(changes, kind)) for kind in CHANGES]
    return SEPARATOR.join(say(f"upload.change.{kind}", n=count) for kind, count in counts if count)


def sample_said(sample: Sample, say: Say) -> str:
    """One value as it was read: where it stands, of which day or post, and what it says."""
    amount = say("upload.sample.missing") if sample.value is None else say.number(sample.value)
    day = say.short_day(sample.day) if sample.day else say("upload.sample.no_day")
    kind = "post" if sample.post_id else "day"
    what = say(f"metric.{sample.what}")
    return say(f"upload.sample.{kind}", line=say.number(sample.line), day=day, what=what, amount=amount)


def place_said(issue: Issue, say: Say) -> str:
    """Where a refused row stands, and the value that stands there."""
    column = say("upload.refused.column", column=issue.column) if issue.column else ""
    parts = (say("upload.refused.line", line=say.number(issue.line)) if issue.line else "", column, shortened(issue.value))
    return SEPARATOR.join(part for part in parts if part)
