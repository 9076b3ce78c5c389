"""An office in which an account, @warung.contoh on Instagram, stands in every room; and a search for it in every byte."""

import zipfile
from datetime import date
from pathlib import Path

import openpyxl

from etl.load import load
from etl.model import Account
from etl.registry.register import load_registry
from jangkau.access.boxes import Box, open_box
from jangkau.access.deliveries import Inbox
from jangkau.access.roles import Person, Role
from jangkau.access.store import Access
from jangkau.warehouse.folders import Folders
from tests.doors import somebody
from tests.made import meta_daily, order, run_of, sheet

OWN, NEIGHBOUR = Account("instagram", "warung.contoh"), Account("instagram", "tetangga")
ADMIN = Person("ibu.warung@contoh.id", "Ibu Warung", Role.CONTRIBUTOR, None, str(OWN))
FIRST = date(2021, 12, 6)
POSTS = (
    "Post ID,Account ID,Account username,Account name,Description,Duration (sec),Publish time,Permalink,Post type,Data comment,"
    "Date,Views,Reach,Likes,Shares,Follows,Comments,Saves\n"
)
ROW = (
    '{id},1,{handle},{handle},"{caption}",0,12/0{day}/2021 02:00,https://www.instagram.com/p/{id}/,IG image,,'
    "Lifetime,90,{reach},6,1,0,4,2\n"
)


def posts(path: Path, *rows: dict) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(POSTS + "".join(ROW.format(**row) for row in rows), encoding="utf-8-sig")
    return path


def list_file(folders: Folders, content: str, path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")
    receipt = load_registry(folders, content, path, order())
    assert receipt.state == "loaded" and not receipt.refused, receipt


def office(folders: Folders, files: Path) -> Folders:
    """Registry, exports of the account and of its neighbour, a sheet of both twice, guests, quarantine, people."""
    list_file(folders, "accounts", files / "akun.csv", "platform,handle,name,owner,regency_code\n"
              "instagram,warung.contoh,Warung Bu Contoh,community,35.10\ninstagram,tetangga,Tetangga,government,35.10\n"
              "tiktok,warung.contoh,Warung Lain,community,35.78\n")  # fmt: skip
    list_file(folders, "events", files / "acara.csv", "event_id,kind,name,starts_on,ends_on,province_code,invited_scope\n"
              "temu,meetup,Temu,2021-12-07,,35,accounts:instagram:warung.contoh;accounts:instagram:tetangga\n")  # fmt: skip
    list_file(folders, "attendance", files / "hadir.csv",
              "event_id,platform,handle\ntemu,instagram,warung.contoh\ntemu,instagram,tetangga\n")  # fmt: skip
    own = [meta_daily(files / "a/Reach.csv", "Reach", run_of(FIRST, *range(10, 17))),
           posts(files / "warung.contoh-unggahan.csv",
                 {"id": 11, "handle": "warung.contoh", "caption": "Soto rahasia", "day": 6, "reach": 70})]  # fmt: skip
    load(folders, own, order(OWN))
    theirs = [meta_daily(files / "b/Reach.csv", "Reach", run_of(FIRST, *range(20, 27))),
              posts(files / "tetangga.csv",
                    {"id": 21, "handle": "tetangga", "caption": "Makan di @Warung.Contoh, enak.", "day": 7, "reach": 50},
                    {"id": 12, "handle": "warung.contoh", "caption": "Berdua kita", "day": 8, "reach": ""})]  # fmt: skip
    load(folders, theirs, order(NEIGHBOUR))
    rows = ["2021-12-06,instagram,@Warung.Contoh,1510", "2021-12-06,instagram,tetangga,900", "2021-12-06,tiktok,warung.contoh,77",
            "2021-12-07,instagram,warung.contoh,rusak", "2021-12-07,instagram,tetangga,905"]  # fmt: skip
    book = openpyxl.Workbook()
    for line in (
        "date,platform,handle,followers",
        "2021-12-08,instagram,warung.contoh,1530",
        "2021-12-08,instagram,tetangga,910",
    ):
        book.active.append(line.split(","))
    book.save(files / "pengikut.xlsx")
    load(folders, [sheet(files / "pengikut.csv", *rows), files / "pengikut.xlsx"], order(None))
    people(folders, files)
    return folders


def people(folders: Folders, files: Path) -> None:
    """A contributor, a private address and a zip in quarantine."""
    somebody(folders.data, ADMIN)
    access = Access(folders.data)
    open_box(access, str(OWN), "Ibu Warung")
    (row,) = access.rows("boxes")
    with zipfile.ZipFile(files / "kirim.zip", "w") as packed:
        packed.write(files / "a/Reach.csv", "Reach.csv")
    with (files / "kirim.zip").open("rb") as content:
        Inbox(access).take(Box(row["id"], str(OWN), row["ends"]), "kirim.zip", content)


def traces(data: Path, *words: str) -> list[str]:
    """Every file below a folder that holds one of these words, in its name or its bytes, also in UTF-16 and inside workbooks."""
    sought = [form for word in words for form in (word.casefold().encode(), word.casefold().encode("utf-16-le"))]
    found = []
    for path in sorted(data.rglob("*")):
        if path.is_file():
            content = path.read_bytes()
            if content.startswith(b"PK"):
                with zipfile.ZipFile(path) as packed:
                    content += b"".join(packed.read(name) for name in packed.namelist())
            held = path.name.casefold().encode() + content.lower()
            found += [f"{path.relative_to(data)}: {word.decode('utf-8', 'replace')}" for word in sought if word in held]
    return found
