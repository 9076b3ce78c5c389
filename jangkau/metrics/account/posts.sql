-- One row: a post as its newest export saw it. Without a number: the export did not tell.
SELECT account, post_id, published_on, published_at, kind, views, reach, likes, comments, shares, saves, collab, caption
FROM latest_posts
WHERE ($account::VARCHAR IS NULL OR account = $account)
  AND ($first::DATE IS NULL OR published_on >= $first) AND ($last::DATE IS NULL OR published_on <= $last)
ORDER BY account, published_at, post_id;
