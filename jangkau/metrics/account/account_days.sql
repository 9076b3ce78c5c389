-- One row: the value in force for an account, day and metric. Without a value: the platform reported none.
SELECT account, day, metric::VARCHAR AS metric, value, kind, observed::VARCHAR AS observed
FROM account_days
WHERE ($account::VARCHAR IS NULL OR account = $account)
  AND ($first::DATE IS NULL OR day >= $first) AND ($last::DATE IS NULL OR day <= $last)
ORDER BY account, day, metric;
