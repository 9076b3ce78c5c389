-- One row: an account in scope that told of the metric in the week, and the mean of the middle half of its weeks before.
WITH in_scope AS (
  SELECT account, platform, handle, owner, regency_code
  FROM accounts LEFT JOIN regencies ON regency_code = code
  WHERE accounts.province_code = $province
    AND (level = 'regency' AND code IS NOT NULL OR ($bakorwil::VARCHAR IS NULL AND $regency::VARCHAR IS NULL))
    AND ($bakorwil::VARCHAR IS NULL OR bakorwil = $bakorwil)
    AND ($regency::VARCHAR IS NULL OR regency_code = $regency)
    AND ($platform::VARCHAR IS NULL OR platform = $platform)
    AND ($owner::VARCHAR IS NULL OR owner = $owner)
    AND (active_from IS NULL OR active_from <= $week::DATE + 6)
    AND (active_to IS NULL OR active_to >= $week::DATE)
), told AS (
  SELECT account, week, total, reported_days, basis
  FROM account_weeks
  WHERE metric = $metric::metric AND total IS NOT NULL
    AND week BETWEEN $week::DATE - (7 * $count)::INTEGER AND $week::DATE
), now AS (
  SELECT * FROM told WHERE week = $week::DATE
), earlier AS (
  SELECT account, told.total, row_number() OVER (PARTITION BY account ORDER BY told.total) AS rank,
    count(*) OVER (PARTITION BY account) AS weeks
  FROM told JOIN now USING (account, basis, reported_days)
  WHERE told.week < $week::DATE
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
