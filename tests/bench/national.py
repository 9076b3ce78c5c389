"""The whole country: 38 provinces, 514 regencies, 25,000 accounts, written in bulk and published by the writer's own marts."""

import os
import sys
import time
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from hashlib import sha256
from pathlib import Path

from playwright.sync_api import sync_playwright

from etl.keep.draft import Draft
from etl.keep.store import drafting
from jangkau.warehouse.folders import Folders
from tests.bench.loading import ROOT, ran
from tests.bench.pages import CLOCK, opened
from tests.bench.report import Finding
from tests.browser.conftest import CHROMIUM, serving

ACCOUNTS, METRICS, POSTS = 25_000, ("followers", "reach", "views", "interactions"), 100_000
SUNDAY, NOW = date(2023, 12, 31), datetime(2024, 1, 2, 3)
SQL = (Path(__file__).parent / "national.sql").read_text(encoding="utf-8")
PAGES = {
    "overview": "", "reach": "?province=35", "compare": "?province=35", "meetups": "?province=35", "campaigns": "?province=35",
    "weekly": "?province=35", "account": "?account=instagram:akun1", "upload": "", "registry": "", "people": "", "privacy": "",
    "about": "",
}  # fmt: skip
ENTRY = {
    "folder": "", "who": "bench", "loaded_at": NOW, "demo": False, "as_of": NOW, "ignored": 0, "refused": 0,
    "state": "loaded", "changed_by": "bench", "changed_at": NOW,
}  # fmt: skip


def national(folder: Path, millions: int) -> Iterator[Finding]:
    """So many million values of accounts and days: loaded, published, a week reported, every page opened."""
    data = folder / f"national-{millions}"
    began = os.times()
    load = [sys.executable, "-m", "tests.bench.national", str(data), str(millions)]
    took, memory = ran(load)
    used = os.times()
    spent = used.children_user + used.children_system - began.children_user - began.children_system
    name = f"national, {millions} million account-days"
    yield Finding(f"{name}: published", took, None, "s", f"{spent:.0f} s of processor time, {memory:,.0f} MB at most")
    snapshot = Folders(data).snapshot(1).stat().st_size
    yield Finding(f"{name}: its snapshot", snapshot / 1e6, None, "MB", f"{snapshot / millions / 1e6:.1f} bytes a value")
    yield Finding(f"{name}: a small file loaded", *_small_load(folder, data))
    report = ["report", "weekly", "--week", f"{SUNDAY:%G-W%V}", "--province", "35", "--publish", "--out", str(folder / "out")]
    took, _ = ran([sys.executable, "-m", "jangkau", *report, "--data", str(data)])
    yield Finding(f"{name}: a week's report published", took, None, "s")
    yield from _pages(data, name)


def make(data: Path, millions: int) -> None:
    """Write the office through a draft, so that marts, checks and fingerprint are the writer's own. Its archive is empty."""
    days = -(-millions * 1_000_000 // (ACCOUNTS * len(METRICS)))
    first = SUNDAY - timedelta(days=days - 1)
    with drafting(Folders(data)) as draft:
        draft.changed = True
        _recorded(draft, 1, "accounts", ACCOUNTS)
        _recorded(draft, 2, "events", 1)
        _recorded(draft, 3, "attendance", 200)
        _recorded(draft, 4, "export", ACCOUNTS * days * len(METRICS) + POSTS, period_from=first, period_to=SUNDAY)
        draft.flush()
        known = {"accounts": ACCOUNTS, "days": days, "first": first, "metrics": list(METRICS), "posts": POSTS}
        for statement in draft.connection.extract_statements(SQL):
            draft.connection.execute(statement, {name: known[name] for name in statement.named_parameters})
        draft._registry_changed = True


def _recorded(draft: Draft, number: int, content: str, rows: int, **about: object) -> None:
    digest = sha256(content.encode()).hexdigest()
    named = {"import_no": number, "import_id": digest[:12], "content": content, "sha256": digest, "file_name": f"{content}.csv"}
    importer = {"importer": "follower_sheet"} if content == "export" else {}
    draft.record(ENTRY | named | importer | {"rows_read": rows, "loaded": rows} | about)


def _small_load(folder: Path, data: Path) -> tuple[float, None, str, str]:
    sheet = folder / "sheet.csv"
    lines = (f"{SUNDAY + timedelta(days=day)},instagram,akun5,{1000 + day}" for day in range(1, 29))
    sheet.write_text("\n".join(("date,platform,handle,followers", *lines)) + "\n", encoding="utf-8")
    took, memory = ran([sys.executable, "-m", "etl", "load", str(sheet), "--sure", "--data", str(data)])
    return took, None, "s", f"{memory:,.0f} MB at most"


def _pages(data: Path, name: str) -> Iterator[Finding]:
    """Each page cold and again, in a browser, and the processor time of the server for it."""
    with serving(data) as (address, server), sync_playwright() as playwright:
        page = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"]).new_page()
        page.set_default_timeout(300_000)
        page.add_init_script(CLOCK)
        for path, asked in PAGES.items():
            before = _spent(server)
            first = opened(page, f"{address}/{path}{asked}", 0)
            spent = _spent(server) - before
            again = opened(page, f"{address}/{path}{asked}", 0)
            if page.locator("[data-testid=stException]").count():
                raise AssertionError(f"{path} shows an exception")
            detail = f"{spent:.1f} s of processor time; again {again:.2f} s"
            yield Finding(f"{name}: {path} opened", first, None, "s", detail)
        held = int(Path(f"/proc/{server}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6
    yield Finding(f"{name}: the dashboard's memory then", held, None, "MB")


def _spent(process: int) -> float:
    """Seconds of processor time of a process."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


if __name__ == "__main__":
    os.chdir(ROOT)
    began = time.process_time()
    make(Path(sys.argv[1]), int(sys.argv[2]))
    sys.stdout.write(f"{time.process_time() - began:.1f}\n")
