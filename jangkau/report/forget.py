"""Forgetting in published weeks: sums stay as they were sent; who is named in them goes, and the week says that it did.

Pictures and PDF that name somebody go, for nothing can be taken out of them; the page and the caption stay without the name.
"""

import json
import re
import shutil
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from hashlib import sha256
from html import escape
from pathlib import Path
from typing import Any

from jangkau.findings.captions import excerpt, web_address
from jangkau.locales import LANGUAGES, speaker
from jangkau.metrics.limit import EVERYTHING, limited
from jangkau.report.edition import Edition, Refused
from jangkau.report.frozen import VALUES, Reports
from jangkau.report.ledger import Published, as_line
from jangkau.report.listed import CAPTIONS, excerpt_handle, readable
from jangkau.report.looked import CHECKED
from jangkau.report.outputs import kind_of
from jangkau.report.written import write

PRINTED = ("portrait", "slide", "pdf")


@dataclass(frozen=True)
class Gone:
    """Whom published weeks forget. account: "instagram:kominfo", or "" for a person; who: under which names a person published.

    weeks, province: the published weeks in whose sums the account is. hidden: a text without its name.
    """

    account: str
    who: tuple[str, ...]
    stand_in: str
    weeks: frozenset[str]
    province: str
    hidden: Callable[[str], str]


def forget_in_reports(data: Path, gone: Gone) -> int:
    """Take somebody out of every published week; how many weeks say so. Raises Refused. May be done twice."""
    reports = Reports(data)
    if not reports.folder.exists():
        return 0
    with reports.writing(), limited(EVERYTHING):
        entries = [_cleared(reports, entry, gone) for entry in reports.entries()]
        write(reports.ledger, b"".join(as_line(entry) for entry, _ in entries))
        (reports.folder / "ledger.broken.jsonl").unlink(missing_ok=True)
        for note in reports.folder.glob("*/*/note.txt"):
            write(note, gone.hidden(note.read_text(encoding="utf-8", errors="replace")).encode())
    return sum(said for _, said in entries)


def _cleared(reports: Reports, entry: Published, gone: Gone) -> tuple[Published, bool]:
    """A publishing as it is to be, with its files; and whether it says that somebody was forgotten."""
    if not gone.account:
        who, withdrawn_by = (gone.stand_in if hand in gone.who else hand for hand in (entry.who, entry.withdrawn_by))
        line = replace(entry, who=who, withdrawn_by=withdrawn_by)
        named = line != entry
        write(reports.line_of(entry), as_line(line))
        return line, named
    try:
        edition = Edition.from_json(reports.bytes_of(reports.at(entry) / VALUES).decode())
    except (Refused, ValueError, TypeError):  # damaged, so that nobody can say whom it names
        shutil.rmtree(reports.at(entry), ignore_errors=True)
        return replace(entry, files={}), True
    named, summed = names(edition, gone), entry.province == gone.province and entry.week in gone.weeks
    if not (named or summed or any(gone.hidden(text) != text for text in (entry.note, entry.reason))):
        return entry, gone.stand_in in edition.erased
    cleared = without(edition, gone)
    folder, files = reports.at(entry), dict(entry.files)
    for name in entry.files:
        if kind_of(name) in PRINTED and named:
            (folder / name).unlink(missing_ok=True)
            del files[name]
        elif kind_of(name) not in PRINTED:
            text = _page_cleared((folder / name).read_text(encoding="utf-8"), edition, gone)
            files[name] = sha256(text.encode()).hexdigest()
            write(folder / name, text.encode())
    content = cleared.as_json().encode()
    note, reason = gone.hidden(entry.note), gone.hidden(entry.reason)
    line = replace(entry, files=files, values=sha256(content).hexdigest(), note=note, reason=reason)
    write(folder / VALUES, content)
    (folder / CHECKED).unlink(missing_ok=True)
    write(reports.line_of(entry), as_line(line))
    return line, True


def names(edition: Edition, gone: Gone) -> bool:
    """Whether an edition names an account."""
    return edition != without(edition, gone, said=False)


def without(edition: Edition, gone: Gone, said: bool = True) -> Edition:
    """An edition without an account's name, handle, captions and links; numbers stay."""
    kept = Edition(**{name: _hidden(value, gone) for name, value in asdict(edition).items()})
    return replace(kept, erased=list(dict.fromkeys([*edition.erased, gone.stand_in]))) if said else kept


def _hidden(part: Any, gone: Gone) -> Any:
    if isinstance(part, dict):
        if part.get("account") == gone.account:
            platform = gone.account.partition(":")[0]
            said = {"account": f"{platform}:{gone.stand_in}", "handle": gone.stand_in, "caption": None, "permalink": None}
            said["post_id"] = gone.stand_in
            part = part | {name: text for name, text in said.items() if name in part}
        return {name: _hidden(value, gone) for name, value in part.items()}
    if isinstance(part, list):
        return [_hidden(value, gone) for value in part]
    return gone.hidden(part) if isinstance(part, str) else part


def _page_cleared(text: str, edition: Edition, gone: Gone) -> str:
    """A published page or caption without an account: its handle, its captions, its links; and the stamp that says so."""
    own = [row for row in edition.posts if row["account"] == gone.account]
    captions = {excerpt(readable(row["caption"]), most) for row in own for most in CAPTIONS.values()} - {""}
    links = {link for row in own if (link := web_address(row["permalink"]))}
    handle = excerpt_handle(gone.account.partition(":")[2])
    for said in sorted(captions | links, key=len, reverse=True):
        text = text.replace(escape(said), gone.stand_in).replace(said, gone.stand_in)
    text = re.sub(rf"@{re.escape(handle)}(?!\.?[\w-])", f"@{gone.stand_in}", gone.hidden(text), flags=re.IGNORECASE)
    lang = next((lang for lang in LANGUAGES if f'<html lang="{lang}"' in text), LANGUAGES[0])
    stamp = f'<span class="stamp erased">{escape(speaker(lang)("forgotten"))}</span>'
    return text if stamp in text else text.replace('<p class="stamps">', f'<p class="stamps">{stamp} ', 1)


def names_account(data: Path, account: str) -> list[tuple[str, str, int]]:
    """The publishings that name an account: week, place, number."""
    reports, named = Reports(data), []
    for entry in reports.entries():
        path = reports.at(entry) / VALUES
        if path.exists() and json.dumps(account) in path.read_text(encoding="utf-8"):
            named.append(entry.key)
    return named
