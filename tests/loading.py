"""Loaders as processes of their own, forked from this one so that they start at once."""

import multiprocessing
import os
import signal
from collections.abc import Iterable
from multiprocessing.process import BaseProcess
from pathlib import Path

from etl.load import load
from jangkau.warehouse.folders import Folders
from jangkau.warehouse.trouble import Trouble
from tests.made import order

REFUSED = 3  # how a loader ends that was given a reason; what it did not expect ends it with 1
FORKED = multiprocessing.get_context("fork")


def loader(folders: Folders, paths: Iterable[Path], waiting: object = None) -> BaseProcess:
    """A process that loads files for @contoh on Instagram; `waiting` is an event to set where it has to wait its turn."""
    process = FORKED.Process(target=_load, args=(folders, list(paths), waiting))
    process.start()
    return process


def _load(folders: Folders, paths: list[Path], waiting) -> None:
    try:
        receipts = load(folders, paths, order(), waiting=waiting.set if waiting else lambda: None)
    except Trouble:  # such as a catalogue that was killed
        os._exit(REFUSED)
    os._exit(0 if all(receipt.state in ("loaded", "already") for receipt in receipts) else 1)


def kill(process: BaseProcess) -> None:
    """kill -9."""
    os.kill(process.pid, signal.SIGKILL)
    process.join()
