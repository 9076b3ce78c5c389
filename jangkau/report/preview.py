"""What a message shows of a link to a published week: its title, its sentence and its picture, and nothing that was not sent."""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass

from markupsafe import Markup, escape

from jangkau.findings.week.message import week_message
from jangkau.locales import Say
from jangkau.report import words
from jangkau.report.addresses import plain_address
from jangkau.report.edition import Refused
from jangkau.report.frozen import Reports
from jangkau.report.ledger import Published
from jangkau.report.outputs import kind_of

PICTURES = ("slide", "portrait")  # the first that a week has: messages show a wide picture whole
BRAND = ("app", "static", "preview.png")
LOCALES = {"id": "id_ID", "en": "en_GB"}


@dataclass(frozen=True)
class Preview:
    """Title, one sentence, and the SHA-256 of a published picture; "" where there is none."""

    title: str
    description: str
    picture: str = ""


def preview_of(entries: Iterable[Published], title: str, description: str) -> Preview:
    """Of a page that is about several weeks: the picture of the newest one that holds."""
    pictures = (picture_of(entry) for entry in entries)
    return Preview(title, description, next(filter(None, pictures), ""))


def preview_of_week(reports: Reports, entry: Published, say: Say) -> Preview | None:
    """Of one week; None where it was withdrawn or cannot be read."""
    if entry.withdrawn_at:
        return None
    with suppress(Refused):
        edition = reports.values(entry)
        return Preview(words.title(edition, say), week_message(edition.as_week(), say).sentence, picture_of(entry))
    return None


def picture_of(entry: Published) -> str:
    """The SHA-256 of the picture that stands for a week; empty where it was withdrawn or has none."""
    kinds = {kind_of(name): digest for name, digest in entry.files.items() if not entry.withdrawn_at}
    return next((kinds[kind] for kind in PICTURES if kind in kinds), "")


def published_picture(reports: Reports, digest: str) -> bytes | None:
    """The picture of this SHA-256, as long as its week holds. Raises Refused where it is damaged."""
    for entry in reports.entries():
        for name, known in entry.files.items():
            if known == digest == picture_of(entry):
                return reports.file(entry, name)
    return None


def tags(preview: Preview, address: str, base: str, say: Say) -> Markup:
    """The lines of a page's head that messages read. address: the page's own."""
    picture = (
        plain_address("laporan", "gambar", preview.picture, base=base) if preview.picture else plain_address(*BRAND, base=base)
    )
    named = {
        "og:type": "website", "og:site_name": "Jangkau", "og:locale": LOCALES[say.lang], "og:url": address,
        "og:title": preview.title, "og:description": preview.description, "og:image": picture, "og:image:type": "image/png",
        "og:image:alt": preview.title,
    }  # fmt: skip
    lines = [f'<meta property="{name}" content="{escape(value)}">' for name, value in named.items()]
    lines += [
        f'<meta name="description" content="{escape(preview.description)}">',
        '<meta name="twitter:card" content="summary_large_image">',
    ]
    return Markup("\n".join(lines))


def with_tags(page: str, lines: str) -> str:
    """A page with these lines in its head, after its title."""
    return page.replace("</title>", f"</title>\n{lines}", 1)
