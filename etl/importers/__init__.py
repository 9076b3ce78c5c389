"""Every format Jangkau reads, one a file. A new one is added here and nowhere else."""

from etl.importers.base import Importer
from etl.importers.facebook_posts import FacebookPosts
from etl.importers.facebook_videos import FacebookVideos
from etl.importers.fanpage_karma import FanpageKarma
from etl.importers.follower_sheet import FollowerSheet
from etl.importers.instagram_posts import InstagramPosts
from etl.importers.instagram_stories import InstagramStories
from etl.importers.linkedin_followers import LinkedInFollowers
from etl.importers.meta_daily import MetaDaily
from etl.importers.set_aside import (
    LinkedInBreakdown,
    MetaAudience,
    MetaContentFormats,
    TikTokFollowers,
    YouTubeBreakdown,
)
from etl.importers.tiktok_business_audience import TikTokBusinessAudience
from etl.importers.tiktok_business_content import TikTokBusinessContent
from etl.importers.tiktok_business_overview import TikTokBusinessOverview
from etl.importers.tiktok_content import TikTokContent
from etl.importers.tiktok_follower_history import TikTokFollowerHistory
from etl.importers.tiktok_overview import TikTokOverview
from etl.importers.tiktok_viewers import TikTokViewers
from etl.importers.x_content import XContent
from etl.importers.x_legacy_daily import XLegacyDaily
from etl.importers.x_legacy_posts import XLegacyPosts
from etl.importers.x_overview import XOverview
from etl.importers.youtube_chart import YouTubeChart
from etl.importers.youtube_table import YouTubeTable
from etl.importers.youtube_totals import YouTubeTotals

IMPORTERS: tuple[Importer, ...] = (
    FacebookPosts(),
    FacebookVideos(),
    FanpageKarma(),
    FollowerSheet(),
    InstagramPosts(),
    InstagramStories(),
    LinkedInBreakdown(),
    LinkedInFollowers(),
    MetaAudience(),
    MetaContentFormats(),
    MetaDaily(),
    TikTokBusinessAudience(),
    TikTokBusinessContent(),
    TikTokBusinessOverview(),
    TikTokContent(),
    TikTokFollowerHistory(),
    TikTokFollowers(),
    TikTokOverview(),
    TikTokViewers(),
    XContent(),
    XLegacyDaily(),
    XLegacyPosts(),
    XOverview(),
    YouTubeBreakdown(),
    YouTubeChart(),
    YouTubeTable(),
    YouTubeTotals(),
)
