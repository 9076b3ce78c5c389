-- One row: a province with registered accounts and a platform, its accounts active in the period, and of those that tell of them the
-- views, followers and weekly pace of the account in the middle.
WITH told AS (
  SELECT account, sum(total) FILTER (metric = 'views') AS views,
    max(total) FILTER (metric = 'followers' AND week = $week::DATE) AS followers
  FROM told_weeks JOIN accounts USING (account)
  WHERE metric IN ('views', 'followers') AND total IS NOT NULL AND week BETWEEN $first_week::DATE AND $week::DATE
    AND active_between(active_from, active_to, week, week + 6)
  GROUP BY account
)
SELECT province_code, platform, count(*) AS accounts_registered, count(views) AS accounts_with_views, sum(views) AS views,
  median(views) AS middle_views, count(followers) AS accounts_with_followers, sum(followers)::BIGINT AS followers,
  median(followers) AS middle_followers,
  list(DISTINCT regency_code) FILTER (views IS NOT NULL) AS regencies
FROM placed_accounts_in_scope(NULL, NULL, NULL, $platform, $owner) AS homes LEFT JOIN told USING (account)
WHERE active_between(active_from, active_to, $first_week::DATE, $last_day::DATE)
GROUP BY province_code, platform
ORDER BY province_code, platform;
