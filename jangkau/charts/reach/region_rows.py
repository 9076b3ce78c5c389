"""The rows of the comparison by kabupaten and kota: in which order, under which words, and how high."""

from dataclasses import dataclass
from typing import Any

import pandas as pd

ROW, HEAD = 24, 26  # pixels


@dataclass(frozen=True)
class Row:
    """A region's row, or the words above a group of them (region None); y in pixels from the bottom."""

    y: float
    words: str
    region: Any = None


def laid_out(regencies: pd.DataFrame, say) -> tuple[list[Row], int]:
    """The rows from the top, each group under its words, and how high they are together."""
    groups: dict[str, list] = {}
    for region in regencies[regencies["state"] != "none"].itertuples():
        groups.setdefault(group(region, say), []).append(region)
    height = sum(HEAD * bool(words) + ROW * len(regions) for words, regions in groups.items()) or ROW
    rows, y = [], float(height)
    for words, regions in groups.items():
        if words:
            rows.append(Row(y - HEAD / 2 - 2, words))
            y -= HEAD
        for region in regions:
            rows.append(Row(y - ROW / 2, region.label, region))
            y -= ROW
    return rows, height


def group(region, say) -> str:
    """The words that a region stands under: which side is ahead, that neither clearly is, or what it lacks."""
    if region.state == "both":
        return say(f"compare.group.{region.group}")
    lacking = "community" if region.state == "government" else "government"
    kind = "none" if getattr(region, f"{lacking}_registered") else "unregistered"
    words = say(f"compare.{kind}.{lacking}")
    return words[0].upper() + words[1:]
