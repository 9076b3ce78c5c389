"""What the warehouse holds, in a few numbers."""

from etl.keep.snapshots import is_published, reading
from jangkau.warehouse.folders import Folders

COUNTS = """
SELECT (SELECT value FROM meta WHERE name = 'version'), (SELECT value FROM meta WHERE name = 'fingerprint'),
  (SELECT count(*) FROM imports WHERE state = 'loaded'), (SELECT count(*) FROM accounts),
  (SELECT count(*) FROM day_values), (SELECT count(*) FROM latest_posts),
  (SELECT coalesce(sum(refused), 0)::BIGINT FROM imports WHERE state = 'loaded')
"""


def status(folders: Folders) -> dict:
    """version, fingerprint, imports (in force), accounts (registered), account_days, posts, refused (rows).

    An empty office has version and fingerprint None and zeros. Raises Trouble.
    """
    names = ("version", "fingerprint", "imports", "accounts", "account_days", "posts", "refused")
    if not is_published(folders):
        return dict(zip(names, (None, None, 0, 0, 0, 0, 0), strict=True))
    with reading(folders) as connection:
        ((*counts,),) = connection.execute(COUNTS).fetchall()
    return dict(zip(names, counts, strict=True))
