-- One row: a metric and what the registered accounts of the kabupaten and kota in scope reported of it over the period.
SELECT metric, sum(total) AS total, max(largest) AS largest
FROM regency_weeks_in_scope($province, $bakorwil, $regency, $platform, $owner)
WHERE week BETWEEN $first_week::DATE AND $week::DATE AND metric IN ('reach', 'views', 'interactions', 'new_follows')
  AND total IS NOT NULL
GROUP BY metric
ORDER BY ALL;
