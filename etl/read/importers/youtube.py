"""What YouTube Studio's exports share: their columns in three languages, and the period in their name."""

import re
from datetime import date, timedelta

from etl.read.importers.base import named
from etl.read.importers.header import Names
from etl.read.importers.tables import Table
from etl.read.source import Source

DATE: Names = ("Date", "Tanggal", "Data")
CONTENT: Names = ("Content", "Konten", "Conteúdo")
TITLE: Names = ("Video title", "Judul video", "Título do vídeo")
PUBLISHED: Names = ("Video publish time", "Waktu publikasi video", "Horário de publicação do vídeo")

VIEWS: Names = ("Views", "Penayangan", "Visualizações")
# Tayangan is views at Meta, impressions here; called thumbnail impressions since 2026.
IMPRESSIONS: Names = ("Impressions", "Thumbnail impressions", "Tayangan", "Impressões")
REACH: Names = ("Unique viewers", "Penonton unik", "Espectadores únicos")
SUBSCRIBERS: Names = ("Subscribers", "Subscriber", "Inscritos")  # gained less lost: may be negative
GAINED: Names = ("Subscribers gained", "Subscriber yang diperoleh")
LIKES: Names = ("Likes", "Suka", 'Marcações "Gostei"')
COMMENTS: Names = ("Comments added", "Komentar ditambahkan", "Comentários adicionados")
SHARES: Names = ("Shares", "Pembagian", "Compartilhamentos")
VIDEOS: Names = ("Videos published", "Vídeos publicados")

# The Audience tab's figures of the last 28 days, a new one each day; Subscribers beside them is the channel's total.
AUDIENCE: tuple[Names, ...] = (
    ("Monthly audience", "Audiens bulanan", "Penonton bulanan", "Público mensal"),
    ("New viewers", "Penonton baru"), ("Casual viewers", "Penonton kasual"), ("Regular viewers", "Penonton reguler"),
    ("Returning viewers", "Penonton yang kembali"),
)  # fmt: skip

# Columns that are left aside on purpose, without their unit.
LEFT_ASIDE: tuple[Names, ...] = (
    ("Watch time", "Waktu tonton", "Tempo de exibição"),
    ("Average view duration", "Rata-rata durasi tonton", "Duração média da visualização"),
    ("Average percentage viewed", "Persentase penayangan rata-rata", "Porcentagem visualizada média"),
    (
        "Impressions click-through rate", "Thumbnail click-through rate", "Rasio klik-tayang dari tayangan",
        "Taxa de cliques de impressões",
    ),
    ("Average views per viewer", "Penayangan rata-rata per penonton"),
    *AUDIENCE,
    ("Subscribers lost", "Subscriber yang hilang"), ("Dislikes", "Tidak suka", 'Marcações "Não gostei"'),
    ("Likes (vs. dislikes)", "Suka (vs. tidak suka)"), ("Hype points", "Poin hype"),
    ("Engaged views", "Visualizações engajadas", "Visualizações intencionais"),
    ("YouTube Premium views", "Penayangan YouTube Premium"), ("YouTube Premium watch time",),
    ("Estimated revenue", "Perkiraan pendapatan", "Receita estimada"), ("RPM",), ("CPM",),
    ("End screen element clicks", "Klik pada elemen layar akhir"), ("Playlist saves", "Simpanan playlist"),
    ("Remixes", "Jumlah remix"), ("Duration", "Durasi", "Duração"),
)  # fmt: skip
UNIT = re.compile(r"\s*\((?:%|hours|jam|horas|[A-Z]{3})\)$")


class YouTube(Table):
    """A YouTube Studio table. It names no channel; where it has one, its zip is named after the period."""

    platform = "youtube"
    cut_rule = "top_results_notice"
    ignores = LEFT_ASIDE

    def knows(self, column: str) -> bool:
        """Whether a column is known, whatever its unit: "Estimated revenue (IDR)"."""
        return super().knows(column) or super().knows(UNIT.sub("", column))

    def period(self, source: Source) -> tuple[date, date] | None:
        """ "Content 2025-06-13_2026-06-13 ….zip": the second day is the first one no longer in it."""
        name = named(source, r"(?<!\d)(\d{4}-\d\d-\d\d)_(\d{4}-\d\d-\d\d)(?!\d)")
        if not name:
            return None
        try:
            first, end = date.fromisoformat(name[1]), date.fromisoformat(name[2])
        except ValueError:
            return None
        return first, max(first, end - timedelta(days=1))


def is_total(cell: str) -> bool:
    return cell.casefold() == "total"


def is_top_notice(record: list[str]) -> bool:
    """The last line of a table that was cut: "Showing top 500 results", in whatever language, alone in its row."""
    filled = [cell.strip() for cell in record if cell.strip()]
    return len(filled) == 1 and bool(re.search(r"\s", filled[0]) and re.search(r"\b\d[\d.,]*\b", filled[0]))
