"""Exports that are known and hold nothing Jangkau keeps: totals broken down by what it does not ask about."""

from etl.read.importers.base import SetAside
from etl.read.importers.header import Columns, Header, Names, header_place
from etl.read.importers.places import YouTubePlaces
from etl.read.importers.youtube_viewers import YouTubeViewers
from etl.read.records import plain
from etl.read.source import Source

CONTENT_FORMATS = {
    "reels", "multi-photo", "links", "photos", "photo", "others", "text", "stories", "videos", "live", "carousel",
    "tautan", "foto", "lainnya", "teks", "cerita", "video", "beberapa foto",
}  # fmt: skip
YOUTUBE_DIMENSIONS = {
    "viewer age", "viewer gender", "subscription status", "geography", "country", "cities", "city", "traffic source",
    "device type", "operating system", "playback location", "youtube product", "content type", "subtitles and cc",
    "video info language", "player type", "sharing service", "new and returning viewers", "new & returning viewers",
    "audience by watch behaviour", "audience by watch behavior", "playlist", "translation use", "card", "card type",
    "end screen element", "end screen element type", "revenue source", "live/on demand", "subscription source",
    "usia penonton", "gender penonton", "jenis kelamin penonton", "status subscription", "status langganan", "geografi",
    "negara", "kota", "sumber traffic", "sumber kunjungan", "jenis perangkat", "sistem operasi", "lokasi pemutaran",
    "produk youtube", "jenis konten", "subtitel dan cc", "bahasa info video", "layanan berbagi", "sumber subscription",
    "penonton baru dan yang kembali", "idade do espectador", "gênero do espectador", "status da inscrição", "geografia",
    "origem do tráfego", "tipo de dispositivo", "sistema operacional", "local de reprodução", "tipo de conteúdo",
}  # fmt: skip
YOUTUBE_METRICS: Names = (
    "Views", "Views (%)", "Watch time (hours)", "Watch time (hours) (%)", "Average view duration", "Engaged views",
    "Penayangan", "Penayangan (%)", "Waktu tonton (jam)", "Waktu tonton (jam) (%)", "Rata-rata durasi tonton",
    "Visualizações", "Visualizações (%)", "Tempo de exibição (horas)",
)  # fmt: skip


class MetaContentFormats(SetAside):
    """Top content formats.csv: one total a format, over the whole period."""

    name = "meta_content_formats"
    sets_aside = "breakdown"

    def platforms(self, source: Source) -> set[str]:
        return {"instagram", "facebook"}

    def identify(self, source: Source) -> bool:
        if source.large or len(source.records) < 3:
            return False
        records = (cells for _, cells in source.records[:2])
        title, formats = ([cell.strip().casefold() for cell in cells if cell.strip()] for cells in records)
        return len(title) == 1 and len(CONTENT_FORMATS.intersection(formats)) > 1


class TikTokActivity(SetAside):
    """FollowerActivity: at which hours the followers are there."""

    name = "tiktok_activity"
    platform = "tiktok"
    sets_aside = "hours_of_audience"

    def identify(self, source: Source) -> bool:
        return [name.casefold() for name in source.header if name] == ["date", "hour", "active followers"]


class YouTubeBreakdown(SetAside):
    """A table or chart by viewer age, subscription status, country, ... instead of by video or by day."""

    name = "youtube_breakdown"
    platform = "youtube"
    sets_aside = "breakdown"

    def identify(self, source: Source) -> bool:
        header = [name.casefold() for name in source.header]
        lead = header[1] if len(header) > 2 and header[0] in {"date", "tanggal", "data"} else header[0]
        of_people = any(importer.identify(source) for importer in (YouTubeViewers(), YouTubePlaces()))
        return lead in YOUTUBE_DIMENSIONS and Header(source.header).has(YOUTUBE_METRICS) and not of_people


class LinkedInBreakdown(SetAside):
    """Followers or visitors by job, seniority, industry or company size: what Jangkau asks of nobody."""

    name = "linkedin_breakdown"
    platform = "linkedin"
    sets_aside = "demographics"

    def identify(self, source: Source) -> bool:
        header = [name.casefold() for name in source.header if name]
        dimensions = {"job function", "seniority", "industry", "company size"}
        return len(header) == 2 and header[0] in dimensions and header[1] in {"total followers", "total views"}


class XVideoOverview(SetAside):
    """X, video overview: plays and watch time of videos alone, which the account overview counts among its impressions."""

    name = "x_video_overview"
    platform = "x"
    sets_aside = "breakdown"
    needs: Columns = (("Date",), ("Views",), ("Watch Time (ms)",), ("Completion Rate",))

    def identify(self, source: Source) -> bool:
        header = Header([plain(name) for name in source.records[header_place(source, self.needs)][1]])
        return all(map(header.has, self.needs))
