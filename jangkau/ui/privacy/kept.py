"""What is kept of whom, from every room of the office: counted on one page, and handed over whole as a zip."""

import csv
import io
import json
import zipfile
from dataclasses import asdict, dataclass
from pathlib import Path

from etl.keep.kept import Kept, kept_of
from etl.model import Account
from jangkau.access.audit import Book
from jangkau.access.deliveries import Inbox
from jangkau.access.people import address
from jangkau.access.store import Access
from jangkau.report.forget import names_account
from jangkau.ui.privacy.forget import ACCOUNT, hidden_name
from jangkau.warehouse.folders import Folders
from jangkau.warehouse.harmless import harmless

FILE = "jangkau-tersimpan.zip"


@dataclass(frozen=True)
class Whom:
    """Whose data: an account ("instagram:kominfo"), or a person by their e-mail address."""

    kind: str
    who: str

    @property
    def account(self) -> str:
        """The account; "" where it is a person's."""
        return self.who if self.kind == ACCOUNT else ""


def everything(data: Path, whom: Whom) -> list[Kept]:
    """Every kind of thing that is kept, also those of which there is none."""
    own = kept_of(Folders(data), whom.account) if whom.account else []
    return [*own, *_at_the_door(Access(data), whom), _reports(data, whom), _waiting(Access(data), whom)]


def _at_the_door(access: Access, whom: Whom) -> list[Kept]:
    email = "" if whom.account else whom.who
    by_table: dict[str, list[dict]] = {"people": [], "invitations": [], "sessions": [], "boxes": []}
    for row in map(dict, access.rows("people")):
        if row["email"] == email or (whom.account and row["account"] == whom.account):
            by_table["people"].append(row)
    by_table["invitations"] = [dict(row) for row in access.rows("kept_invitations", email=email, account=whom.account)]
    by_table["sessions"] = [dict(row) for row in access.rows("kept_sessions", email=email)]
    by_table["boxes"] = [dict(row) for row in access.rows("kept_boxes", account=whom.account)]
    hidden = hidden_name(whom.kind, whom.who, "")
    acts = [asdict(act) for act in Book(access).acts() if any(hidden(text) != text for text in (act.who, *act.about.values()))]
    by_table["book"] = [act | {"about": json.dumps(act["about"], ensure_ascii=False)} for act in acts]
    return [_table(name, rows) for name, rows in by_table.items()]


def _reports(data: Path, whom: Whom) -> Kept:
    """The published weeks that name an account."""
    weeks = names_account(data, whom.account) if whom.account else []
    return Kept("reports", ("week", "place", "number"), tuple(weeks))


def _waiting(access: Access, whom: Whom) -> Kept:
    sent = Inbox(access).sent(whom.account) if whom.account else []
    return _table("inbox", [asdict(delivery) for delivery in sent])


def _table(name: str, rows: list[dict]) -> Kept:
    columns = tuple(rows[0]) if rows else ()
    return Kept(name, columns, tuple(tuple(row[column] for column in columns) for row in rows))


def handed_over(data: Path, whom: Whom) -> bytes:
    """A zip of it all: a CSV a kind, one JSON of them together, the files that came in for it alone, and what waits."""
    tables, packed = everything(data, whom), io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
        by_table = {table.name: [dict(zip(table.columns, row, strict=True)) for row in table.rows] for table in tables}
        file.writestr("tersimpan.json", json.dumps({whom.kind: whom.who} | by_table, ensure_ascii=False, indent=1, default=str))
        for table in (table for table in tables if table.rows):
            file.writestr(f"{table.name}.csv", _as_csv(table))
        for name, path in _files(data, whom, by_table):
            if path.exists():
                file.write(path, name)
    return packed.getvalue()


def _files(data: Path, whom: Whom, by_table: dict[str, list[dict]]) -> list[tuple[str, Path]]:
    own = [row for row in by_table.get("imports", []) if row["own"]]
    inbox = Inbox(Access(data))
    waiting = inbox.waiting(whom.account) if whom.account else []
    named = [(f"berkas/{row['import_id']}-{Path(row['file_name']).name}", Folders(data).archived(row["sha256"])) for row in own]
    return named + [(f"kotak/{each.sha256[:12]}-{each.name}", inbox.path(each)) for each in waiting]


def _as_csv(table: Kept) -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out).writerows([table.columns, *([harmless(cell) for cell in row] for row in table.rows)])
    return out.getvalue().encode("utf-8-sig")


def whom_of(kind: str, who: str) -> Whom:
    """Whose data, as somebody types it. Raises CellRefused, Refused."""
    return Whom(kind, str(Account.parse(who)) if kind == ACCOUNT else address(who))
