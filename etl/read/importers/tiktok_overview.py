"""TikTok Studio, Overview: the account's days."""

from etl.read.importers.tiktok_studio import TikTokDays


class TikTokOverview(TikTokDays):
    """What each day brought. Comments are net: a day on which more were removed than written is negative.

    Seen in a real year: 35 of 365 days from -1 to -7. The Portuguese names are unproven.
    """

    name = "tiktok_overview"
    reads = {
        "views": ("Video Views", "Visualizações de vídeo"),
        "profile_visits": ("Profile Views", "Visualizações de perfil", "Visualizações do perfil"),
        "likes": ("Likes", "Curtidas"), "comments": ("Comments", "Comentários"), "shares": ("Shares", "Compartilhamentos"),
    }  # fmt: skip
    signed = frozenset({"comments"})
    needs = (TikTokDays.day, reads["views"], reads["profile_visits"])
    never = (("Reached audience",), ("Net growth",))
