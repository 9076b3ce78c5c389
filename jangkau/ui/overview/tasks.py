"""What should be done this week: named actions, each with the way to the page to act on."""

from jangkau.locales import Say
from jangkau.metrics.week.to_do import Task, foremost
from jangkau.ui.account.link import account_there, link, page_address
from jangkau.ui.overview.words import NAMES
from jangkau.ui.reader import opens
from jangkau.ui.text import plain_html

ACTIONS = {
    "hoaxes_unanswered": ("campaigns", {"section": "hoax"}),
    "agendas_missed": ("campaigns", {"section": "agenda"}),
    "regions_without_posts": ("reach", {}),
    "silent": ("registry", {"tab": "accounts", "flag": "silent"}),
    "overdue": ("upload", {}),
    "followers_old": ("upload", {}),
    "regions_without_accounts": ("registry", {"tab": "accounts"}),
}


def reachable() -> tuple[str, ...]:
    """The pages to act on that are for the reader."""
    return tuple(sorted({page for page, _ in ACTIONS.values() if opens(page)}))


def tasks(every: list[Task], pages: tuple[str, ...], say: Say) -> str:
    """Up to three named actions, each leading to the page to act on, where that is among `pages`. HTML."""
    rows = "".join(f"<li><div>{task_said(task, pages, say)}</div></li>" for task in foremost(every))
    done = f'<p class="unit">{plain_html(say("overview.to_do.none"))}</p>'
    return (
        f'<section class="to-do"><h2 class="chart">{plain_html(say("overview.to_do"))}</h2>'
        + (f"<ol>{rows}</ol>" if rows else done)
        + "</section>"
    )


def task_said(task: Task, pages: tuple[str, ...], say: Say) -> str:
    """An action: how many, their names, and the way to it. HTML."""
    names = [named(row, say) for row in task.named.head(NAMES).itertuples()]
    rest = len(task.named) - len(names)
    page, asked = ACTIONS[task.rule]
    if task.rule == "regions_without_posts":
        asked = {"region": task.named["code"].iloc[0]}
    what = f"overview.to_do.{task.rule}.what"
    what = f"{what}.all" if not rest and f"{what}.all" in say else what  # the largest of them are no more than all
    more = f" {plain_html(say('overview.to_do.more', n=rest))}" if rest else ""
    act = link(say(f"overview.to_do.{task.rule}.act"), page_address(page, say, **asked)) if page in pages else ""
    return (
        f"<b>{plain_html(say(f'overview.to_do.{task.rule}', n=len(task.named)))}</b> "
        f"{plain_html(say(what))} {', '.join(names)}{more}. "
        f"{act}"
    )


def named(row, say: Say) -> str:
    """A hoax or agenda by its title, a region's name or an account's as a link. HTML."""
    if hasattr(row, "title"):
        return f"“{plain_html(row.title)}”"
    if hasattr(row, "label"):
        return link(row.label, page_address("reach", say, region=row.code))
    return account_there(row.account, say, row.owner)
