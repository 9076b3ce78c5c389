-- One row: an account in scope that told of the metric in the week, and the mean of the middle half of its weeks before.
WITH in_scope AS (
  SELECT account, platform, handle, owner, regency_code
  FROM placed_accounts_in_scope($province, $bakorwil, $regency, $platform, $owner)
  WHERE active_between(active_from, active_to, $week::DATE, $week::DATE + 6)
), known AS (
  SELECT account, week, total, reported_days, basis
  FROM account_weeks
  WHERE metric = $metric AND total IS NOT NULL AND account IN (SELECT account FROM in_scope)
    AND week BETWEEN $week::DATE - (7 * $count)::INTEGER AND $week::DATE
), now AS (
  SELECT * FROM known WHERE week = $week::DATE
), earlier AS (
  SELECT account, count(*) AS weeks, list_sort(list(known.total)) AS totals
  FROM known JOIN now USING (account, basis, reported_days)
  WHERE known.week < $week::DATE
  GROUP BY account
), habits AS (
  SELECT account, weeks AS weeks_compared,
    CASE WHEN weeks >= $fewest THEN list_avg(totals[weeks // 4 + 1 : weeks - weeks // 4]) END AS habit
  FROM earlier
)
SELECT account, platform, handle, owner, regency_code, now.total, coalesce(weeks_compared, 0)::BIGINT AS weeks_compared, habit,
  now.total / nullif(habit, 0) AS times
FROM now JOIN in_scope USING (account) LEFT JOIN habits USING (account)
ORDER BY now.total DESC, account;
