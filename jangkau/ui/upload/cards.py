"""One file on the desk, told in full before anything is kept."""

import streamlit as st

from etl.keep.preview import Preview
from etl.messages import reason
from etl.model import Issue
from jangkau.locales import Say
from jangkau.ui.text import plain_html
from jangkau.ui.upload.desk import Desk, Laid
from jangkau.ui.upload.words import changes_said, counts_said, place_said, rules_said, sample_said, what_it_is

SHOWN = 50  # refused rows that are told one by one
NOTES_SHOWN = 3
BESIDE = [5, 1]  # what is told, and the buttons beside it; below it on a phone


def paragraph(text: str, look: str = "unit") -> str:
    """A line of a card; nothing where there is nothing to say."""
    return f'<p class="{look}">{plain_html(text)}</p>' if text else ""


def head(name: str, what: str) -> str:
    """A file's name, and below it what the file is."""
    return paragraph(name, "file-name") + paragraph(what)


def ready_card(desk: Desk, laid: Laid, say: Say) -> None:
    """A file that can be loaded: what it is, what becomes of its rows, three values as read, what it would change."""
    placed, preview = laid
    with st.container(border=True, key=f"file-{placed.number}", gap="small"):
        words, buttons = st.columns(BESIDE)
        with words:
            st.html(f'<div class="file">{head(placed.label, what_it_is(preview, say))}{_facts(preview, say)}</div>')
        with buttons:
            put_away_button(desk, laid, say)
            if placed.path in desk.answers:
                st.button(
                    say("upload.answer.change"), key=f"ask-again-{placed.number}", type="tertiary", on_click=desk.answer,
                    args=([placed.path], None),
                )  # fmt: skip
        issues(preview.issues, say)


def _facts(preview: Preview, say: Say) -> str:
    samples = "".join(f"<li>{plain_html(sample_said(sample, say))}</li>" for sample in preview.samples)
    left = [
        paragraph(_rows(preview, say), "file-rows"),
        paragraph(say("upload.rules", rules=rules_said(preview, say)) if preview.ignored else ""),
        paragraph(
            say("upload.changes", changes=changes_said(preview.changes, say)) if changes_said(preview.changes, say) else ""
        ),
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


def issues(all_: tuple[Issue, ...], say: Say) -> None:
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


def plain_card(desk: Desk, laid: Laid, why: str, say: Say) -> None:
    """A file of which nothing is loaded, and why."""
    placed, preview = laid
    with st.container(border=True, key=f"file-{placed.number}", gap="xsmall"):
        words, buttons = st.columns(BESIDE)
        with words:
            st.html(f'<div class="file">{head(placed.label, what_it_is(preview, say))}{paragraph(why, "file-why")}</div>')
        with buttons:
            put_away_button(desk, laid, say)


def put_away_button(desk: Desk, laid: Laid, say: Say) -> None:
    """Take one file off the desk."""
    placed = laid[0]
    key = f"put-away-{placed.number}"
    st.button(say("upload.put_away"), key=key, type="tertiary", on_click=desk.put_away, args=([placed.path],))
