-- One row: the accounts at province level in scope over the period, which no kabupaten or kota on the map stands for.
WITH own AS (
  SELECT account FROM accounts_in_scope($province, NULL, NULL, $platform, $owner)
  WHERE level = 'province' AND active_between(active_from, active_to, $first_week::DATE, $week::DATE + 6)
)
SELECT (SELECT count(*) FROM own) AS accounts_registered, count(DISTINCT account) AS accounts_with_data,
  sum(total) AS total, max(largest) AS largest
FROM told_weeks JOIN own USING (account) JOIN metric_kinds USING (metric)
WHERE metric = $metric AND total IS NOT NULL
  AND week BETWEEN CASE WHEN kind = 'stock' THEN $week::DATE ELSE $first_week::DATE END AND $week::DATE;
