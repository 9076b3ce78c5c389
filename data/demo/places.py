"""The kabupaten and kota of the demo, from data/reference."""

import csv
import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

REFERENCE = Path(__file__).parent.parent / "reference"
PROVINCES = {"35": "Jawa Timur", "32": "Jawa Barat", "15": "Jambi"}
PROVINCE_SLUGS = {"35": "jatim", "32": "jabar", "15": "jambi"}


@dataclass(frozen=True)
class Place:
    """A kabupaten or kota. code is Kemendagri's; slug is its name in a handle; population is people."""

    code: str
    name: str
    short: str
    slug: str
    kota: bool
    population: int
    bakorwil: str | None

    @property
    def province(self) -> str:
        return self.code[:2]

    @property
    def spoken(self) -> str:
        """The name as a caption says it: a kota that shares its name with a kabupaten keeps the word."""
        return self.name if self.slug.startswith("kota") else self.short


def _rows(name: str) -> list[dict[str, str]]:
    with (REFERENCE / name).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def places() -> list[Place]:
    """The 76 places of the three provinces, by code."""
    offices = {row["code"]: row["bakorwil"] for row in _rows("bakorwil.csv")}
    rows = [row for row in _rows("regencies.csv") if row["province_code"] in PROVINCES]
    twins = Counter((row["province_code"], row["short_name"]) for row in rows)
    listed = []
    for row in rows:
        kota = row["type"] == "kota"
        word = re.sub(r"[^a-z]", "", row["short_name"].lower())
        slug = f"kota{word}" if kota and twins[row["province_code"], row["short_name"]] > 1 else word
        listed.append(Place(
            row["code"], row["name"], row["short_name"], slug, kota, int(row["population"]), offices.get(row["code"])
        ))  # fmt: skip
    return listed
