"""Where a name stands beside its circle on a map: on the side where it covers least of what else is there."""

from dataclasses import dataclass

from jangkau.charts.drawing.canvas import GAP
from jangkau.charts.drawing.letters import width
from jangkau.charts.theme import SMALL

DRAWN = 520  # pixels: the map's width between a phone's and a desk's, by which names are measured
LINE = 15  # pixels
SIDES = {"middle right": (1, 0), "middle left": (-1, 0), "bottom center": (0, -1), "top center": (0, 1)}
OUTSIDE = 3  # times as bad as covering as much of a circle


@dataclass(frozen=True)
class Box:
    """A rectangle in pixels: west, east, south, north."""

    west: float
    east: float
    south: float
    north: float

    def shared(self, other: "Box") -> float:
        """The area that both cover."""
        across = min(self.east, other.east) - max(self.west, other.west)
        return max(across, 0.0) * max(min(self.north, other.north) - max(self.south, other.south), 0.0)

    def area(self) -> float:
        return (self.east - self.west) * (self.north - self.south)


def around(x: float, y: float, radius: float) -> Box:
    """The square around a circle."""
    return Box(x - radius, x + radius, y - radius, y + radius)


def beside(names: list[str], circles: list[tuple[float, float, float]], frame: Box) -> list[str]:
    """The textposition of each name, the first circles being theirs; `circles`: x, y, radius in pixels from the south-west."""
    squares = [around(*circle) for circle in circles]
    taken: list[Box] = []
    places: list[str] = []
    for name, (x, y, radius) in zip(names, circles, strict=False):
        boxes = {side: _box(name, x + dx * radius, y + dy * radius, dx, dy) for side, (dx, dy) in SIDES.items()}
        covered = {
            side: sum((box.shared(other) for other in squares + taken), 0.0) + OUTSIDE * (box.area() - box.shared(frame))
            for side, box in boxes.items()
        }
        best = min(boxes, key=lambda side: covered[side])
        taken.append(boxes[best])
        places.append(best)
    return places


def _box(name: str, x: float, y: float, dx: int, dy: int) -> Box:
    """What a name covers, held by the side of a point that it stands on."""
    wide = width(f"<b>{name}</b>", SMALL)
    west = x - wide / 2 + dx * (wide / 2 + GAP)
    south = y - LINE / 2 + dy * (LINE / 2 + GAP)
    return Box(west, west + wide, south, south + LINE)
