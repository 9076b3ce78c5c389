-- One row: a registered account of the government or the community (the press is of neither side) that was active in the period, and
-- what it reported. Blank is "not reported". Reach is that of days alone (what posts reached in their lifetime is another number), over more than 28 days that of an average week.
WITH reported AS (
  SELECT account,
    CASE WHEN $weeks > 4 THEN avg(total) FILTER (metric = 'reach' AND basis = 'days')
      ELSE sum(total) FILTER (metric = 'reach' AND basis = 'days') END AS reach,
    max(largest) FILTER (metric = 'reach' AND basis = 'days') AS reach_largest,
    coalesce(bool_and(basis = 'posts') FILTER (metric = 'reach'), false) AS reach_by_posts,
    sum(total) FILTER (metric = 'views') AS views,
    coalesce(bool_or(basis = 'posts') FILTER (metric = 'views'), false) AS views_by_posts,
    sum(total) FILTER (metric = 'interactions') AS interactions,
    coalesce(bool_or(basis = 'posts') FILTER (metric = 'interactions'), false) AS interactions_by_posts,
    sum(total) FILTER (metric = 'posts') AS posts,
    max(total) FILTER (metric = 'followers' AND week = $week::DATE) AS followers
  FROM told_weeks JOIN accounts USING (account)
  WHERE week BETWEEN $first_week::DATE AND $week::DATE AND total IS NOT NULL AND province_code = $province
    AND metric IN ('reach', 'views', 'interactions', 'posts', 'followers')
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
  interactions, coalesce(interactions_by_posts, false) AS interactions_by_posts,
  coalesce(posts, CASE WHEN quiet.account IS NOT NULL THEN 0 END) AS posts, followers
FROM accounts
LEFT JOIN regencies ON regency_code = code
LEFT JOIN reported USING (account)
LEFT JOIN quiet USING (account)
WHERE accounts.province_code = $province AND owner IN ('government', 'community') AND (level = 'province' OR code IS NOT NULL)
  AND active_between(active_from, active_to, $first_week::DATE, $last_day::DATE)
ORDER BY accounts.account;
