"""What the watched folder has left for a person."""

import streamlit as st

from etl.messages import reason
from etl.watch import left_waiting
from jangkau.locales import Say
from jangkau.ui.text import plain_html
from jangkau.warehouse.folders import Folders


def watched(folders: Folders, say: Say) -> None:
    """The files that were not loaded by themselves, each with its question or the reason."""
    left = left_waiting(folders)
    if not left:
        return
    with st.expander(say("upload.watched", n=len(left)), icon=":material/folder_open:"):
        items = "".join(f"<li><b>{plain_html(note.file)}</b> · {plain_html(reason(note.issue, say))}</li>" for note in left)
        st.html(f"<p>{plain_html(say('upload.watched.how'))}</p><ul>{items}</ul>")
