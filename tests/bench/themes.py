"""How long it takes to find which posts speak of which theme: all of them at once, then only what is new."""

import time
from pathlib import Path

import duckdb

from etl.keep.classify import classify
from etl.keep.draft import Draft
from etl.keep.store import MEMORY, SCHEMA
from tests.bench.report import Finding

WORDS = 5_000  # different words in the invented captions
# One row: an invented post of 25 words and three hashtags; every third has an emoji or a letter out of the alphabet.
POSTS = """
INSERT INTO latest_posts (account, post_id, published_on, caption)
  SELECT 'instagram:akun' || (n % 5000), 'p' || n, DATE '2021-01-04' + (n % 1000)::INTEGER,
    array_to_string([CASE WHEN hash(n, w) % 7 = 0 THEN upper('kata' || hash(n, w) % $words) ELSE 'kata' || hash(n, w) % $words END
      FOR w IN range(25)], ' ') || CASE n % 3 WHEN 0 THEN ' 😀 Jatim é' ELSE '' END
      || ' #Tagar' || hash(n) % 300 || ' #Kata' || hash(n, 'b') % 300 || ' #Info' || hash(n, 'c') % 300
  FROM range($first, $until) AS numbers (n)
"""
# One row: an invented theme with four patterns: two words, a phrase and a hashtag.
THEMES = """
INSERT INTO themes
  SELECT 't' || t, 'Tema ' || t, NULL,
    concat_ws('|', 'kata' || (t * 17), 'kata' || (t * 31 + 1), 'kata' || (t * 7) || ' kata' || (t * 11), '#Tagar' || (t * 5)), 1
  FROM range($themes) AS numbers (t)
"""


def classified(folder: Path, posts: int, patterns: int) -> list[Finding]:
    """Every post read and looked through; then a thousand new posts; then one theme with another pattern."""
    with duckdb.connect(str(folder / "themes.duckdb"), config={"memory_limit": MEMORY}) as connection:
        connection.execute(SCHEMA.read_text(encoding="utf-8"))
        connection.execute(POSTS, {"words": WORDS, "first": 0, "until": posts})
        connection.execute(THEMES, {"themes": patterns // 4})
        draft = Draft(connection)
        whole = _seconds(draft)
        (found,) = connection.execute("SELECT count(*) FROM post_matches").fetchone()
        connection.execute(POSTS, {"words": WORDS, "first": posts, "until": posts + 1_000})
        new = _seconds(draft)
        connection.execute("UPDATE themes SET patterns = patterns || '|kata4999' WHERE theme_id = 't1'")
        edited = _seconds(draft)
    return [
        Finding(f"{posts:,} posts x {patterns} patterns", whole, 60, "s", f"{found:,} matches"),
        Finding("1,000 posts more", new, 5, "s"),
        Finding("one theme edited", edited, 10, "s"),
    ]


def _seconds(draft: Draft) -> float:
    began = time.perf_counter()
    classify(draft)
    return time.perf_counter() - began
