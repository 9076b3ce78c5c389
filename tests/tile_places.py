"""Gives every kabupaten and kota without a tile its square: `python -m tests.tile_places` writes data/reference/tiles.csv anew.

A province's own design stays as it is. For the others the middles of the outlines are laid on grids of several sizes, each
region on the free square that keeps all together nearest to where they are (linear assignment); the grid that moves
them least wins.
"""

import csv
from pathlib import Path

import numpy as np
from scipy.optimize import linear_sum_assignment

from jangkau.charts.reach.boundaries import boundaries

REFERENCE = Path(__file__).parents[1] / "data" / "reference"
ROOMS = (1.0, 1.15, 1.35, 1.6, 2.0)  # squares a region
WIDEST = 16  # squares beside each other: more would be too small for a name on a phone


def placed(province: str, codes: list[str]) -> dict[str, tuple[int, int]]:
    """The square of each region of a province: row from the north, column from the west."""
    land = boundaries(province)
    middles = np.array([land.outlines[code].middle for code in codes])
    east, south = spread(middles[:, 0] * land.degree_ratio), spread(-middles[:, 1])
    tried = [squares(east, south, room) for room in ROOMS]
    _, cells = min(tried, key=lambda one: one[0])
    return {code: (int(row), int(column)) for code, (row, column) in zip(codes, cells, strict=True)}


def spread(places: np.ndarray) -> np.ndarray:
    """Places along an axis, half as they are and half as their order is, from 0 to 1: crowds take room from empty land."""
    order = np.argsort(np.argsort(places, kind="stable"), kind="stable") / max(len(places) - 1, 1)
    width = np.ptp(places) or 1
    return ((places - places.min()) / width + order) / 2 * (width if width != 1 else 1)


def squares(east: np.ndarray, south: np.ndarray, room: float) -> tuple[float, np.ndarray]:
    """How far the regions are moved on a grid of so many squares a region, and each one's row and column."""
    count = len(east)
    shape = (np.ptp(east) or 1) / (np.ptp(south) or 1)
    columns = min(max(round(np.sqrt(count * room * shape)), 1), WIDEST, count)
    rows = -(-round(count * room) // columns)
    grid = np.array([(row, column) for row in range(rows) for column in range(columns)], float)
    x, y = scaled(east, columns), scaled(south, rows)
    far = (grid[None, :, 1] - x[:, None]) ** 2 + (grid[None, :, 0] - y[:, None]) ** 2
    chosen = linear_sum_assignment(far)
    cells = grid[chosen[1]]
    cells = np.stack([np.unique(cells[:, axis], return_inverse=True)[1] for axis in (0, 1)], axis=1)
    return float(far[chosen].mean() + 0.3 * room), cells


def scaled(places: np.ndarray, squares_there: int) -> np.ndarray:
    """Places as squares from 0."""
    return (places - places.min()) / (np.ptp(places) or 1) * (squares_there - 1)


def main() -> None:
    """Fill in what is missing, in the order of the codes."""
    file = REFERENCE / "tiles.csv"
    rows = {row["code"]: (int(row["row"]), int(row["col"])) for row in csv.DictReader(file.open(encoding="utf-8"))}
    regencies = list(csv.DictReader((REFERENCE / "regencies.csv").open(encoding="utf-8-sig")))
    for province in sorted({row["province_code"] for row in regencies}):
        codes = [row["code"] for row in regencies if row["province_code"] == province]
        if not set(codes) <= rows.keys():
            rows |= placed(province, codes)
    written = "".join(f"{code},{row},{column}\n" for code, (row, column) in sorted(rows.items()))
    file.write_text(f"code,row,col\n{written}", encoding="utf-8")


if __name__ == "__main__":
    main()
