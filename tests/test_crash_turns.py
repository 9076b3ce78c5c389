"""A few turns of `make crash`: two for each damage. The command itself takes hundreds."""

import tempfile
from pathlib import Path

from tests.crash.damage import DAMAGES
from tests.crash.turns import turns


def test_killed_and_damaged_the_office_comes_back_as_the_message_says() -> None:
    with tempfile.TemporaryDirectory() as folder:  # not tmp_path: the user who owns nothing must come as far as here
        done = list(turns(Path(folder), kills=12, seed=7, workers=2))
    assert [turn for turn in done if turn.problem] == []
    assert {turn.damage for turn in done} == set(DAMAGES)
