-- One row: an account's posts of a kind, a quarter, weekdays or weekends, in some hours of its own zone, and their views as logarithms.
-- Only posts whose file tells the hour and their views, seen when they were a week old or more.
WITH told AS (
  SELECT import_no, coalesce(tells_hour, true) AS tells_hour FROM imports LEFT JOIN formats USING (importer)
), grown AS (
  SELECT posts.account, coalesce(latest_posts.kind, '') AS kind, posts.published_on, ln(latest_posts.views + 1) AS size,
    hour(posts.published_at + to_hours(utc_hours)) // $block * $block AS from_hour
  FROM posts_in_scope($province, $bakorwil, $regency, $platform, $owner) AS posts
  JOIN latest_posts USING (account, post_id)
  LEFT JOIN told USING (import_no)
  WHERE posts.published_at IS NOT NULL AND latest_posts.views IS NOT NULL AND coalesce(tells_hour, true)
    AND as_of >= posts.published_at + INTERVAL 7 DAY AND posts.published_on BETWEEN $first_day::DATE AND $last_day::DATE
)
SELECT account, kind, date_trunc('quarter', published_on) AS quarter, isodow(published_on) > 5 AS weekend, from_hour,
  count(*) AS posts, sum(size) AS total, sum(size * size) AS squares
FROM grown
GROUP BY ALL
ORDER BY ALL;
