-- One row: a run of days without a value, between two days of one metric whose files tell every day of their period.
WITH known AS (
  SELECT metric, place, day, lead(day) OVER days AS next_day,
    coalesce(tells_every_day, false) AND lead(coalesce(tells_every_day, false)) OVER days AS daily
  FROM day_values JOIN metric_kinds USING (metric) LEFT JOIN imports USING (import_no) LEFT JOIN formats USING (importer)
  WHERE account_id = (SELECT account_id FROM account_keys WHERE account = $account) AND value IS NOT NULL
    AND day BETWEEN $first::DATE AND $last::DATE
  WINDOW days AS (PARTITION BY metric ORDER BY day)
)
SELECT metric, (day + 1)::DATE AS gap_from, (next_day - 1)::DATE AS gap_to, (next_day - day - 1)::BIGINT AS days
FROM known
WHERE next_day - day > 1 AND daily
ORDER BY gap_from DESC, place;
