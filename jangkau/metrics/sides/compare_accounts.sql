-- One row: a registered account of the province that was active in the period, and what it reported. Blank is "not told".
WITH told AS (
  SELECT account,
    sum(total) FILTER (metric = 'reach'::metric) AS reach, max(largest) FILTER (metric = 'reach'::metric) AS reach_largest,
    coalesce(bool_or(basis = 'posts') FILTER (metric = 'reach'::metric), false) AS reach_by_posts,
    sum(total) FILTER (metric = 'views'::metric) AS views,
    coalesce(bool_or(basis = 'posts') FILTER (metric = 'views'::metric), false) AS views_by_posts,
    sum(total) FILTER (metric = 'likes'::metric) AS likes, sum(total) FILTER (metric = 'comments'::metric) AS comments,
    sum(total) FILTER (metric = 'shares'::metric) AS shares, sum(total) FILTER (metric = 'saves'::metric) AS saves,
    sum(total) FILTER (metric = 'interactions'::metric) AS interactions_reported,
    coalesce(bool_or(basis = 'posts') FILTER (metric IN ('likes'::metric, 'interactions'::metric)), false) AS interactions_by_posts,
    sum(total) FILTER (metric = 'posts'::metric) AS posts,
    max(total) FILTER (metric = 'followers'::metric AND week = $week::DATE) AS followers
  FROM account_weeks JOIN accounts USING (account)
  WHERE week BETWEEN $first_week::DATE AND $week::DATE AND total IS NOT NULL AND province_code = $province
    AND metric IN ('reach'::metric, 'views'::metric, 'likes'::metric, 'comments'::metric, 'shares'::metric, 'saves'::metric, 'interactions'::metric, 'posts'::metric, 'followers'::metric)
    AND (active_from IS NULL OR active_from <= week + 6) AND (active_to IS NULL OR active_to >= week)
  GROUP BY account
), quiet AS (
  -- exports that tell every post of the period, and tell none: zero posts, which is not the same as no data
  SELECT DISTINCT account FROM post_spans
  WHERE covered_from::DATE <= $first_week::DATE AND covered_to::DATE >= $last_day::DATE
)
SELECT accounts.account, platform, handle, accounts.name, owner, level, regency_code, bakorwil,
  reach, reach_largest, coalesce(reach_by_posts, false) AS reach_by_posts,
  views, coalesce(views_by_posts, false) AS views_by_posts,
  likes, comments, shares, saves, interactions_reported, coalesce(interactions_by_posts, false) AS interactions_by_posts,
  coalesce(posts, CASE WHEN quiet.account IS NOT NULL THEN 0 END) AS posts, followers
FROM accounts
LEFT JOIN regencies ON regency_code = code
LEFT JOIN told USING (account)
LEFT JOIN quiet USING (account)
WHERE accounts.province_code = $province AND (level = 'province' OR code IS NOT NULL)
  AND (active_from IS NULL OR active_from <= $last_day::DATE) AND (active_to IS NULL OR active_to >= $first_week::DATE)
ORDER BY accounts.account;
