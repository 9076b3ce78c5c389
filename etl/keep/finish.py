"""A draft made ready for its readers: registry tables, marts, fingerprint, and what the snapshot tells of itself."""

from etl.keep.classify import classify
from etl.keep.draft import Draft
from etl.keep.twice import count_once
from etl.keep.versions import made_with
from etl.read import importers
from jangkau.warehouse import vocabulary
from jangkau.warehouse.engine import CHECKS
from jangkau.warehouse.trouble import Trouble

CHECKED = (
    "OBSERVED", "PLATFORMS", "OWNERS", "LEVELS", "ORGANISATION_KINDS", "EVENT_KINDS", "HOAX_CATEGORIES", "HOAX_STATUSES",
    "DIMENSIONS", "BASES", "TARGET_MEASURES",
)  # fmt: skip

MANY = 2_000  # accounts, of which a draft works out all weeks at once

# One row: how many imports are the demo's, and how many are set aside because their bytes are damaged.
TOLD = "SELECT count(*) FILTER (demo AND state <> 'withdrawn'), count(*) FILTER (state = 'unread') FROM imports"


def finish(draft: Draft, version: int, mark: str | None = None) -> None:
    """Make what readers read; check that every row is accounted for. mark: what tells it apart in a lake. Raises Trouble."""
    _given_room(draft)
    draft.settle()
    draft.registry()
    draft.connection.execute("DELETE FROM formats")
    draft.insert("formats", [importer.format() for importer in importers.IMPORTERS])
    draft.run("touched_moved")
    if draft.posting():
        count_once(draft)
        draft.run("post_habits", fewest=vocabulary.HABIT_POSTS)
        draft.run("joint_posts")
    for question in ("account_ends", "day_bits", "account_weeks", "regency_weeks"):
        draft.run(question)
    classify(draft)
    _check_words(draft)
    ((fingerprint,),) = draft.run("fingerprint", observed=list(vocabulary.OBSERVED)).fetchall()
    ((demo, unread),) = draft.connection.execute(TOLD).fetchall()
    facts = {
        "version": f"{version:06d}", "fingerprint": fingerprint, "made_with": made_with(),
        "demo": str(demo > 0).lower(), "unread": str(unread),
    }  # fmt: skip
    draft.connection.execute("DELETE FROM meta")
    draft.insert("meta", list((facts | ({"mark": mark} if mark else {})).items()))
    _every_row_accounted_for(draft)
    draft.connection.execute("CHECKPOINT")


def _given_room(draft: Draft) -> None:
    """For a draft that touches so much four fifths of what the machine, or the container, has: the database's own measure.
    Any other gets by with what a small load may take."""
    if len(draft.touched()) > MANY:
        draft.connection.execute("RESET memory_limit")


def _check_words(draft: Draft) -> None:
    known = {name.lower(): list(getattr(vocabulary, name)) for name in CHECKED}
    if unknown := draft.run_file(CHECKS, known).fetchall():
        raise Trouble("words_unknown", ", ".join(map(str, unknown[0])))


def _every_row_accounted_for(draft: Draft) -> None:
    astray = "SELECT file_name, import_id FROM imports WHERE rows_read IS DISTINCT FROM loaded + ignored + refused"
    for file, import_id in draft.connection.execute(astray).fetchall():
        raise Trouble("rows_astray", file, id=import_id)
