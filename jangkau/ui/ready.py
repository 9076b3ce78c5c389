"""The dashboard made ready while it waits for its first reader: what pages import, and what need not be looked through again."""

import gc
import pkgutil
import threading
from importlib import import_module

import jangkau

PAGES = ("overview", "reach", "compare", "meetups", "campaigns")  # those that leaders open
ROOMS = ("jangkau.metrics.", "jangkau.findings.", "jangkau.charts.", *(f"jangkau.ui.{page}." for page in PAGES))


def make_ready() -> threading.Thread:
    """Begin to import the rooms of the leaders' pages, beside whatever else goes on."""
    thread = threading.Thread(target=_import_rooms, name="make-ready", daemon=True)
    thread.start()
    return thread


def _import_rooms() -> None:
    """Streamlit has Python look through all objects after each run of a page: those that stay for good are set apart."""
    for module in pkgutil.walk_packages(jangkau.__path__, "jangkau."):
        if module.name.startswith(ROOMS) and not module.name.endswith("__main__"):
            import_module(module.name)
    gc.collect()
    gc.freeze()
