-- One row: a metric and what the registered accounts of the kabupaten and kota in scope reported of it over the period. A stock is
-- that of the last week. Reach is that of the daily series alone (what posts reached in their lifetime is another number), and
-- over more than 28 days that of an average week: nobody can quote the sum of a year.
WITH reported AS (
  SELECT metric, week, account, total, largest
  FROM told_weeks JOIN metric_kinds USING (metric)
    JOIN regency_accounts_in_scope($province, $bakorwil, $regency, $platform, $owner) USING (account)
  WHERE week BETWEEN $first_week::DATE AND $week::DATE AND (kind <> 'stock' OR week = $week::DATE)
    AND metric IN ('reach', 'views', 'interactions', 'new_follows', 'followers') AND total IS NOT NULL
    AND (metric <> 'reach' OR basis = 'days') AND active_between(active_from, active_to, week, week + 6)
), weekly AS (
  SELECT metric, week, sum(total) AS total, max(largest) AS largest FROM reported GROUP BY ALL
), told AS (
  SELECT metric, count(DISTINCT account)::BIGINT AS accounts FROM reported GROUP BY metric
)
SELECT metric, any_value(accounts) AS accounts,
  CASE WHEN metric = 'reach' AND $weeks > 4 THEN avg(total) ELSE sum(total) END AS total,
  CASE WHEN metric = 'reach' AND $weeks > 4 THEN avg(largest) ELSE max(largest) END AS largest
FROM weekly JOIN told USING (metric)
GROUP BY metric
ORDER BY metric;
