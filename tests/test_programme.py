"""Speakers and topics of a meetup, from the list to the sentence."""

from pathlib import Path

import pytest

from etl.read.source import Source
from etl.registry.files import read_registry
from jangkau.findings.meetup.programme import programme
from jangkau.locales import speaker


def test_a_list_may_name_them_in_indonesian(tmp_path: Path) -> None:
    path = tmp_path / "acara.csv"
    path.write_text(
        "event_id,kind,name,starts_on,narasumber,topik\na,meetup,Temu,2021-12-04,Ibu Contoh; Bapak Misal,Video pendek\n",
        encoding="utf-8",
    )
    (line,) = read_registry(Source(path, path.name), "events").lines
    assert (line.fields["speakers"], line.fields["topics"]) == ("Ibu Contoh; Bapak Misal", "Video pendek")


@pytest.mark.parametrize(
    ("lang", "said"),
    [("id", ["Narasumber: Ibu Contoh dan Bapak Misal."]), ("en", ["Speakers: Ibu Contoh and Bapak Misal."])],
)
def test_what_nobody_noted_is_not_said(lang: str, said: list[str]) -> None:
    assert programme({"speakers": "Ibu Contoh; Bapak Misal;", "topics": None}, speaker(lang)) == said
    assert programme({"speakers": float("nan"), "topics": " ; "}, speaker(lang)) == []
