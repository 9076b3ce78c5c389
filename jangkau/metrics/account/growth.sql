-- One row: an account of the province, its kabupaten or kota (NULL: the province's own), with a follower total before the period and one in it that lie $fewest_days or more apart,
-- and no more than $most_days between any two totals from the one to the other.
WITH totals AS (
  SELECT account_id, day, value AS total
  FROM day_values JOIN account_keys USING (account_id) SEMI JOIN (FROM accounts WHERE province_code = $province) AS own USING (account)
  WHERE metric = 'followers' AND value IS NOT NULL
    AND day BETWEEN $first_week::DATE - ($most_days + 1)::INTEGER AND $last_day::DATE
), lasts AS (
  SELECT account_id, max(day) AS last_day FROM totals WHERE day >= $first_week::DATE
  GROUP BY account_id
  HAVING max(day) >= $last_day::DATE - $most_days::INTEGER
), ends AS (
  SELECT account_id, last_day, max(day) AS first_day
  FROM totals JOIN lasts USING (account_id)
  WHERE day < $first_week::DATE AND last_day - day >= $fewest_days
  GROUP BY ALL
), steps AS (
  SELECT account_id, first_day, last_day, day, total, day - lag(day) OVER (PARTITION BY account_id ORDER BY day) AS days_since
  FROM totals JOIN ends USING (account_id)
  WHERE day >= first_day
), whole AS (
  SELECT account_id, first_day, arg_min(total, day) AS first_total, last_day, arg_max(total, day) AS last_total
  FROM steps
  GROUP BY account_id, first_day, last_day
  HAVING coalesce(max(days_since), 0) <= $most_days
)
SELECT account, regency_code AS code, first_day, first_total, last_day, last_total
FROM whole JOIN account_keys USING (account_id) JOIN accounts USING (account)
ORDER BY account;
