-- One row: a week, what the accounts of a target told of one metric in it, how many told, and how many are registered and active.
WITH whose AS (
  FROM accounts_of_target($province, $bakorwil, $regency, $platform, $owner, $organisation)
), every AS (
  SELECT unnest(range($since::TIMESTAMP, $week::TIMESTAMP + INTERVAL 1 DAY, INTERVAL 7 DAY))::DATE AS week
), told AS (
  SELECT week, sum(total) AS total, count(*)::BIGINT AS accounts
  FROM told_weeks JOIN whose USING (account)
  WHERE metric = $metric AND total IS NOT NULL AND week BETWEEN $since::DATE AND $week::DATE
    AND active_between(active_from, active_to, week, week + 6) AND $organisation::VARCHAR IS NOT NULL
  GROUP BY week
  UNION ALL
  -- of whole places the mart tells it, of every metric but reach
  SELECT week, sum(total), sum(accounts)::BIGINT
  FROM regency_weeks_in_scope($province, $bakorwil, $regency, $platform, $owner)
  WHERE metric = $metric AND accounts > 0 AND week BETWEEN $since::DATE AND $week::DATE AND $organisation::VARCHAR IS NULL
  GROUP BY week
), registered AS (
  SELECT every.week, count(*)::BIGINT AS registered
  FROM every JOIN whose ON active_between(active_from, active_to, every.week, every.week + 6)
  GROUP BY every.week
)
SELECT every.week, total, coalesce(accounts, 0) AS accounts, coalesce(registered, 0) AS registered
FROM every LEFT JOIN told USING (week) LEFT JOIN registered USING (week)
ORDER BY every.week;
