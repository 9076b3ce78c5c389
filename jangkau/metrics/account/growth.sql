-- One row: an account of the province, its kabupaten or kota (NULL: the province's own), with a follower total before the period and one in it that lie $fewest_days or more apart,
-- and no more than $most_days between any two totals from the one to the other.
WITH totals AS (
  SELECT account, day, value AS total, day >= $first_week::DATE AS within,
    max(day) FILTER (day >= $first_week::DATE) OVER (PARTITION BY account) AS last_day
  FROM day_values JOIN account_keys USING (account_id) JOIN accounts USING (account)
  WHERE metric = 'followers' AND value IS NOT NULL AND province_code = $province
    AND day BETWEEN $first_week::DATE - ($most_days + 1)::INTEGER AND $last_day::DATE
), ends AS (
  SELECT account, last_day, max(day) AS first_day
  FROM totals
  WHERE NOT within AND last_day - day >= $fewest_days AND last_day >= $last_day::DATE - $most_days::INTEGER
  GROUP BY ALL
), steps AS (
  SELECT account, first_day, last_day, day, total, day - lag(day) OVER (PARTITION BY account ORDER BY day) AS days_since
  FROM totals JOIN ends USING (account, last_day)
  WHERE day >= first_day
)
SELECT account, regency_code AS code, first_day, arg_min(total, day) AS first_total, last_day, arg_max(total, day) AS last_total
FROM steps JOIN accounts USING (account)
GROUP BY ALL
HAVING coalesce(max(days_since), 0) <= $most_days
ORDER BY account;
