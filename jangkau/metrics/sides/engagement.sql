-- One row: an account of the province and its posts of the period that tell their interactions: those beside the followers when each was
-- posted (the nearest total on or before that day, at most 7 days old; TikTok and YouTube, which show posts to strangers, beside the
-- views instead), and beside the reach of the same post.
WITH counted AS (
  SELECT account, platform, published_on, nullif(reach, 0) AS reach, nullif(views, 0) AS views, interactions
  FROM active_posts
  WHERE published_on BETWEEN $first_week::DATE AND $last_day::DATE AND province_code = $province AND interactions IS NOT NULL
), totals AS (
  SELECT account, day, value
  FROM day_values JOIN account_keys USING (account_id) JOIN accounts USING (account)
  WHERE metric = 'followers' AND value IS NOT NULL AND province_code = $province
    AND day BETWEEN $first_week::DATE - 7 AND $last_day::DATE
), beside AS (
  SELECT counted.account, interactions, reach,
    CASE WHEN platform NOT IN ('tiktok', 'youtube') AND published_on - day <= 7 THEN nullif(value, 0) END AS followers,
    CASE WHEN platform IN ('tiktok', 'youtube') THEN views END AS views
  FROM counted ASOF LEFT JOIN totals ON counted.account = totals.account AND counted.published_on >= totals.day
)
SELECT account,
  count(followers) AS posts_by_followers, (sum(interactions) FILTER (followers IS NOT NULL))::DOUBLE AS interactions_by_followers,
  sum(followers) AS followers_at_posts,
  count(views) AS posts_by_views, (sum(interactions) FILTER (views IS NOT NULL))::DOUBLE AS interactions_by_views,
  sum(views)::DOUBLE AS views_of_posts,
  count(reach) AS posts_by_reach, (sum(interactions) FILTER (reach IS NOT NULL))::DOUBLE AS interactions_by_reach,
  sum(reach)::DOUBLE AS reach_of_posts
FROM beside
GROUP BY account
ORDER BY account;
