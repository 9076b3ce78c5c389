-- One row: an account of the province with a follower total before the period and one in it, and no more than 14 days
-- between any two totals from the one to the other.
WITH totals AS (
  SELECT account, day, value AS total, day < $first_week::DATE AS before,
    day - lag(day) OVER (PARTITION BY account ORDER BY day) AS days_since
  FROM day_values JOIN account_keys USING (account_id) JOIN accounts USING (account)
  WHERE metric = 'followers'::metric AND value IS NOT NULL AND province_code = $province
    AND day BETWEEN $first_week::DATE - 15 AND $last_day::DATE
)
SELECT account,
  max(day) FILTER (before) AS first_day, arg_max(total, day) FILTER (before) AS first_total,
  max(day) FILTER (NOT before) AS last_day, arg_max(total, day) FILTER (NOT before) AS last_total
FROM totals
GROUP BY account
HAVING count(*) FILTER (before) > 0 AND max(day) FILTER (NOT before) >= $last_day::DATE - 14
  AND max(days_since) FILTER (NOT before) <= 14
ORDER BY account;
