"""The invented demo: accounts, events and exports for East Java, West Java and Jambi, July 2020 to December 2023.

`write(folder)` writes files in the platforms' own formats and gives a manifest of them; they load through the same door
as real ones. The generator knows the formats and nothing of the importers. Same code, same bytes.

What is true in the demo stands in attendance.py (who came, what it did) and series.py (Semeru); what is missing on
purpose in gaps.py; what is dirty on purpose in each format's module.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from data.demo.account import DemoAccount
from data.demo.accounts import accounts as all_accounts
from data.demo.fanpage_karma import fanpage_karma, of_the_tool
from data.demo.files import Export
from data.demo.follower_sheet import follower_sheets
from data.demo.linkedin import linkedin
from data.demo.meta_content import made_together, meta_content
from data.demo.meta_daily import meta_daily, sends_charts
from data.demo.places import PROVINCES
from data.demo.registry import registry
from data.demo.tiktok_business import tiktok_business
from data.demo.tiktok_studio import tiktok_studio
from data.demo.x import x
from data.demo.youtube import youtube

STUDIO = 0.45  # share of TikTok accounts that export from TikTok Studio; the others use the Business Suite
BY_PLATFORM: dict[str, Callable[[DemoAccount, Path], Iterator[Export]]] = {"youtube": youtube, "x": x, "linkedin": linkedin}


@dataclass(frozen=True)
class Manifest:
    """What was written. registry: content and file; exports: file, and the account ("instagram:name") that a person has
    to choose where the file does not say whose it is; refusals: how many rows an importer must refuse, by code."""

    registry: tuple[tuple[str, Path], ...]
    exports: tuple[tuple[Path, str | None], ...]
    refusals: Counter


def write(folder: Path, scale: float = 1.0) -> Manifest:
    """Write the demo's files into a folder. A scale below 1 takes fewer accounts, the same ones each time."""
    accounts = part(scale)
    tool = of_the_tool(accounts)
    exports = [*_exports(accounts, tool, folder / "exports"), *fanpage_karma(tool, folder / "exports")]
    for province in PROVINCES:
        of_province = [account for account in accounts if account.province == province and not _has_history(account)]
        exports += follower_sheets(province, of_province, folder / "exports")
    return Manifest(
        tuple(registry(accounts, folder / "registry").items()),
        tuple((export.path, export.account) for export in exports),
        Counter(code for export in exports for code in export.refused),
    )


def part(scale: float) -> list[DemoAccount]:
    """Every so many-th account, at least one of each platform and of the tool, and always the two that are not registered."""
    step = max(1, round(1 / scale))
    registered = sorted((a for a in all_accounts() if a.registered), key=lambda a: (a.platform, a.province, a.key))
    firsts = {a.platform: a for a in reversed(registered)}.values()
    chosen = {a.key for a in (*registered[::step], *firsts, *of_the_tool(registered)[:1])}
    return [a for a in all_accounts() if a.key in chosen or not a.registered]


def _exports(accounts: list[DemoAccount], tool: list[DemoAccount], folder: Path) -> Iterator[Export]:
    together = made_together(accounts)
    for account in accounts:
        into = folder / account.province / f"{account.platform}_{account.handle}"
        if account.platform in ("instagram", "facebook"):
            if sends_charts(account):
                yield from meta_daily(account, accounts, into, account in tool)
            yield from meta_content(account, together, into)
        elif account.platform == "tiktok":
            yield from (tiktok_studio if _has_history(account) else tiktok_business)(account, into)
        else:
            yield from BY_PLATFORM[account.platform](account, into)


def _has_history(account: DemoAccount) -> bool:
    """Whether the account's own exports tell its totals, so that no sheet needs to."""
    return account.platform == "tiktok" and account.says(STUDIO, "TikTok Studio")
