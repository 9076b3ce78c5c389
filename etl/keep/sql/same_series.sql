-- One row: an account of the platform under which nearly all the arriving days of a metric stand with the same values, not all
-- alike, and the metric; the one with the most such days first.
WITH arriving AS (
  SELECT day, metric, value, count(*) OVER (PARTITION BY metric) AS days FROM arriving_days
)
SELECT account, arriving.metric
FROM arriving JOIN <standing> AS standing USING (day, metric) JOIN account_keys USING (account_id)
WHERE account <> $account AND account LIKE $platform AND days >= $least
GROUP BY account, arriving.metric
HAVING count(*) FILTER (arriving.value = standing.value) >= $share * any_value(days)
  AND count(DISTINCT arriving.value) > 4
ORDER BY count(*) DESC, account
LIMIT 1
