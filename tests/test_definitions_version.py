"""The definitions' version has one source: changed while the program runs, it changes wherever it is told."""

import json

import pytest

from jangkau.metrics.__main__ import main
from jangkau.metrics.shelf import reading
from jangkau.report.edition import Place
from jangkau.report.gather import edition_of
from jangkau.warehouse import vocabulary
from tests.report_office import report_office
from tests.test_page_about import opened as about
from tests.test_page_reach import opened as reach
from tests.test_page_reach import words
from tests.warehouse_builder import MONDAY


@pytest.mark.parametrize("version", [1, 7])
def test_one_version_everywhere(tmp_path, monkeypatch, capsys, version):
    data = report_office(tmp_path)
    monkeypatch.setenv("JANGKAU_DATA", str(data))
    monkeypatch.setattr(vocabulary, "DEFINITIONS_VERSION", version)
    assert main(["definitions", "--json"]) == 0
    assert {json.loads(line)["version"] for line in capsys.readouterr().out.splitlines()} == {version}
    assert main(["office", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["definitions"] == str(version)
    with reading(data) as warehouse:
        assert edition_of(warehouse, Place("35"), MONDAY).definitions == str(version)
    assert f"definisi v{version}" in words(reach(lang="id"))
    page = about("id")
    assert not page.exception and f"versi {version}" in " ".join(str(part.proto) for part in page.get("html")).casefold() + words(
        page
    )
