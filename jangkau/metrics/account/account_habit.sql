-- One row: an account in scope that told of the metric in the week, and the mean of the middle half of its weeks before.
WITH in_scope AS (
  SELECT account, platform, handle, owner, regency_code
  FROM placed_accounts_in_scope($province, $bakorwil, $regency, $platform, $owner)
  WHERE active_between(active_from, active_to, $week::DATE, $week::DATE + 6)
), known AS (
  SELECT account, week, total, reported_days, basis
  FROM account_weeks
  WHERE metric = $metric AND total IS NOT NULL
    AND week BETWEEN $week::DATE - (7 * $count)::INTEGER AND $week::DATE
), now AS (
  SELECT * FROM known WHERE week = $week::DATE
), earlier AS (
  SELECT account, known.total, row_number() OVER (PARTITION BY account ORDER BY known.total) AS rank,
    count(*) OVER (PARTITION BY account) AS weeks
  FROM known JOIN now USING (account, basis, reported_days)
  WHERE known.week < $week::DATE
), habits AS (
  SELECT account, any_value(weeks) AS weeks_compared,
    CASE WHEN any_value(weeks) >= $fewest THEN avg(total) FILTER (rank > weeks // 4 AND rank <= weeks - weeks // 4) END AS habit
  FROM earlier
  GROUP BY account
)
SELECT account, platform, handle, owner, regency_code, now.total, coalesce(weeks_compared, 0)::BIGINT AS weeks_compared, habit,
  now.total / nullif(habit, 0) AS times
FROM now JOIN in_scope USING (account) LEFT JOIN habits USING (account)
ORDER BY now.total DESC, account;
