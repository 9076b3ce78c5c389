-- One row: an account (its place in meetup_accounts) and a week in which its follower total was told anew.
WITH seats AS (
  SELECT account, row_number() OVER (ORDER BY account) - 1 AS seat
  FROM accounts
  WHERE $province::VARCHAR IS NULL OR province_code = $province
)
SELECT seat::INTEGER AS seat, ((week - $week::DATE) // 7)::INTEGER AS week, max(total) AS total
FROM account_weeks JOIN seats USING (account)
WHERE metric = $metric::metric AND total IS NOT NULL AND coalesce(age_days, 0) < 7
  AND week BETWEEN $week::DATE + 7 * $first::INTEGER AND $week::DATE + 7 * $last::INTEGER
GROUP BY ALL;
