-- One row: a metric of an account and a day that its exports name; the value is blank where none was reported. What the
-- platform itself calls interactions bears its own name: it counts more than likes, comments and shares.
SELECT CASE WHEN metric = 'interactions' THEN 'content_interactions' ELSE metric END AS metric, day, value, 1 AS days
FROM day_values JOIN metric_kinds USING (metric)
WHERE account_id = (SELECT account_id FROM account_keys WHERE account = $account) AND day BETWEEN $first::DATE AND $last::DATE
ORDER BY place, day;
