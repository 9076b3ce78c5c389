"""python -m jangkau report weekly: its files, its answers, and what it refuses."""

import json
from pathlib import Path

import pytest

from jangkau.report.__main__ import main
from tests.report_office import WEEK, report_office


def ask(capsys, *arguments: object) -> tuple[int, list[dict], str]:
    """What the command ends with, its lines, and what it says on standard error."""
    ended = main(["weekly", *map(str, arguments)])
    printed = capsys.readouterr()
    return ended, [json.loads(line) for line in printed.out.splitlines()], printed.err


def weekly(data: Path, *more: object) -> list[object]:
    return ["--data", data, "--out", data / "out", "--week", WEEK, "--formats", "html", "caption", *more]


def test_it_tells_each_file_as_json(tmp_path, capsys):
    report_office(tmp_path)
    ended, files, _ = ask(capsys, *weekly(tmp_path, "--json"))
    assert ended == 0
    assert [(file["format"], file["standing"], file["province"]) for file in files] == [
        ("html", "provisional", "35"), ("caption", "provisional", "35")]  # fmt: skip
    for file in files:
        assert len(Path(file["file"]).read_bytes()) == file["bytes"]
    again = ask(capsys, *weekly(tmp_path))[1]
    assert [file["sha256"] for file in again] == [file["sha256"] for file in files]


def test_a_published_week_is_told_as_it_was_published(tmp_path, capsys):
    report_office(tmp_path)
    ended, files, _ = ask(capsys, *weekly(tmp_path, "--address", "http://127.0.0.1:8501"))
    assert "laporan/" not in Path(files[1]["file"]).read_text()
    from jangkau.report.edition import Place
    from jangkau.report.outputs import WITHOUT_BROWSER
    from tests.test_report_frozen import MONDAY, NOW, SAY, corrected, publish

    publish(tmp_path, Place("35"), MONDAY, SAY, "penguji", NOW, kinds=WITHOUT_BROWSER)
    corrected(tmp_path)
    ended, files, _ = ask(capsys, *weekly(tmp_path, "--address", "http://127.0.0.1:8501"))
    told = Path(files[1]["file"]).read_text()
    assert ended == 0 and files[0]["standing"] == "revised"
    assert "semula 39.000, kini 69.000" in told and "http://127.0.0.1:8501/laporan/2021-W49?province=35" in told


def test_every_province_with_accounts_gets_its_own(tmp_path, capsys):
    report_office(tmp_path)
    assert [file["province"] for file in ask(capsys, *weekly(tmp_path, "--all-provinces"))[1]] == ["35", "35"]


def test_without_a_week_it_is_the_newest_that_is_full(tmp_path, capsys):
    report_office(tmp_path)
    files = ask(capsys, "--data", tmp_path, "--out", tmp_path / "out", "--formats", "caption")[1]
    assert files[0]["week"] == WEEK


@pytest.mark.parametrize(
    "more, code",
    [(["--week", "2019-W01"], "no_data"), (["--province", "32"], "no_province"), (["--bakorwil", "Bakorwil X"], "no_bakorwil")],
)
def test_it_refuses_with_a_reason_and_writes_nothing(tmp_path, capsys, more, code):
    report_office(tmp_path)
    ended, told, reason = ask(capsys, *weekly(tmp_path, "--json", *more))
    assert ended == 1 and told[-1]["refused"] == code and told[-1]["reason"] in reason
    assert not list(tmp_path.glob("out/*"))


def test_an_empty_office_is_refused(tmp_path, capsys):
    ended, told, reason = ask(capsys, *weekly(tmp_path, "--json"))
    assert ended == 1 and told[0]["refused"] == "empty" and "Belum ada data" in reason


def test_a_failed_figure_a_missing_font_and_no_browser_leave_no_file(tmp_path, capsys, monkeypatch):
    report_office(tmp_path)
    with monkeypatch.context() as broken:
        broken.setattr("jangkau.report.figures.drawing", lambda figure: {}["no"])
        assert ask(capsys, *weekly(tmp_path, "--json"))[1][-1]["refused"] == "figure"
    with monkeypatch.context() as broken:
        broken.setattr("jangkau.report.page.FONT", tmp_path / "no.woff2")
        from jangkau.report.page import font

        font.cache_clear()
        assert ask(capsys, *weekly(tmp_path, "--json"))[1][-1]["refused"] == "font"
    with monkeypatch.context() as broken:
        broken.setenv("JANGKAU_CHROMIUM", str(tmp_path / "none"))
        ended, told, reason = ask(capsys, "--data", tmp_path, "--out", tmp_path / "out", "--week", WEEK, "--json")
        assert ended == 1 and told[-1]["refused"] == "no_browser" and "apt-get install chromium" in reason
    assert not list(tmp_path.glob("out/*"))


def test_wrong_usage_ends_with_two(tmp_path):
    for wrong in (["--week", "49"], ["--week", "2021-W60"], []):
        with pytest.raises(SystemExit) as ended:
            main(["weekly", "--out", str(tmp_path), *wrong] if wrong else ["weekly"])
        assert ended.value.code == 2
