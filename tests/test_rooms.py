"""Rooms for files on their way go with their process, however it ends."""

import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

from etl.keep import rooms

ROOT = Path(__file__).parent.parent
PROGRAM = (  # it hears an interrupt as in a terminal, even where the tests run in the background
    "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); "
    "from etl.keep.rooms import open_room; from jangkau.terminal import begin; begin(); "
    "print((open_room() / 'x').parent, flush=True); "
)


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A temporary folder of the test's own."""
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def process(program: str) -> tuple[subprocess.Popen, Path]:
    running = subprocess.Popen([sys.executable, "-c", PROGRAM + program], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    room = running.stdout.readline().strip()
    assert room, "the process ended before it told its room"
    return running, Path(room)


def test_a_room_goes_with_its_block_and_with_its_process(place: Path) -> None:
    running, room = process("")
    running.wait(30)
    assert room.is_relative_to(place) and list(place.iterdir()) == []


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
def test_a_room_goes_where_its_process_is_ended(place: Path, how: signal.Signals) -> None:
    running, room = process("import time; time.sleep(60)")
    assert room.is_dir()
    running.send_signal(how)
    running.wait(30)
    assert list(place.iterdir()) == []


def test_a_killed_processs_room_goes_at_the_next_start_and_a_living_ones_stays(place: Path) -> None:
    dead, lost = process("import time; time.sleep(60)")
    living, kept = process("import time; time.sleep(60)")
    (lost / "original.csv").write_text("x")
    dead.kill()
    dead.wait(30)
    assert lost.exists()
    mine = place / "jangkau-cadangan"  # a person's own folder
    mine.mkdir()
    rooms.sweep()
    assert not lost.parent.exists() and kept.exists() and mine.exists()
    living.kill()
    living.wait(30)


def test_a_killed_processs_room_goes_when_another_opens_one_or_a_command_begins(place: Path) -> None:
    for begin in ("print(rooms.open_room())", "sys.argv = ['etl', 'status', '--data', sys.argv[1]]; main()"):
        dead, lost = process("import time; time.sleep(60)")
        dead.kill()
        dead.wait(30)
        assert lost.exists()
        program = f"import sys; from etl.__main__ import main; from etl.keep import rooms; {begin}"
        subprocess.run([sys.executable, "-c", program, str(place / "data")], cwd=ROOT, check=True)
        assert not lost.parent.exists()


def test_a_room_goes_where_it_is_left_before_its_process_ends(place: Path) -> None:
    with rooms.room() as room:
        assert room.is_dir()
    assert not room.exists()


def test_a_fork_leaves_its_parents_rooms_alone(place: Path) -> None:
    running, room = process("import os, time; child = os.fork(); child or exit(); os.waitpid(child, 0); time.sleep(60)")
    time.sleep(0.5)
    assert room.is_dir()
    running.terminate()
    running.wait(30)
    assert list(place.iterdir()) == []


def test_a_folder_of_another_user_is_passed_by(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (place / "jangkau-x").mkdir()

    def closed(path: Path) -> bool:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "is_file", closed)
    rooms.sweep()
    assert (place / "jangkau-x").exists()
