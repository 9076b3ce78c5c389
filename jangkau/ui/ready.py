"""The dashboard made ready: what pages import before the first reader comes, and a new version before its readers do."""

import ctypes
import gc
import logging
import pkgutil
import sys
import threading
import time
from contextlib import suppress
from importlib import import_module
from pathlib import Path

import jangkau
from jangkau.metrics.shelf import stay_ready
from jangkau.metrics.warehouse import NoWarehouse
from jangkau.warehouse.engine import give_back as questions_left
from jangkau.warehouse.folders import data_folder

PAGES = ("overview", "reach", "compare", "meetups", "campaigns")  # those that leaders open
ROOMS = ("jangkau.metrics.", "jangkau.findings.", "jangkau.charts.", *(f"jangkau.ui.{page}." for page in PAGES))
LOOKED = 0.5  # seconds between two looks at what is published
SWITCHED = 0.002  # seconds that a thread keeps Python's lock while others wait: the one that speaks to browsers is among them
ARENAS, OF_ARENAS = 2, -8  # of the C library's memory, else eight a core: each keeps what its threads once needed
LARGE, OF_LARGE = 2**20, -3  # bytes at once: so much goes back when it is let go; else the bound rises with what is asked for
GIVEN_BACK = 60.0  # seconds between two times that unused memory is given back, and what stays is set apart
LOOKED_THROUGH = 900.0  # seconds after which all that was set apart is looked through though somebody reads; all wait for that
WORKED, RESTING = 0.5, 0.03  # or: seconds of the processor since then, and at most between two looks, so that nobody waits for it
FRESH = 10_000  # objects made, between two looks for those that nobody holds
RENEWED = 3.0  # seconds of processor time that a new version's answers may take before anybody asks


def make_ready() -> threading.Thread:
    """Begin to import the rooms of the leaders' pages, beside whatever else goes on, and stay ready from then on."""
    with suppress(OSError, AttributeError):  # another C library than Linux's usual one
        for kind, amount in ((OF_ARENAS, ARENAS), (OF_LARGE, LARGE)):
            ctypes.CDLL(None).mallopt(kind, amount)
    thread = threading.Thread(target=_make_ready, args=(data_folder(),), name="make-ready", daemon=True)
    thread.start()
    return thread


def _make_ready(data: Path) -> None:
    sys.setswitchinterval(SWITCHED)
    gc.set_threshold(FRESH)
    import_rooms()
    given_back = before = 0.0
    apart = through = time.monotonic()
    while True:
        time.sleep(LOOKED)
        worked, now = time.process_time(), time.monotonic()
        resting, long_ago = worked - before < RESTING, now - apart > GIVEN_BACK
        if long_ago:
            everything = resting or now - through > LOOKED_THROUGH
            apart, through = now, now if everything else through
            set_apart(everything)
        if long_ago or (resting and worked - given_back > WORKED):
            give_back()
            given_back = time.process_time()
        before = time.process_time()
        try:
            stay_ready(data, RENEWED)
        except NoWarehouse:
            pass  # every page says what is the matter
        except Exception:
            logging.getLogger(__name__).exception("a new version was not made ready")


def give_back() -> None:
    """Let the system have the memory that runs of pages have left."""
    questions_left()
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).malloc_trim(0)


def set_apart(everything: bool = False) -> None:
    """Streamlit has Python look through all objects after each run of a page, kept answers among them: those that stay are set
    apart. With `everything` those of before are looked through as well, for what nobody holds any more."""
    if everything:
        gc.unfreeze()
    gc.collect()
    gc.freeze()


def import_rooms() -> None:
    """Import what the leaders' pages need."""
    for module in pkgutil.walk_packages(jangkau.__path__, "jangkau."):
        if module.name.startswith(ROOMS) and not module.name.endswith("__main__"):
            import_module(module.name)
    set_apart()
