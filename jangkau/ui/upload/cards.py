"""One file of the desk, told in full: what becomes of its rows, three values as read, what it would change, what is refused."""

import streamlit as st

from etl.keep.previewed import Preview
from etl.messages import reason
from etl.model import Issue
from jangkau.locales import Say
from jangkau.ui.text import plain_html
from jangkau.ui.upload.table import Row, asked, note_said
from jangkau.ui.upload.words import changes_said, counts_said, place_said, rules_said, sample_said, what_it_is

SHOWN = 50  # refused rows that are told one by one
NOTES_SHOWN = 3


def paragraph(text: str, look: str = "unit") -> str:
    """A line of a card; nothing where there is nothing to say."""
    return f'<p class="{look}">{plain_html(text)}</p>' if text else ""


def head(name: str, what: str) -> str:
    """A file's name, and below it what the file is."""
    return paragraph(name, "file-name") + paragraph(what)


def card(row: Row, say: Say) -> None:
    """All that is known of one file."""
    with st.container(border=True, key=f"file-{row.placed.number}", gap="small"):
        drawn = {"ready": lambda: _facts(row.preview, say), "asking": lambda: _glimpse(row, say)}
        facts = drawn.get(row.group, lambda: paragraph(note_said(row, say), "file-why"))()
        st.html(f'<div class="file">{head(row.placed.label, what_it_is(row.preview, say))}{facts}</div>')
        if row.group == "ready":
            refused_rows(row.preview.issues, say)


def _glimpse(row: Row, say: Say) -> str:
    """The question, and a first value so that a person recognises the file."""
    seen = [sample_said(sample, say) for sample in (row.glimpse.samples if row.glimpse else ())]
    glimpse = say("upload.ask.glimpse", samples="; ".join(seen)) if seen else ""
    return paragraph(asked(row, say), "file-why") + paragraph(glimpse)


def _facts(preview: Preview, say: Say) -> str:
    samples = "".join(f"<li>{plain_html(sample_said(sample, say))}</li>" for sample in preview.samples)
    changed = changes_said(preview.changes, say)
    left = [
        paragraph(_rows(preview, say), "file-rows"),
        paragraph(say("upload.rules", rules=rules_said(preview, say)) if preview.ignored else ""),
        paragraph(say("upload.changes", changes=changed) if changed else ""),
        paragraph(say("upload.withdrawn_before") if preview.state == "withdrawn" else ""),
        *(paragraph(reason_of_note(note, say)) for note in notes(preview)[:NOTES_SHOWN]),
    ]
    right = paragraph(say("upload.samples"), "unit") + f"<ul>{samples}</ul>" if samples else ""
    return f'<div class="file-facts"><div>{"".join(left)}</div><div>{right}</div></div>'


def _rows(preview: Preview, say: Say) -> str:
    if not preview.counted:
        return say("upload.rows.later")
    return counts_said(preview.loaded, sum(count for _, count in preview.ignored), preview.refused, say)


def notes(preview: Preview) -> list[Issue]:
    """What is good to know of a file and refuses nothing."""
    return [issue for issue in preview.issues if not issue.refused]


def reason_of_note(note: Issue, say: Say) -> str:
    """A note with the column it is about."""
    return say("upload.note", column=note.column or "–", what=reason(note, say))


def refused_rows(all_: tuple[Issue, ...], say: Say) -> None:
    """The refused rows, folded away: where each stands, its value, and the way out."""
    refused = [issue for issue in all_ if issue.refused]
    if not refused:
        return
    with st.expander(say("upload.refused.show", n=len(refused))):
        rows = "".join(_refused_line(issue, say) for issue in refused[:SHOWN])
        more = say("upload.refused.more", n=len(refused) - SHOWN) if len(refused) > SHOWN else ""
        st.html(f'<ul class="refused">{rows}</ul>{paragraph(more)}')


def _refused_line(issue: Issue, say: Say) -> str:
    return f"<li>{paragraph(place_said(issue, say))}{plain_html(reason(issue, say))}</li>"
