"""An office around one meetup whose files came in through the door: lists, follower sheets and posts, all invented."""

from datetime import date, datetime, timedelta
from pathlib import Path

import numpy as np

from etl.load import load
from etl.registry.register import load_registry
from jangkau.warehouse.folders import Folders
from tests.made import order, sheet

REGENCIES = [f"35.{number:02d}" for number in range(1, 21)]
POSTS = (
    "Post ID,Account ID,Account username,Account name,Description,Duration (sec),Publish time,Permalink,Post type,"
    "Data comment,Date,Views,Reach,Likes,Shares,Follows,Comments,Saves\n"
)
EVENTS = "event_id,kind,name,starts_on,province_code,host_regency_code,invited_scope,cost_rupiah\n"


class LoadedOffice:
    """accounts on Instagram, of which the first `attendees` came; each grows by a trend of its own, they by `rise` more."""

    def __init__(self, folder: Path, accounts: int = 90, attendees: int = 30, rise: float = 0.08, seed: int = 1) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.folder, self.folders = folder, Folders(folder / "data")
        self.handles = [f"akun{number:03d}" for number in range(accounts)]
        self.attendees, self.rise, self.chance = attendees, rise, np.random.default_rng(seed)
        rows = (f"instagram,{handle},Akun {place},community,{REGENCIES[place % 20]}" for place, handle in enumerate(self.handles))
        self.register("accounts", "platform,handle,name,owner,regency_code\n" + "\n".join(rows) + "\n")

    @property
    def data(self) -> Path:
        return self.folders.data

    def register(self, content: str, text: str) -> None:
        path = self.folder / f"{content}.csv"
        path.write_text(text, encoding="utf-8")
        assert load_registry(self.folders, content, path, order(chosen=None)).refused == 0

    def event(self, name: str, day: date, cost: int | None = None) -> None:
        self.register("events", f"{EVENTS}{name.lower()},meetup,{name},{day},35,35.10,province:35,{cost or ''}\n")

    def came(self, event: str) -> None:
        rows = (f"{event},instagram,{handle}" for handle in self.handles[: self.attendees])
        self.register("attendance", "event_id,platform,handle\n" + "\n".join(rows) + "\n")

    def followers(self, days: list[date], meetup: date) -> None:
        """Every account's total on each of these days."""
        weeks = np.array([(day - meetup).days / 7 for day in days])
        steps = np.diff(weeks, prepend=weeks[0])
        size, growth = self.chance.normal(9, 1, len(self.handles)), self.chance.normal(0.003, 0.001, len(self.handles))
        drift = np.cumsum(self.chance.normal(0, 0.004, (len(self.handles), len(days))) * np.sqrt(steps), axis=1)
        came = np.arange(len(self.handles)) < self.attendees
        risen = np.outer(came, self.rise * np.clip(weeks / 7, 0, 1))
        totals = np.rint(np.exp(size[:, None] + np.outer(growth, weeks) + drift + risen)).astype(int)
        lines = (f"{day},instagram,{handle},{total}" for handle, own in zip(self.handles, totals, strict=True)
                 for day, total in zip(days, own, strict=True))  # fmt: skip
        self.load([sheet(self.folder / "pengikut.csv", *lines)], max(days))

    def posts(self, day: date, accounts: int = 12) -> None:
        """A post each of some accounts, an export an account; seen the more the higher its number."""
        paths = []
        for place, handle in enumerate(self.handles[:accounts]):
            seen = 100 + 10 * place
            row = (f"{17900000000000000 + place},{17841400000000000 + place},{handle},Akun {place},Halo,0,{day:%m/%d/%Y} 10:00,"
                   f"https://www.instagram.com/p/{place}/,IG image,,Lifetime,{seen},{seen - 9},1,0,0,0,0\n")  # fmt: skip
            paths.append(self.folder / f"{handle}.csv")
            paths[-1].write_text(POSTS + row, encoding="utf-8")
        self.load(paths, day)

    def load(self, paths: list[Path], last: date) -> None:
        moment = datetime.combine(last + timedelta(days=2), datetime.min.time())
        for receipt in load(self.folders, paths, order(chosen=None, now=moment)):
            assert receipt.state == "loaded" and not receipt.refused, receipt.issues
