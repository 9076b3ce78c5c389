"""The dashboard made ready: what pages import before the first reader comes, and a new version before its readers do."""

import gc
import logging
import pkgutil
import threading
import time
from importlib import import_module
from pathlib import Path

import jangkau
from jangkau.metrics.shelf import stay_ready
from jangkau.metrics.warehouse import NoWarehouse
from jangkau.warehouse.folders import data_folder

PAGES = ("overview", "reach", "compare", "meetups", "campaigns")  # those that leaders open
ROOMS = ("jangkau.metrics.", "jangkau.findings.", "jangkau.charts.", *(f"jangkau.ui.{page}." for page in PAGES))
LOOKED = 0.5  # seconds between two looks at what is published
RENEWED = 3.0  # seconds of processor time that a new version's answers may take before anybody asks


def make_ready() -> threading.Thread:
    """Begin to import the rooms of the leaders' pages, beside whatever else goes on, and stay ready from then on."""
    thread = threading.Thread(target=_make_ready, args=(data_folder(),), name="make-ready", daemon=True)
    thread.start()
    return thread


def _make_ready(data: Path) -> None:
    import_rooms()
    while True:
        time.sleep(LOOKED)
        try:
            stay_ready(data, RENEWED)
        except NoWarehouse:
            pass  # every page says what is the matter
        except Exception:
            logging.getLogger(__name__).exception("a new version was not made ready")


def import_rooms() -> None:
    """Streamlit has Python look through all objects after each run of a page: those that stay for good are set apart."""
    for module in pkgutil.walk_packages(jangkau.__path__, "jangkau."):
        if module.name.startswith(ROOMS) and not module.name.endswith("__main__"):
            import_module(module.name)
    gc.collect()
    gc.freeze()
