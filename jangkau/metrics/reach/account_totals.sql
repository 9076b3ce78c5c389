-- One row: an account of a kabupaten or kota in scope and what it reported of one metric over the period: a stock as of the last week;
-- unique people from days alone, over more than $summed weeks in an average week; post_reach: what its posts reached in their lifetime.
-- What a platform itself shows for seven days (reach_7d) takes the place of the days of that week.
WITH typed AS (
  SELECT account, week, max(largest) AS people FROM account_weeks
  WHERE $metric = 'reach' AND metric = 'reach_7d' AND largest IS NOT NULL GROUP BY ALL
), reported AS (
  SELECT account, week, $metric AS metric, coalesce(people, total) AS total, coalesce(people, largest) AS largest,
    CASE WHEN people IS NULL THEN basis ELSE 'days' END AS basis, people IS NULL AND provisional_days > 0 AS provisional
  FROM (FROM account_weeks WHERE metric = $metric AND total IS NOT NULL) FULL JOIN typed USING (account, week)
), weekly AS (
  SELECT account, regency_code, kind, total, largest, basis, provisional
  FROM reported
  JOIN regency_accounts_in_scope($province, $bakorwil, $regency, $platform, $owner) USING (account)
  JOIN metric_kinds USING (metric)
  WHERE active_between(active_from, active_to, week, week + 6)
    AND week BETWEEN CASE WHEN kind = 'stock' THEN $week::DATE ELSE $first_week::DATE END AND $week::DATE
  UNION ALL
  SELECT account, regency_code, 'flow', reach, reach, 'days', false
  FROM latest_posts JOIN regency_accounts_in_scope($province, $bakorwil, $regency, $platform, $owner) USING (account)
  WHERE $metric = 'post_reach' AND reach IS NOT NULL AND published_on BETWEEN $first_week::DATE AND $last_day::DATE
    AND active_between(active_from, active_to, published_on, published_on)
), counting AS (
  SELECT *, kind <> 'unique' OR basis = 'days' AS counts FROM weekly
)
SELECT regency_code AS code, account,
  CASE WHEN any_value(kind) = 'unique' AND $weeks > $summed THEN avg(total) FILTER (counts)
    ELSE sum(total) FILTER (counts) END AS total,
  CASE WHEN any_value(kind) = 'unique' AND $weeks > $summed THEN avg(largest) FILTER (counts)
    ELSE max(largest) FILTER (counts) END AS largest,
  bool_or(basis = 'posts') AS by_posts, bool_or(provisional) AS provisional
FROM counting
GROUP BY regency_code, account
ORDER BY regency_code, account;
