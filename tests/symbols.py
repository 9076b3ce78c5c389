"""The symbols that pages can show, as one small font: python -m tests.symbols

Streamlit's font holds over four thousand of them; those that its own scripts and ours name are kept.
"""

import re
from pathlib import Path

import streamlit
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

from jangkau.ui.light_fonts import FONTS

ROOT = Path(__file__).parents[1]
THEIRS = Path(streamlit.__file__).parent / "static" / "static"
OURS = ROOT / "jangkau" / "ui" / "static" / "fonts" / FONTS["MaterialSymbols-Rounded"]
NAMED = re.compile(r":material/([a-z0-9_]+)")


def named() -> set[str]:
    """Each symbol that a script of Streamlit's or of ours names."""
    scripts = [*THEIRS.glob("js/*.js"), *ROOT.glob("jangkau/**/*.py"), *ROOT.glob("pages/*.py"), *ROOT.glob("jangkau/**/*.po")]
    return {name for script in scripts for name in NAMED.findall(script.read_text(encoding="utf-8"))}


def drawn_in(font: TTFont) -> set[str]:
    """Each symbol that a font draws where its name is written: its ligatures, in letters."""
    letters = {glyph: chr(code) for code, glyph in font.getBestCmap().items()}
    tables = (table for lookup in font["GSUB"].table.LookupList.Lookup for table in lookup.SubTable)
    inner = (getattr(table, "ExtSubTable", table) for table in tables)
    return {
        "".join(letters[glyph] for glyph in (first, *ligature.Component))
        for table in inner
        for first, ligatures in getattr(table, "ligatures", {}).items()
        for ligature in ligatures
    }


def original() -> TTFont:
    """Streamlit's font of symbols."""
    (font,) = THEIRS.glob("media/MaterialSymbols-Rounded*.woff2")
    return TTFont(font)


def smaller(names: set[str]) -> TTFont:
    """The font with these symbols alone."""
    font = original()
    options = Options(flavor="woff2", layout_features=["*"], layout_closure=False, notdef_outline=True)
    subsetter = Subsetter(options)
    subsetter.populate(glyphs=glyphs(font, names), text="".join(sorted(set("".join(names)))))
    subsetter.subset(font)
    font.flavor = "woff2"
    return font


def glyphs(font: TTFont, names: set[str]) -> list[str]:
    """The glyphs that the ligatures of these names lead to."""
    letters = {glyph: chr(code) for code, glyph in font.getBestCmap().items()}
    tables = (table for lookup in font["GSUB"].table.LookupList.Lookup for table in lookup.SubTable)
    return [
        ligature.LigGlyph
        for table in (getattr(table, "ExtSubTable", table) for table in tables)
        for first, ligatures in getattr(table, "ligatures", {}).items()
        for ligature in ligatures
        if "".join(letters[glyph] for glyph in (first, *ligature.Component)) in names
    ]


if __name__ == "__main__":
    smaller(named()).save(OURS)
