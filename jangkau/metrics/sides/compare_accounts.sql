-- One row: a registered account of the province that was active in the period, and what it reported. Blank is "not reported".
WITH reported AS (
  SELECT account,
    sum(total) FILTER (metric = 'reach') AS reach, max(largest) FILTER (metric = 'reach') AS reach_largest,
    coalesce(bool_or(basis = 'posts') FILTER (metric = 'reach'), false) AS reach_by_posts,
    sum(total) FILTER (metric = 'views') AS views,
    coalesce(bool_or(basis = 'posts') FILTER (metric = 'views'), false) AS views_by_posts,
    sum(total) FILTER (metric = 'likes') AS likes, sum(total) FILTER (metric = 'comments') AS comments,
    sum(total) FILTER (metric = 'shares') AS shares, sum(total) FILTER (metric = 'saves') AS saves,
    sum(total) FILTER (metric = 'interactions') AS interactions_reported,
    coalesce(bool_or(basis = 'posts') FILTER (metric IN ('likes', 'interactions')), false) AS interactions_by_posts,
    sum(total) FILTER (metric = 'posts') AS posts,
    max(total) FILTER (metric = 'followers' AND week = $week::DATE) AS followers
  FROM account_weeks JOIN accounts USING (account)
  WHERE week BETWEEN $first_week::DATE AND $week::DATE AND total IS NOT NULL AND province_code = $province
    AND metric IN ('reach', 'views', 'likes', 'comments', 'shares', 'saves', 'interactions', 'posts', 'followers')
    AND active_between(active_from, active_to, week, week + 6)
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
LEFT JOIN reported USING (account)
LEFT JOIN quiet USING (account)
WHERE accounts.province_code = $province AND (level = 'province' OR code IS NOT NULL)
  AND active_between(active_from, active_to, $first_week::DATE, $last_day::DATE)
ORDER BY accounts.account;
