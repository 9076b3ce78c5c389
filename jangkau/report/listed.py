"""The five accounts and the five posts, each against its own habit, as the report's rows say them."""

from collections.abc import Iterable
from types import SimpleNamespace

from jangkau.findings.captions import excerpt, web_address
from jangkau.findings.week.posts import habit_said, score_said, times_said
from jangkau.locales import Say
from jangkau.report.edition import Edition

HANDLE, CAPTIONS = 26, {"slide": 36, "a4": 40, "leaflet": 110}  # letters


def accounts(edition: Edition, say: Say) -> dict:
    """The five accounts that most exceeded what each is used to; of a week of before, and where no habit is known, the five
    most seen."""
    by_habit = edition.ranked_by_habit and any(row["times"] is not None for row in edition.accounts)
    key = "report.accounts.one" if len(edition.accounts) == 1 else "report.accounts.habit" if by_habit else "report.accounts"
    rows = [whose(row, say) | against_habit(row, by_habit, say) for row in edition.accounts]
    return {"title": say(key), "unit": say(f"{key}.unit"), "rows": rows}


def against_habit(row: dict, leads: bool, say: Say) -> dict[str, str]:
    """How much an account was seen, and how many times its habit that is: which of both leads its row."""
    amount, habit = say.short(row["total"]), habit_said(row["times"], say)
    if not leads or row["times"] is None:
        return {"lead": amount, "beside": " · ".join([*outside(row, say), habit])}
    seen = say("report.account.seen", amount=amount)
    return {"lead": times_said(row["times"], say), "beside": " · ".join([*outside(row, say), seen])}


def outside(row: dict, say: Say) -> list[str]:
    """That an account of the province itself is not part of the report's sums; a week of before does not tell."""
    return [say("report.outside")] if row.get("regency_code", "") is None else []


def posts(edition: Edition, say: Say, form: str) -> list[dict[str, str]]:
    """The five posts that did best against the habit of their account."""
    return [
        whose(row, say) | {
            "score": score_said(SimpleNamespace(**row), say),
            "caption": excerpt(readable(row["caption"]), CAPTIONS[form]) or unreadable(row["caption"], say),
            "link": web_address(row["permalink"]),
        }
        for row in edition.posts
    ]  # fmt: skip


def whose(row: dict, say: Say) -> dict[str, str]:
    """An account as a row names it."""
    return {
        "handle": f"@{excerpt_handle(row['handle'])}",
        "owner": row["owner"],
        "owner_name": say(f"owner.{row['owner']}").lower(),
        "platform": say(f"platform.{row['platform']}.short"),
    }


def excerpt_handle(handle: str) -> str:
    """A handle that fits a row."""
    return handle if len(handle) <= HANDLE else handle[: HANDLE - 1] + "…"


def readable(text: object) -> str:
    """A caption without the signs that the report's own font has no letters for: no empty boxes in the picture.

    Where most letters would go nothing is left of it: commas without words say less.

    >>> readable("Jelajah Банyuwangi!"), readable("Ресторант, Vintage!"), readable("Batu ✨")
    ('Jelajah yuwangi!', '', 'Batu ')
    """
    whole = str(text or "")
    kept = [letter for letter in whole if letter.isspace() or ord(letter) < 0x180 or 0x2010 <= ord(letter) <= 0x2026]
    return "".join(kept) if 2 * letters(kept) >= letters(whole) else ""


def letters(text: Iterable[str]) -> int:
    """How many letters of words there are."""
    return sum(letter.isalpha() for letter in text)


def unreadable(caption: object, say: Say) -> str:
    """What stands for a caption of which nothing is left: it has no words, or has them in another script."""
    return say("report.caption.script" if letters(str(caption or "")) else "overview.post.untitled")
