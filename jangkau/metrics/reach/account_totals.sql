-- One row: an account of a kabupaten or kota in scope and what it reported of one metric over the period: a stock as of the last week;
-- unique people from days alone, over more than $summed weeks in an average week; post_reach: what its posts reached in their lifetime.
WITH weekly AS (
  SELECT account, regency_code, week, kind, total, largest, basis, provisional_days > 0 AS provisional
  FROM told_weeks
  JOIN regency_accounts_in_scope($province, $bakorwil, $regency, $platform, $owner) USING (account)
  JOIN metric_kinds USING (metric)
  WHERE metric = $metric AND total IS NOT NULL AND active_between(active_from, active_to, week, week + 6)
    AND week BETWEEN CASE WHEN kind = 'stock' THEN $week::DATE ELSE $first_week::DATE END AND $week::DATE
  UNION ALL
  SELECT account, regency_code, date_trunc('week', published_on)::DATE, 'flow', reach, reach, 'days', false
  FROM latest_posts JOIN regency_accounts_in_scope($province, $bakorwil, $regency, $platform, $owner) USING (account)
  WHERE $metric = 'post_reach' AND reach IS NOT NULL AND published_on BETWEEN $first_week::DATE AND $last_day::DATE
    AND active_between(active_from, active_to, published_on, published_on)
), counting AS (
  SELECT *, kind <> 'unique' OR basis = 'days' AS counts FROM weekly
), whole AS (  -- the weeks that anybody in scope tells of, and the largest single value of all: of an average week, and of any
  SELECT count(*) AS weeks, avg(largest) AS average, max(largest) AS highest
  FROM (SELECT week, max(largest) AS largest FROM counting WHERE counts GROUP BY week)
)
SELECT regency_code AS code, account,
  CASE WHEN any_value(kind) = 'unique' AND $weeks > $summed THEN sum(total) FILTER (counts) / any_value(whole.weeks)
    ELSE sum(total) FILTER (counts) END AS total,
  CASE WHEN any_value(kind) = 'unique' AND $weeks > $summed THEN avg(largest) FILTER (counts)
    ELSE max(largest) FILTER (counts) END AS largest,
  CASE WHEN any_value(kind) = 'unique' AND $weeks > $summed THEN any_value(whole.average)
    ELSE any_value(whole.highest) END AS largest_of_all,
  bool_or(basis = 'posts') AS by_posts, bool_or(provisional) AS provisional
FROM counting, whole
GROUP BY regency_code, account
ORDER BY regency_code, account;
