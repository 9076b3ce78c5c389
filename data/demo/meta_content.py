"""Meta Business Suite, content: one row a post with its lifetime counts; publish times are US Pacific, month first."""

from collections.abc import Iterator
from pathlib import Path
from zlib import crc32

from data.demo.account import DemoAccount
from data.demo.calendar import PACIFIC, Span, within
from data.demo.files import Export, quoted, write_file
from data.demo.posts import DemoPost, posts_of

INSTAGRAM = {
    "en": ("Post ID", "Account ID", "Account username", "Account name", "Description", "Duration (sec)", "Publish time",
           "Permalink", "Post type", "Data comment", "Date", "Views", "Reach", "Likes", "Shares", "Follows", "Comments", "Saves"),
    "id": ("ID Postingan", "ID Akun", "Nama pengguna akun", "Nama akun", "Deskripsi", "Durasi (detik)", "Waktu penerbitan",
           "Permalink", "Jenis postingan", "Komentar data", "Tanggal", "Tayangan", "Jangkauan", "Suka", "Frekuensi dibagikan",
           "Mengikuti", "Komentar", "Frekuensi Disimpan"),
}  # fmt: skip
FACEBOOK = (
    "Post ID", "Page ID", "Page name", "Title", "Description", "Duration (sec)", "Publish time", "Caption type", "Permalink",
    "Is crosspost", "Is share", "Post type", "Languages", "Custom labels", "Funded content status", "Data comment", "Date",
    "Views", "Reach", "Reactions, Comments and Shares", "Reactions", "Comments", "Shares", "Total clicks", "Link Clicks",
    "Other Clicks", "Matched Audience Targeting Consumption (Photo Click)", "Seconds viewed", "Average Seconds viewed",
    "Estimated earnings (USD)", "Ad impressions",
)  # fmt: skip
KINDS = {
    "en": {"image": "IG image", "carousel": "IG carousel", "reel": "IG reel"},
    "id": {"image": "Gambar IG", "carousel": "Carousel IG", "reel": "Reel IG"},
    "facebook": {"image": "Photos", "video": "Videos", "reel": "Reels", "link": "Links"},
}
LIFETIME = {"en": "Lifetime", "id": "Sepanjang Masa"}
ERROR = "An error occurred while computing metadata for content with ID {post}. An error occurred while computing metrics."
INDONESIAN, WITH_ERROR, TOGETHER = 0.4, 0.02, 300  # shares of accounts; at most so many rows of others in a file
ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"

Together = dict[str, list[tuple[DemoAccount, DemoPost]]]  # account -> posts that others made together with it


def made_together(accounts: list[DemoAccount]) -> Together:
    """Which posts of others stand in each Instagram account's export as well."""
    together: Together = {}
    for account in accounts:
        if account.platform == "instagram":
            for post in posts_of(account):
                if post.partner:
                    together.setdefault(post.partner.key, []).append((account, post))
    return together


def meta_content(account: DemoAccount, together: Together, folder: Path) -> Iterator[Export]:
    """One file a span. The name tells the period and a number, not the account; the rows name it."""
    for span in account.spans:
        own = [(account, post) for post in posts_of(account) if within(post.at, (span,))]
        others = [entry for entry in together.get(account.key, ()) if within(entry[1].at, (span,))][:TOGETHER]
        if not own:
            continue
        rows = sorted(own + others, key=lambda entry: entry[1].at, reverse=True)
        language = "id" if account.says(INDONESIAN, "speaks Indonesian") else "en"
        if account.platform == "facebook":
            lines = [_line(FACEBOOK), *(_line(_facebook(account, post)) for _, post in rows)]
        else:
            lines = [_line(INSTAGRAM[language]), *(_line(_instagram(of, post, account, language)) for of, post in rows)]
        broken = account.platform == "instagram" and account.says(WITH_ERROR, "export with an error")
        if broken:
            lines.insert(3, _line(_error(account)))
        name = f"{span[0]:%b-%d-%Y}_{span[1]:%b-%d-%Y}_{_number(account, span)}.csv"
        yield Export(write_file(folder / name, "\n".join(lines) + "\n", "utf-8-sig"),
                     refused=("platform_error",) if broken else ())  # fmt: skip


def _number(account: DemoAccount, span: Span) -> int:
    return 10**15 + crc32(f"{account.key}{span}".encode()) * 1_000


def _post_id(account: DemoAccount, post: DemoPost) -> int:
    return (179 if account.platform == "instagram" else 12) * 10**14 + crc32(account.key.encode()) * 2_000 + post.number


def _page_id(account: DemoAccount) -> int:
    return (17841400000000000 if account.platform == "instagram" else 100000000000000) + crc32(account.key.encode())


def _short(number: int) -> str:
    """A post's number as it stands in its link."""
    letters = ""
    while number:
        number, digit = divmod(number, 64)
        letters = ALPHABET[digit] + letters
    return letters


def _instagram(account: DemoAccount, post: DemoPost, exporting: DemoAccount, language: str) -> tuple:
    """One row; a post that another account made carries neither reach nor follows."""
    own = account is exporting
    number = _post_id(account, post)
    link = f"https://www.instagram.com/{'reel' if post.kind == 'reel' else 'p'}/{_short(number)}/"
    return (
        number, _page_id(account), account.handle, account.name, post.text, 30 if post.kind == "reel" else 0,
        _pacific(post), link, KINDS[language][post.kind], "", LIFETIME[language], post.views, post.reach if own else "",
        post.likes, post.shares, post.likes // 90 if own else "", post.comments, post.saves,
    )  # fmt: skip


def _facebook(account: DemoAccount, post: DemoPost) -> tuple:
    number = _post_id(account, post)
    clicks = post.views // 25
    acted = post.likes + post.comments + post.shares
    return (
        number, _page_id(account), account.name, "", post.text, 45 if post.kind in ("video", "reel") else 0,
        _pacific(post), "", f"https://www.facebook.com/{account.handle}/posts/{number}", 0, 0,
        KINDS["facebook"][post.kind], "", "", "", "", "Lifetime", post.views, post.reach, acted, post.likes, post.comments,
        post.shares, clicks, clicks // 3, clicks - clicks // 3, "", "", "", "", "",
    )  # fmt: skip


def _error(account: DemoAccount) -> tuple:
    """A row that Meta itself failed to fill in."""
    number = 179 * 10**14 + crc32(account.key.encode()) * 2_000 + 1_999
    return (number, _page_id(account), account.handle, account.name, *[""] * 5, ERROR.format(post=number), "-", *[""] * 7)


def _pacific(post: DemoPost) -> str:
    return f"{post.at.astimezone(PACIFIC):%m/%d/%Y %H:%M}"


def _line(cells: tuple) -> str:
    """A record; cells with a space are quoted."""
    return ",".join(quoted(text) if set(text) & SPECIAL else text for text in map(str, cells))


SPECIAL = set(' ,"\n')
