"""Small invented exports, made on the spot for tests of keeping."""

import atexit
import os
import shutil
import tempfile
from datetime import date, datetime, timedelta
from pathlib import Path

from etl.demo import load_demo
from etl.keep.snapshots import reading
from etl.model import Account
from etl.receipt import Order
from jangkau.warehouse.folders import Folders

NOW = datetime(2026, 1, 5, 3, 0)
CONTOH = Account("instagram", "contoh")


def order(chosen: Account | None = CONTOH, who: str = "penguji", now: datetime = NOW) -> Order:
    return Order(who, now, chosen)


def meta_daily(path: Path, title: str, values: dict[date, int | None]) -> Path:
    """A daily chart as Meta Business Suite writes it: UTF-16, sep=, a title, a header."""
    rows = "".join(f'"{day}T00:00:00","{"" if value is None else value}"\n' for day, value in values.items())
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(f'\ufeffsep=,\n"{title}"\n"Date","Primary"\n{rows}\n\n'.encode("utf-16-le"))
    return path


def run_of(first: date, *values: int | None) -> dict[date, int | None]:
    return {first + timedelta(days=place): value for place, value in enumerate(values)}


def sheet(path: Path, *lines: str) -> Path:
    """A follower sheet: date, platform, handle, followers."""
    path.write_text("date,platform,handle,followers\n" + "".join(line + "\n" for line in lines), encoding="utf-8")
    return path


def facts(folders: Folders) -> list[tuple]:
    """Every value in force and every post, in a fixed order."""
    with reading(folders) as connection:
        days = connection.execute(
            "SELECT account, day, metric::VARCHAR, value, observed::VARCHAR, provisional FROM account_days ORDER BY ALL"
        ).fetchall()
        posts = connection.execute("SELECT account, * EXCLUDE (account_id, import_no) FROM latest_posts ORDER BY ALL").fetchall()
    return days + posts


def values(folders: Folders, metric: str = "reach") -> dict[date, float | None]:
    return {day: value for _, day, name, value, *_ in facts(folders) if name == metric}


def demo_office() -> Path:
    """The demo, loaded once for all tests of a run that ask for it; JANGKAU_DEMO names one that is loaded already."""
    folder = Path(os.environ.get("JANGKAU_DEMO") or Path(tempfile.gettempdir()) / f"jangkau-demo-{os.getppid()}-{os.getpid()}")
    folders = Folders(folder)
    if not folders.snapshots:
        load_demo(folders, order(chosen=None), lambda name: None, lambda: None)
        atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder
