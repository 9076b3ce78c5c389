"""How far a longer work is, on the page, until it is done."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from streamlit.delta_generator import DeltaGenerator

from jangkau.locales import Say

Step = Callable[[float, str], None]


@contextmanager
def progress_of(place: DeltaGenerator, say: Say) -> Iterator[Step]:
    """A bar at a place of the page that is told the share that is done and what comes next; it goes when the work has ended."""
    bar = place.progress(0.0, say("publish.begun"))

    def step(share: float, what: str) -> None:
        bar.progress(share, say("report.page.making", file=what) if what else "")

    try:
        yield step
    finally:
        bar.empty()
