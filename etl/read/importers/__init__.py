"""Every format Jangkau reads, one a file. A new one is added here, and known by name nowhere else."""

from etl.read.importers.base import Importer
from etl.read.importers.crowdtangle import CrowdTangleHistory, CrowdTangleLeaderboard
from etl.read.importers.facebook_posts import FacebookPosts
from etl.read.importers.facebook_videos import FacebookVideos
from etl.read.importers.fanpage_karma import FanpageKarma
from etl.read.importers.fanpage_karma_reports import FanpageKarmaAudience, FanpageKarmaBenchmark, FanpageKarmaTopPosts
from etl.read.importers.fanpage_karma_wide import FanpageKarmaWide
from etl.read.importers.follower_sheet import FollowerSheet
from etl.read.importers.instagram_posts import InstagramPosts
from etl.read.importers.instagram_stories import InstagramStories
from etl.read.importers.linkedin import PLACES
from etl.read.importers.linkedin_content import LinkedInContent, LinkedInVisitors
from etl.read.importers.linkedin_creator import LinkedInCreator
from etl.read.importers.linkedin_followers import LinkedInFollowers
from etl.read.importers.meta_audience import MetaAudience
from etl.read.importers.meta_daily import MetaDaily
from etl.read.importers.office_sheet import OfficeSheet
from etl.read.importers.places import YouTubePlaces
from etl.read.importers.set_aside import LinkedInBreakdown, MetaContentFormats, TikTokActivity, XVideoOverview, YouTubeBreakdown
from etl.read.importers.social_blade import SocialBlade
from etl.read.importers.third_party import ThirdParty
from etl.read.importers.tiktok_audience import TikTokAudience
from etl.read.importers.tiktok_business_audience import TikTokBusinessAudience
from etl.read.importers.tiktok_business_content import TikTokBusinessContent
from etl.read.importers.tiktok_business_overview import TikTokBusinessOverview
from etl.read.importers.tiktok_content import TikTokContent
from etl.read.importers.tiktok_follower_history import TikTokFollowerHistory
from etl.read.importers.tiktok_overview import TikTokOverview
from etl.read.importers.tiktok_viewers import TikTokViewers
from etl.read.importers.x_content import XContent
from etl.read.importers.x_legacy_daily import XLegacyDaily
from etl.read.importers.x_legacy_posts import XLegacyPosts
from etl.read.importers.x_overview import XOverview
from etl.read.importers.youtube_audience import YouTubeAudience
from etl.read.importers.youtube_chart import YouTubeChart
from etl.read.importers.youtube_table import YouTubeTable
from etl.read.importers.youtube_totals import YouTubeTotals
from etl.read.importers.youtube_viewers import YouTubeViewers

IMPORTERS: tuple[Importer, ...] = (
    CrowdTangleHistory(), CrowdTangleLeaderboard(), FacebookPosts(), FacebookVideos(), FanpageKarma(),
    FanpageKarmaAudience(), FanpageKarmaBenchmark(), FanpageKarmaTopPosts(), FanpageKarmaWide(), FollowerSheet(),
    InstagramPosts(), InstagramStories(), LinkedInBreakdown(), LinkedInContent(), LinkedInCreator(), LinkedInFollowers(),
    PLACES, LinkedInVisitors(), MetaAudience(), MetaContentFormats(), MetaDaily(), OfficeSheet(), SocialBlade(),
    ThirdParty(), TikTokActivity(), TikTokAudience(), TikTokBusinessAudience(), TikTokBusinessContent(),
    TikTokBusinessOverview(), TikTokContent(), TikTokFollowerHistory(), TikTokOverview(), TikTokViewers(), XContent(),
    XLegacyDaily(), XLegacyPosts(), XOverview(), XVideoOverview(), YouTubeAudience(), YouTubeBreakdown(), YouTubeChart(),
    YouTubePlaces(), YouTubeTable(), YouTubeTotals(), YouTubeViewers(),
)  # fmt: skip


def importer_of(name: str | None) -> Importer | None:
    """The importer of that name; None where there is none, or no longer."""
    return next((importer for importer in IMPORTERS if importer.name == name), None)
