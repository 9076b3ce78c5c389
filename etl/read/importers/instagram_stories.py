"""Meta Business Suite, content of an Instagram account: stories."""

from etl.read.importers.instagram_posts import STORY_COLUMNS, InstagramPosts


class InstagramStories(InstagramPosts):
    """As the posts' export, with a story's own columns. Replies are private messages, not comments."""

    name = "instagram_stories"
    lists_every_post = False
    needs = (*InstagramPosts.needs, STORY_COLUMNS)
    never = ()
    default_kind = "story"
