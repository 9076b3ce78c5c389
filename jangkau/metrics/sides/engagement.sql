-- One row: an account of the province and its posts of the period that tell every part in force: their interactions beside
-- the followers when each was posted (the nearest total on or before that day, at most 7 days old), and beside their reach.
WITH counted AS (
  SELECT account, published_on, nullif(reach, 0) AS reach,
    likes + comments + CASE WHEN $shares THEN shares ELSE 0 END + CASE WHEN $saves THEN saves ELSE 0 END AS interactions
  FROM latest_posts JOIN accounts USING (account)
  WHERE published_on BETWEEN $first_week::DATE AND $last_day::DATE AND province_code = $province
), totals AS (
  SELECT account, day, value
  FROM day_values JOIN account_keys USING (account_id) JOIN accounts USING (account)
  WHERE metric = 'followers' AND value IS NOT NULL AND province_code = $province
    AND day BETWEEN $first_week::DATE - 7 AND $last_day::DATE
), beside AS (
  SELECT counted.account, interactions, reach,
    CASE WHEN published_on - day <= 7 THEN nullif(value, 0) END AS followers
  FROM counted ASOF LEFT JOIN totals ON counted.account = totals.account AND counted.published_on >= totals.day
  WHERE interactions IS NOT NULL
)
SELECT account,
  count(followers) AS posts_by_followers, (sum(interactions) FILTER (followers IS NOT NULL))::DOUBLE AS interactions_by_followers,
  sum(followers) AS followers_at_posts,
  count(reach) AS posts_by_reach, (sum(interactions) FILTER (reach IS NOT NULL))::DOUBLE AS interactions_by_reach,
  sum(reach)::DOUBLE AS reach_of_posts
FROM beside
GROUP BY account
ORDER BY account;
