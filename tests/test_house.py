"""The house keeps its proportions: no room grows into the whole of it."""

from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
MOST = 0.27  # of all lines of the program


def lines(path: Path) -> int:
    """The lines of a module, blank ones and comments among them."""
    return path.read_text(encoding="utf-8").count("\n")


def rooms() -> dict[str, int]:
    """Lines of Python by room: each folder of jangkau/, and etl/ and pages/ as one each."""
    folders = [*(path for path in (ROOT / "jangkau").iterdir() if path.is_dir()), ROOT / "etl", ROOT / "pages"]
    counted = {str(folder.relative_to(ROOT)): sum(map(lines, folder.rglob("*.py"))) for folder in folders}
    return {room: count for room, count in counted.items() if count}


def too_large(counted: dict[str, int], most: float = MOST) -> dict[str, float]:
    """The rooms that hold more than their share of the lines, with that share."""
    whole = sum(counted.values())
    return {room: count / whole for room, count in counted.items() if count > most * whole}


def test_no_room_holds_more_than_its_share_of_the_program() -> None:
    counted = rooms()
    assert {"etl", "pages", "jangkau/ui", "jangkau/metrics"} <= set(counted)
    assert too_large(counted) == {}


def test_a_room_that_has_grown_too_large_is_named() -> None:
    assert too_large({"a": 28, "b": 25, "c": 24, "d": 23}) == {"a": pytest.approx(0.28)}
