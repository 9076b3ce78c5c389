"""Which posts speak of which theme, agenda or hoax report: worked out while a version is published, and only what is new.

A post's text is read once (jangkau/warehouse/captions.py) and its words are kept; patterns are then looked for by the database.
Nothing in here counts towards the fingerprint: it can always be made again from posts and registry. How texts are read is
imported where one is read: most loads bring none.
"""

from etl.keep.draft import Draft

CHUNK = 50_000  # captions held in Python at once


def classify(draft: Draft) -> None:
    """Fill post_words, post_hashtags, post_mentions, post_matches and post_spans for the draft."""
    draft.run("post_spans")
    ((unread,),) = draft.run("unread_posts").fetchall()
    changed = draft.run("patterns_changed").fetchall()
    standing = draft.run("patterns_standing").fetchall() if unread else []
    for first in range(0, unread, CHUNK):
        _read(draft, first)
        _match(draft, standing, every_post=False)
        draft.run("words_read")
    _match(draft, changed, every_post=True)
    draft.run("patterns_kept")


def _match(draft: Draft, matchers: list[tuple[str, str, str]], every_post: bool) -> None:
    """Look for the patterns of some themes, events and reports (content, id, patterns) in the posts."""
    from jangkau.warehouse.patterns import patterns_in

    patterns = [
        (content, key, place, pattern) for content, key, text in matchers for place, pattern in enumerate(patterns_in(text))
    ]
    rows = [
        (content, key, place, pattern.written, pattern.tag, pattern.words, pattern.anchor)
        for content, key, place, pattern in patterns
    ]  # fmt: skip
    if rows:
        draft.run("no_patterns")
        draft.insert("patterns_sought", rows)
        draft.run("post_matches", every_post=every_post)


def _read(draft: Draft, first: int) -> None:
    """Read one chunk of captions into words, hashtags and mentions."""
    from jangkau.warehouse.captions import read_caption

    rows = draft.run("unread_chunk", first=first, until=first + CHUNK).fetchall()
    words, tags, mentions = [], [], []
    for account, post_id, day, caption, caption_hash in rows:
        platform = account.partition(":")[0]
        read = read_caption(caption, platform)
        words.append((account, post_id, day, read.words, caption_hash))
        tags += [(account, post_id, day, key, spelled) for key, spelled in read.tags.items()]
        mentions += [(account, post_id, day, f"{platform}:{handle}") for handle in read.handles]
    draft.insert("words_read", words)
    draft.insert("tags_read", tags)
    draft.insert("post_mentions", mentions)
