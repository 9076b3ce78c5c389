-- One row: an account, and how many of the arriving posts a snapshot has already under another number: as the platform's own
-- (code: posts_listed_too) or as those of an office's list (posts_in_list).
WITH come AS (
  SELECT arriving.account, post_id, published_at, permalink,
    coalesce(day_of(published_at, coalesce(utc_hours, 7)), published_on) AS published_on,
    caption, $as_of::TIMESTAMP AS as_of
  FROM arriving LEFT JOIN account_homes USING (account)
), together AS (
  FROM come
  UNION ALL BY NAME
  SELECT account, post_id, published_at, permalink, published_on, caption, as_of FROM latest_posts
  SEMI JOIN come USING (account) ANTI JOIN come USING (account, post_id)
), twice AS (
  <same_posts>
), counted AS (
  SELECT account, post_id, 'posts_listed_too' AS code FROM twice WHERE (account, post_id) IN (SELECT (account, post_id) FROM come)
  UNION
  SELECT account, same_as, 'posts_in_list' FROM twice WHERE (account, same_as) IN (SELECT (account, post_id) FROM come)
    AND (account, post_id) NOT IN (SELECT (account, post_id) FROM come)
)
SELECT account, code, count(*)::INTEGER FROM counted GROUP BY ALL ORDER BY ALL
