"""What the dashboard does while it waits for its first reader."""

import subprocess
import sys

from tests.warehouse_builder import ROOT

ASKED = """
import gc, sys
from jangkau.ui.ready import import_rooms
import_rooms()
print(gc.get_freeze_count() > 0, 'jangkau.ui.overview.parts' in sys.modules)
print({'playwright', 'openpyxl', 'scipy'} & sys.modules.keys())
"""


def test_the_leaders_pages_are_imported_ahead_and_nothing_heavy_with_them() -> None:
    answer = subprocess.run([sys.executable, "-c", ASKED], cwd=ROOT, capture_output=True, text=True, check=True)
    assert answer.stdout.splitlines() == ["True True", "set()"]
