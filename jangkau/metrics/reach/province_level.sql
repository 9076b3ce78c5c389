-- One row: the accounts at province level in scope over the period, which no kabupaten or kota on the map stands for.
WITH own AS (
  SELECT account FROM accounts
  WHERE level = 'province' AND province_code = $province
    AND ($platform::VARCHAR IS NULL OR platform = $platform)
    AND ($owner::VARCHAR IS NULL OR owner = $owner)
    AND (active_from IS NULL OR active_from <= $week::DATE + 6)
    AND (active_to IS NULL OR active_to >= $first_week::DATE)
)
SELECT (SELECT count(*) FROM own) AS accounts_registered, count(DISTINCT account) AS accounts_with_data,
  sum(total) AS total, max(largest) AS largest
FROM account_weeks JOIN own USING (account) JOIN metric_kinds USING (metric)
WHERE metric = $metric::metric AND total IS NOT NULL
  AND week BETWEEN CASE WHEN kind = 'stock' THEN $week::DATE ELSE $first_week::DATE END AND $week::DATE;
