"""Of a list, what has a use is archived and nothing else: no telephone number, no NIK, no signature."""

from pathlib import Path

import openpyxl
import pytest

from etl.keep.history import history
from etl.keep.preview import preview
from etl.keep.undo import rebuild
from etl.keep.verify import verify
from etl.registry.contents import CONTENTS
from etl.registry.register import load_registry
from etl.status import status
from jangkau.warehouse.folders import Folders
from tests.forgetful import traces
from tests.made import order

SECRET = ("08123456789", "3510123", "tanda tangan budi")
LISTS = {
    "accounts": ("platform,handle,name,owner,regency", "instagram,aa,Aa,community,Kab. Jember"),
    "organisations": ("organisation,kind,province_code", "Dinas,opd,35"),
    "events": ("event_id,kind,name,starts_on,province_code", "t1,meetup,Temu,2021-12-07,35"),
    "attendance": ("event_id,platform,handle", "t1,instagram,aa"),
    "themes": ("theme_id,name,kind,patterns", "sehat,Sehat,policy,vaksin"),
    "hoaxes": ("hoax_id,title,category,status,reported_at,patterns", "h1,Hoaks,disinformation,pending,2021-12-06 10:00,hoaks"),
    "targets": ("measure,period,place,target", "views,2021-Q4,35,1000"),
}


def written(path: Path, content: str, extra: bool) -> Path:
    header, row = LISTS[content]
    cells = (",Telepon,NIK,Tanda tangan", "," + ",".join(SECRET)) if extra else ("", "")
    lines = [header + cells[0], "", row + cells[1]]
    if path.suffix == ".xlsx":
        book = openpyxl.Workbook()
        for line in lines:
            book.active.append(line.split(","))
        book.save(path)
    else:
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_columns_without_a_use_are_not_archived(tmp_path, ending):
    with_more, without = Folders(tmp_path / "more"), Folders(tmp_path / "plain")
    for content in LISTS:
        path = written(tmp_path / f"{content}.{ending}", content, True)
        receipt = load_registry(with_more, content, path, order())
        assert (receipt.state, receipt.loaded, receipt.issues) == ("loaded", 1, ())
        assert load_registry(with_more, content, path, order()).state == "already"
        load_registry(without, content, written(tmp_path / f"plain-{content}.{ending}", content, False), order())
    assert LISTS.keys() == CONTENTS.keys() and not traces(with_more.data, *SECRET)
    told = [
        [(entry["content"], entry["rows_read"], entry["loaded"]) for entry in history(office)] for office in (with_more, without)
    ]
    assert told[0] == told[1] and status(with_more)["accounts"] == 1
    assert rebuild(with_more) == [] and verify(with_more).troubles == () and status(with_more)["accounts"] == 1


def test_a_list_with_more_columns_is_known_again_and_its_lines_are_named_as_they_stand(tmp_path):
    folders, path = Folders(tmp_path / "data"), tmp_path / "akun.csv"
    header, row = LISTS["accounts"]
    path.write_text(f"{header},NIK\n{row},1\n\n\ninstagram,bb,Bb,entah,Kab. Jember,2\n", encoding="utf-8")
    receipt = load_registry(folders, "accounts", path, order())
    assert [issue.line for issue in receipt.issues if issue.refused] == [5]
    (shown,) = preview(folders, [path])
    assert shown.state == "already"
    assert rebuild(folders) == [] and history(folders)[0]["refused"] == 1
