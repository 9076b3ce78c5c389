"""How wide Inter's letters are, measured in the font that pages and report are set in: python -m tests.inter_widths"""

import json
from pathlib import Path

from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

from jangkau.charts.drawing.letters import WIDTHS

FONT = Path(__file__).parents[1] / "jangkau" / "ui" / "static" / "fonts" / "inter-latin-wght-normal.woff2"
WEIGHTS = {"regular": 400, "bold": 700}
LETTERS = "".join(
    chr(code) for code in (*range(0x20, 0x7F), 0xA0, *range(0xC0, 0x180), 0x2013, 0x2018, 0x2019, 0x201C, 0x201D, 0x2026)
)


def measured() -> dict[str, dict[str, int]]:
    """Each letter's advance in thousandths of the size, by weight; none for a letter that the font does not have."""
    widths = {}
    for name, weight in WEIGHTS.items():
        font = instantiateVariableFont(TTFont(FONT), {"wght": weight, **({"opsz": 14} if "opsz" in axes() else {})})
        advances, named, unit = font["hmtx"], font.getBestCmap(), font["head"].unitsPerEm
        widths[name] = {
            letter: round(1000 * advances[named[ord(letter)]][0] / unit) for letter in LETTERS if ord(letter) in named
        }
    return widths


def axes() -> list[str]:
    """What the font varies in."""
    return [axis.axisTag for axis in TTFont(FONT)["fvar"].axes]


if __name__ == "__main__":
    WIDTHS.write_text(json.dumps(measured(), ensure_ascii=False) + "\n", encoding="utf-8")
