-- One row: a run of days without a value, between an account's first and last day of one metric that it tells day by day.
WITH told AS (
  SELECT metric, day, lead(day) OVER (PARTITION BY metric ORDER BY day) AS next_day
  FROM day_values
  WHERE account_id = (SELECT account_id FROM account_keys WHERE account = $account) AND value IS NOT NULL AND metric <> 'followers'
    AND day BETWEEN $first::DATE AND $last::DATE
)
SELECT metric::VARCHAR AS metric, (day + 1)::DATE AS gap_from, (next_day - 1)::DATE AS gap_to, (next_day - day - 1)::BIGINT AS days
FROM told
WHERE next_day - day > 1
ORDER BY gap_from DESC, metric;
