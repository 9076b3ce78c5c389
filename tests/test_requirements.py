"""What is installed is what is declared: requirements*.txt are written from pyproject.toml by `make lock`."""

import re
import tomllib

import pytest

from tests.warehouse_builder import ROOT

DECLARED = tomllib.loads((ROOT / "pyproject.toml").read_text())
RUNTIME = DECLARED["project"]["dependencies"]


def locked(name: str) -> dict[str, str]:
    """The packages of a lock file, each with the text of its pin and hashes."""
    text = (ROOT / name).read_text()
    return {found[1]: found[0] for found in re.finditer(r"^([a-z0-9._-]+==\S+).*?(?=^\S|\Z)", text, re.S | re.M)}


@pytest.mark.parametrize(
    ("file", "declared"),
    [("requirements.txt", RUNTIME), ("requirements-dev.txt", RUNTIME + DECLARED["dependency-groups"]["dev"])],
)
def test_each_declared_pin_is_installed(file, declared):
    assert {re.sub(r"\[.*\]", "", pin) for pin in declared} <= set(
        locked(file)
    )  # an extra brings packages and is no part of the pin


@pytest.mark.parametrize("file", ["requirements.txt", "requirements-dev.txt"])
def test_each_package_has_its_hash_and_no_address(file):
    packages = locked(file)
    assert packages and all("--hash=sha256:" in text for text in packages.values())
    assert "://" not in (ROOT / file).read_text()


def test_tools_and_dashboard_agree_on_every_version():
    assert set(locked("requirements.txt")) <= set(locked("requirements-dev.txt"))
