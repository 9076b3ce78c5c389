"""What a new version takes over of answers and drawings: all that would come out the same, and never a stale number."""

import gc
import random
import weakref
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from jangkau.findings.view import View
from jangkau.findings.week.week import week_of
from jangkau.metrics.alike import alike, held
from jangkau.metrics.kept import kept
from jangkau.metrics.reach.coverage import coverage
from jangkau.metrics.reach.reach import MEASURES
from jangkau.metrics.reach.trend import trend
from jangkau.metrics.remembered import Remembered
from jangkau.metrics.scope import Scope
from jangkau.metrics.shelf import reading
from jangkau.metrics.warehouse import Warehouse
from jangkau.metrics.week.to_do import to_do
from jangkau.warehouse.engine import Cursors, open_snapshot
from jangkau.warehouse.standing import identity
from tests.warehouse_builder import MONDAY, Builder, weeks_before

DRAWINGS: list[tuple[str, str]] = []
HOMES = {"a": ("35.10", "35"), "b": ("35.78", "35"), "c": ("32.01", "32"), "d": ("32.73", "32")}


def publish(data: Path, number: int, reach: dict[str, float], events: int = 1) -> None:
    """Four accounts in two provinces, each with its reach over six weeks, and some meetups."""
    office = Builder(data, f"{number:06d}")
    for handle, (regency, province) in HOMES.items():
        office.account(f"instagram:{handle}", regency, province=province)
        for ago in range(6):
            office.week(f"instagram:{handle}", "reach", reach[handle] * (ago + 1), reach[handle], week=weeks_before(ago))
    for event in range(events):
        office.connection.execute(
            "INSERT INTO events (event_id, kind, name, starts_on, ends_on) VALUES (?, 'meetup', ?, ?, ?)",
            [f"e{event}", f"Rapat {event}", MONDAY, MONDAY],
        )
    office.publish()


def apart(data: Path) -> Warehouse:
    """The version in force, by somebody who has seen none before."""
    with reading(data) as warehouse:
        path = warehouse.path
    return Warehouse(path.stem, path, identity(path), Cursors(open_snapshot(path)))


def view(province: str) -> View:
    return View(Scope(province, week=MONDAY), MEASURES["reach"], province, None)


def drawn(warehouse: Warehouse, province: str) -> str:
    """Something drawn of frames at hand, and of what is asked while it is drawn."""
    week = week_of(warehouse, view(province))
    at_hand = [week.figures, {"province": province}]
    return warehouse.drawn(("drawn", province), lambda: f"{at_hand} {len(warehouse.ask('meetups'))} {week.regions.to_csv()}")


QUESTIONS: dict[str, Callable[[Warehouse, str], object]] = {
    "week": lambda warehouse, province: week_of(warehouse, view(province)),
    "trend": lambda warehouse, province: trend(warehouse, Scope(province, week=MONDAY), "reach", False),
    "coverage": lambda warehouse, province: coverage(
        warehouse, Scope(province, week=MONDAY), "reach", week_of(warehouse, view(province)).regions
    ),
    "to do": lambda warehouse, province: to_do(warehouse, Scope(province, week=MONDAY)),
    "drawn": drawn,
}


