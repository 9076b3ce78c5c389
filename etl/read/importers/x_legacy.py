"""What Twitter's two exports until 2024 share: the columns, in English and Portuguese, and the handle in the name."""

import re
from datetime import date, datetime, timedelta

from etl.read.importers.base import named
from etl.read.importers.header import Names
from etl.read.source import Source

PLAIN: tuple[Names, ...] = (
    ("impressions", "impressões"), ("engagements", "engajamentos"), ("engagement rate", "taxa de engajamento"),
    ("retweets",), ("replies", "respostas"), ("likes", "favorites", "favoritos"),
    ("user profile clicks", "cliques no perfil do usuário:"), ("url clicks", "cliques no URL"),
    ("hashtag clicks", "cliques em hashtags:"), ("detail expands", "expansões de detalhes:"),
    ("permalink clicks", "cliques no link permanente"), ("app opens", "aberturas de aplicativos"),
    ("app installs", "instalações de aplicativo:"), ("follows", "seguiram"),
    ("email tweet", "Tweet enviado por e-mail"), ("dial phone", "número de telefone discado"),
    ("media views", "visualizações da mídia"), ("media engagements", "engajamentos com mídia"),
)  # fmt: skip
COLUMN: dict[str, Names] = {names[0]: names for names in PLAIN}
PROMOTED = tuple(
    tuple(text for name in names for text in (f"promoted {name}", f"{name} promovido(a)(s)")) for names in PLAIN
)  # fmt: skip


def file_name(source: Source) -> re.Match[str] | None:
    """[daily_]tweet_activity_metrics_<handle>_<from>_<to>_<language>.csv"""
    return named(source, r"(?a)tweet_activity_metrics_(\w{1,15}?)_(\d{8})_(\d{8})(?!\d)")


def named_period(source: Source) -> tuple[date, date] | None:
    """The period in the file's name; its second day is the first one no longer in it."""
    name = file_name(source)
    if not name:
        return None
    try:
        first, end = (datetime.strptime(text, "%Y%m%d").date() for text in (name[2], name[3]))
    except ValueError:
        return None
    return first, max(first, end - timedelta(days=1))
