"""A second dashboard over one data folder says what its proxy needs."""

from pathlib import Path

import pytest

from jangkau.ui import beside
from jangkau.ui.beside import say_beside
from tests.loading import FORKED


@pytest.fixture(autouse=True)
def nothing_held(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(beside, "_held", [])


def test_the_second_of_two_says_so_and_the_first_does_not(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert not say_beside(tmp_path) and capfd.readouterr().err == ""
    second = FORKED.Process(target=say_beside, args=(tmp_path,))
    second.start()
    second.join()
    said = capfd.readouterr().err
    assert str(tmp_path) in said and "lb_policy cookie" in said and said.count("\n") == 2


def test_one_after_the_other_is_no_second(tmp_path: Path) -> None:
    first = FORKED.Process(target=say_beside, args=(tmp_path,))
    first.start()
    first.join()
    assert not say_beside(tmp_path)


def test_a_folder_that_cannot_be_written_is_no_matter(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.touch()
    assert not say_beside(file / "below")
