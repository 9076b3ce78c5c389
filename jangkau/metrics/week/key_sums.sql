-- One row: a metric and what the registered accounts of the kabupaten and kota in scope reported of it over the period.
SELECT metric::VARCHAR AS metric, sum(total) AS total, max(largest) AS largest
FROM regency_weeks JOIN regencies ON regency_code = code
WHERE week BETWEEN $first_week::DATE AND $week::DATE AND metric IN ('reach', 'views', 'interactions', 'new_follows')
  AND regency_weeks.province_code = $province AND total IS NOT NULL
  AND ($bakorwil::VARCHAR IS NULL OR bakorwil = $bakorwil)
  AND ($regency::VARCHAR IS NULL OR regency_code = $regency)
  AND ($platform::VARCHAR IS NULL OR platform = $platform)
  AND ($owner::VARCHAR IS NULL OR owner = $owner)
GROUP BY metric
ORDER BY ALL;