@pytest.mark.parametrize("seed", range(3))
def test_whatever_is_loaded_and_asked_in_whatever_order_no_number_is_stale(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    reach, events = dict.fromkeys(HOMES, 100.0), 1
    for number in range(1, 7):
        if chance.random() < 0.7:
            reach[chance.choice(list(HOMES))] = chance.choice((100.0, 200.0, 300.0))
        events = chance.choice((1, 1, 2))
        publish(tmp_path, number, reach, events)
        fresh = apart(tmp_path)
        with reading(tmp_path) as warehouse:
            for name in chance.sample(list(QUESTIONS), 3):
                for province in chance.sample(["35", "32"], chance.choice((1, 2))):
                    seen, true = QUESTIONS[name](warehouse, province), QUESTIONS[name](fresh, province)
                    assert alike(held(seen), held(true)), (number, name, province)
        fresh.close()


def test_a_drawing_is_taken_over_where_what_it_rests_on_is_the_same_though_its_tables_changed(tmp_path: Path) -> None:
    DRAWINGS.clear()

    def draw(warehouse: Warehouse, province: str) -> None:
        regions = week_of(warehouse, view(province)).regions

        def figure() -> str:
            DRAWINGS.append((warehouse.version, province))
            return regions.to_csv()

        warehouse.drawn(("figure", province), lambda: figure().upper())

    for number, of_c in enumerate((100.0, 200.0, 200.0), start=1):
        publish(tmp_path, number, dict.fromkeys(HOMES, 100.0) | {"c": of_c})
        with reading(tmp_path) as warehouse:
            draw(warehouse, "35")
            if number != 2:
                draw(warehouse, "32")  # nobody looks at it in the version between: it is told from the one before
    assert DRAWINGS == [("000001", "35"), ("000001", "32"), ("000003", "32")]


def test_an_answer_is_taken_over_where_all_beneath_it_came_out_the_same(tmp_path: Path) -> None:
    worked_out = []

    @kept
    def registered(warehouse: Warehouse, province: str) -> int:
        worked_out.append("registered")
        return len(warehouse.ask("weeks", province=province))

    @kept
    def doubled(warehouse: Warehouse, province: str) -> int:
        worked_out.append("doubled")
        return 2 * registered(warehouse, province)

    for number, of_a in enumerate((100.0, 200.0), start=1):
        publish(tmp_path, number, dict.fromkeys(HOMES, 100.0) | {"a": of_a})
        with reading(tmp_path) as warehouse:
            assert doubled(warehouse, "35") == 12
    assert worked_out == ["doubled", "registered"]


def test_what_is_at_hand_is_taken_down_as_it_was(tmp_path: Path) -> None:
    publish(tmp_path, 1, dict.fromkeys(HOMES, 100.0))
    words = ["a"]
    with reading(tmp_path) as warehouse:
        assert warehouse.drawn(("words",), lambda: "".join(words)) == "a"
    words.append("b")
    publish(tmp_path, 2, dict.fromkeys(HOMES, 100.0))
    with reading(tmp_path) as warehouse:
        assert warehouse.drawn(("words",), lambda: "".join(words)) == "ab"


def test_other_code_under_the_same_name_is_worked_out_anew(tmp_path: Path) -> None:
    made = []
    for number, draw in enumerate((lambda: made.append(1), lambda: made.append(2)), start=1):
        publish(tmp_path, number, dict.fromkeys(HOMES, 100.0))
        with reading(tmp_path) as warehouse:
            warehouse.drawn(("same",), draw)
    assert made == [1, 2]


def test_no_version_is_held_by_what_was_taken_over_from_it(tmp_path: Path) -> None:
    publish(tmp_path, 1, dict.fromkeys(HOMES, 100.0))
    with reading(tmp_path) as warehouse:
        drawn(warehouse, "35")
        first = weakref.ref(warehouse)
    del warehouse
    for number in (2, 3):
        publish(tmp_path, number, dict.fromkeys(HOMES, 100.0) | {"c": 100.0 * number})
        with reading(tmp_path) as newer:
            drawn(newer, "35")
    del newer
    gc.collect()
    assert first() is None


def test_frames_are_told_apart_by_cells_names_and_types() -> None:
    frame = pd.DataFrame({"day": [date(2021, 12, 6)], "reach": [1.5], "name": ["a"]})
    same = [frame, frame.copy()]
    others = [frame.assign(reach=1), frame.assign(reach=2.5), frame.rename(columns={"name": "n"}), frame.set_index("name")]
    assert all(alike(held(frame), held(other)) for other in same)
    assert not any(alike(held(frame), held(other)) for other in others)
    assert alike(held({"x": [float("nan"), {1}]}), held({"x": [float("nan"), {1}]}))
    assert not alike(held((1, 2)), held((1, 2, 3))) and not alike(held({"a": 1}), held({"b": 1})) and not alike(1, True)
    assert not alike(object(), object())


def test_nothing_is_made_ready_while_readers_are_busy() -> None:
    """And what is made ready is asked for again as soon as nobody reads."""
    asked: list[str] = []
    first, second, looks = Remembered(), Remembered(), iter((True, True, False, False, False))
    first.get("old", lambda: 1, lambda of: asked.append("again"), frozenset({"posts"}))
    second.take_over(first, lambda table: False, None)
    second.renew(None, 5, lambda: next(looks))
    assert asked == ["again"] and next(looks) is False
