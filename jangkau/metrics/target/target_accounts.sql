-- One row: an account of a target that was registered and active in the period: in how many weeks, and in how many of them it told of
-- one metric (none, where no metric is named).
WITH whose AS (
  FROM accounts_of_target($province, $bakorwil, $regency, $platform, $owner, $organisation)
), active AS (
  -- a week counts from the one of its first day to the one of its last
  SELECT account, least(coalesce(active_to, $week::DATE), $week::DATE + 6) - $first_week::DATE AS last_day,
    greatest(active_from - $first_week::DATE, 0) AS first_day
  FROM whose
  WHERE active_between(active_from, active_to, $first_week::DATE, $week::DATE + 6)
), told AS (
  SELECT account, count(*)::BIGINT AS weeks_told
  FROM told_weeks JOIN whose USING (account)
  WHERE metric = $metric AND total IS NOT NULL AND week BETWEEN $first_week::DATE AND $week::DATE
    AND active_between(active_from, active_to, week, week + 6)
  GROUP BY account
)
SELECT account, (last_day // 7 - first_day // 7 + 1)::BIGINT AS weeks_active, coalesce(weeks_told, 0) AS weeks_told
FROM active LEFT JOIN told USING (account)
WHERE last_day // 7 >= first_day // 7
ORDER BY account;
