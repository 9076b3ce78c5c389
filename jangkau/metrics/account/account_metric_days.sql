-- One row: a metric of an account and a day that its exports name; the value is blank where none was reported.
SELECT metric::VARCHAR AS metric, day, value, 1 AS days
FROM day_values
WHERE account_id = (SELECT account_id FROM account_keys WHERE account = $account) AND day BETWEEN $first::DATE AND $last::DATE
ORDER BY metric, day;
