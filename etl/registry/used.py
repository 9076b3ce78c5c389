"""Of a registry file, the columns that are used: telephone numbers, signatures and the like are never archived."""

import csv
import io

from etl.read.importers.header import Header
from etl.read.source import Source
from etl.registry.contents import CONTENTS

REMOVED, REGENCY = "removed", ("regency_code", "regency", "kabupaten_kota")  # read by name, whatever a list declares


def used_alone(source: Source, name: str) -> bytes | None:
    """The file with the columns that its list knows, as CSV; None where it has no others.

    Raises what reading the file raises.
    """
    header = source.header
    kept = [place for place, column in enumerate(header) if _known(column, name)]
    if len(kept) == len([column for column in header if column]) or not kept:
        return None
    out, line = io.StringIO(newline=""), 1
    writer = csv.writer(out, lineterminator="\n")
    for began, cells in source.records:
        out.write("\n" * max(0, began - line))  # each record stays on its line, so that what is said of it finds it
        row = [cells[place] if place < len(cells) else "" for place in kept]
        writer.writerow(row)
        line = max(began, line) + 1 + sum(cell.count("\n") for cell in row)
    return out.getvalue().encode("utf-8")


def _known(column: str, name: str) -> bool:
    """Whether a list reads a column of this name."""
    alone = Header([column])
    declared = [declared.names for declared in CONTENTS[name].columns]
    return any(alone.has(names) for names in (*declared, (REMOVED,), REGENCY))
