"""What stands whole in the folders of published weeks and not in the ledger comes back; nothing in them is ever overwritten."""

import shutil

from jangkau.report.edition import Place
from jangkau.report.frozen import VALUES, Reports
from jangkau.report.ledger import Published, entry_of
from jangkau.report.written import writable, write


def recover(reports: Reports) -> list[Published]:
    """Enter in the ledger what only its folder tells: after a crash, a broken line, a lost ledger; a withdrawal as well.

    Raises Refused.
    """
    with reports.writing():
        known = {entry.key: entry for entry in reports.ledger_alone().entries}
        lines = ((path, entry_of(reports.bytes_of(path).strip())) for path in reports.folder.glob("*/*/*.json"))
        lost = [entry for path, entry in lines if entry and entry.key not in known and path == reports.line_of(entry)]
        lost = [entry for entry in lost if (reports.at(entry) / VALUES).exists()]
        held = ((entry, reports.as_it_holds(entry)) for entry in known.values())
        lost += [withdrawn for entry, withdrawn in held if withdrawn != entry]
        if lost:
            reports.enter(sorted(lost, key=lambda entry: entry.moment))
        return lost


def set_aside(reports: Reports) -> list[int]:
    """Move the lines that cannot be read, byte for byte, into a file of their own; their numbers. Raises Refused."""
    with reports.writing():
        broken = reports.known().broken
        if broken:
            aside = reports.folder / "ledger.broken.jsonl"
            write(aside, reports.bytes_of(aside, missing=b"") + b"".join(line + b"\n" for line in broken.values()))
            lines = reports.bytes_of(reports.ledger).split(b"\n")
            write(reports.ledger, b"\n".join(line for number, line in enumerate(lines, 1) if number not in broken))
        return list(broken)


def next_number(reports: Reports, week: str, place: Place) -> int:
    """The number of the next publishing: behind every one that the ledger or a folder knows. Raises Refused.

    Where the ledger is whole, a folder without values is what a crash has left behind: it goes.
    """
    folder, known = reports.folder / week / place.key, reports.editions(week, place)
    taken = [entry.number for entry in known]
    for path in folder.glob("*"):
        if not (path.name.isdecimal() and path.is_dir()) or int(path.name) in taken:
            continue
        if (path / VALUES).exists() or reports.known().broken:
            taken.append(int(path.name))
        else:
            with writable(folder):
                shutil.rmtree(path)
    return max(taken, default=0) + 1
