"""The README's table of supported exports is what the importers say. Write it anew: python -m tests.test_readme"""

import re
from pathlib import Path

from etl.messages import format_said, rule_said
from etl.read import importers
from jangkau.locales import speaker

README = Path(__file__).parent.parent / "README.md"
MARKS = re.compile(r"(<!-- exports -->\n).*?(<!-- /exports -->)", re.DOTALL)


def table() -> str:
    """One line a format: its name, the columns it is known by, what becomes of it."""
    say = speaker("en")
    lines = ["| format | known by (first name of each column) | what becomes of it |", "|---|---|---|"]
    called = {importer: format_said(importer.name, say) for importer in importers.IMPORTERS}
    for importer in sorted(importers.IMPORTERS, key=lambda importer: (bool(importer.sets_aside), called[importer])):
        known = ", ".join(f"`{names[0]}`" for names in (getattr(importer, "needs", ()) or importer.columns())[:6])
        fate = f"set aside: {rule_said(importer.sets_aside, say)}" if importer.sets_aside else "loaded"
        lines.append(f"| {called[importer]} | {known} | {fate} |")
    return "\n".join(lines) + "\n"


def test_the_readme_lists_what_the_importers_read() -> None:
    written = MARKS.search(README.read_text(encoding="utf-8"))
    assert written and written[0] == f"<!-- exports -->\n{table()}<!-- /exports -->"


if __name__ == "__main__":
    text = README.read_text(encoding="utf-8")
    README.write_text(MARKS.sub(lambda found: found[1] + table() + found[2], text), encoding="utf-8")
