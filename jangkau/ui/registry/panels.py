"""The panel that stands open above a list: a form for one entry, a file to take in, or the list as a file."""

from collections.abc import Callable

import pandas as pd

from jangkau.locales import Say
from jangkau.ui.registry.files import Office
from jangkau.ui.registry.upload import Shown, download, upload


def panel(
    opened: str | None, content: str, in_force: pd.DataFrame, office: Office, say: Say, add: Callable[[], None],
    more: Shown | None = None,
) -> None:  # fmt: skip
    """Shows the one that is open: `add` draws the form, `more` what an uploaded file would do besides."""
    if opened == "add":
        add()
    elif opened == "upload":
        upload(office, content, in_force, say, more)
    elif opened == "download":
        download(content, in_force, say)
