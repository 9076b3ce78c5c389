-- One row: an account (its place in meetup_accounts) and a week in which its follower total was told anew, as late in the week as usual.
WITH seats AS (
  SELECT account, row_number() OVER (ORDER BY account) - 1 AS seat
  FROM accounts
  WHERE $province::VARCHAR IS NULL OR province_code = $province
), anew AS (
  SELECT seat, week, total, coalesce(age_days, 0) AS age_days
  FROM account_weeks JOIN seats USING (account)
  WHERE metric = $metric AND total IS NOT NULL AND coalesce(age_days, 0) < 7
)
SELECT seat::INTEGER AS seat, ((week - $week::DATE) // 7)::INTEGER AS week, max(total) AS total
FROM anew JOIN (SELECT seat, median(age_days) AS usual FROM anew GROUP BY seat) AS habits USING (seat)
WHERE age_days - usual < 3 -- a week of which only the first days are told is no whole one
  AND week BETWEEN $week::DATE + 7 * $first::INTEGER AND $week::DATE + 7 * $last::INTEGER
GROUP BY ALL
ORDER BY ALL;
