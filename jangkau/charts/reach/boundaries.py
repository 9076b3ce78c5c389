"""The outlines of kabupaten and kota, parsed once."""

import json
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

import numpy as np

FOLDER = Path(__file__).parents[3] / "data" / "reference" / "boundaries"
OWN_FILES = {"35": "jawa-timur", "32": "jawa-barat", "15": "jambi"}
FRAMES = {"35": (110.8, 116.4, -8.9, -6.6)}  # far islets would shrink the land that people know
POINTS = 600
Line = tuple[tuple[float | None, ...], tuple[float | None, ...]]


@dataclass(frozen=True)
class Outline:
    """One region: its rings as one line with gaps, and the middle of its largest part."""

    code: str
    line: Line
    middle: tuple[float, float]


@dataclass(frozen=True)
class Boundaries:
    """A province's outlines by code, and its frame: west, east, south, north in degrees."""

    outlines: dict[str, Outline]
    frame: tuple[float, float, float, float]

    @property
    def shape(self) -> float:
        """Width over height of the frame on the ground."""
        west, east, south, north = self.frame
        return (east - west) * self.degree_ratio / (north - south)

    @property
    def degree_ratio(self) -> float:
        """How wide a degree of longitude is, in degrees of latitude."""
        return float(np.cos(np.radians((self.frame[2] + self.frame[3]) / 2)))


@lru_cache
def boundaries(province: str) -> Boundaries:
    """The outlines of a province's kabupaten and kota. Approximate, not legal boundaries."""
    file = FOLDER / f"{OWN_FILES.get(province, 'indonesia-514')}.geojson"
    features = [feature for feature in json.loads(file.read_text())["features"] if feature["id"][:2] == province]
    parts = {feature["id"]: polygons(feature["geometry"]) for feature in features}
    frame = FRAMES.get(province) or framed(parts)
    step = (sum(abs(area(part[0])) / 2 for region in parts.values() for part in region) / POINTS) ** 0.5
    return Boundaries({code: outline(code, region, step) for code, region in parts.items()}, frame)


def polygons(geometry: dict) -> list[list[np.ndarray]]:
    """A geometry as polygons, each a list of rings of (longitude, latitude)."""
    parts = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    return [[np.array(ring) for ring in part] for part in parts]


def framed(parts: dict[str, list]) -> tuple[float, float, float, float]:
    """The frame around all outlines, with a little air."""
    every = np.vstack([part[0] for region in parts.values() for part in region])
    (west, south), (east, north) = every.min(axis=0), every.max(axis=0)
    air = (east - west) * 0.01
    return (float(west - air), float(east + air), float(south - air), float(north + air))


def outline(code: str, region: list[list[np.ndarray]], step: float) -> Outline:
    """One region's line, and its middle: the point of a grid inside it that is nearest to their mean."""
    lons: list[float | None] = []
    lats: list[float | None] = []
    for ring in (ring for part in region for ring in part):
        lons += [*map(float, ring[:, 0].round(3)), None]
        lats += [*map(float, ring[:, 1].round(3)), None]
    largest = max(region, key=lambda part: abs(area(part[0])))
    inside = grid_inside(largest, step) or [tuple(largest[0].mean(axis=0).round(3))]
    middle = tuple(np.mean(inside, axis=0))
    nearest = min(inside, key=lambda point: np.hypot(point[0] - middle[0], point[1] - middle[1]))
    return Outline(code, (tuple(lons), tuple(lats)), (float(nearest[0]), float(nearest[1])))


def area(ring: np.ndarray) -> float:
    """Twice a ring's signed area in square degrees: good enough to tell the largest."""
    x, y = ring[:, 0], ring[:, 1]
    return float(np.dot(x[:-1], y[1:]) - np.dot(x[1:], y[:-1]))


def grid_inside(part: list[np.ndarray], step: float) -> list[tuple[float, float]]:
    """The points of a grid `step` degrees wide that lie in a polygon and in none of its holes."""
    (west, south), (east, north) = part[0].min(axis=0), part[0].max(axis=0)
    columns = np.arange(np.ceil(west / step), east / step) * step
    rows = np.arange(np.ceil(south / step), north / step) * step
    lons, lats = (grid.ravel() for grid in np.meshgrid(columns, rows))
    within = np.zeros(lons.shape, bool)
    for ring in part:
        for (x1, y1), (x2, y2) in pairwise(ring):
            if y1 != y2:
                within ^= ((y1 > lats) != (y2 > lats)) & (lons < (x2 - x1) * (lats - y1) / (y2 - y1) + x1)
    return [(round(float(lon), 3), round(float(lat), 3)) for lon, lat in zip(lons[within], lats[within], strict=True)]
