-- One row: the accounts at province level in scope, which no kabupaten or kota on the map stands for.
SELECT
  (SELECT count(*) FROM accounts
   WHERE level = 'province' AND province_code = $province
     AND ($platform::VARCHAR IS NULL OR platform = $platform)
     AND ($owner::VARCHAR IS NULL OR owner = $owner)
     AND (active_from IS NULL OR active_from <= $week::DATE + 6)
     AND (active_to IS NULL OR active_to >= $week::DATE)) AS accounts_registered,
  coalesce(sum(accounts), 0)::BIGINT AS accounts_with_data,
  sum(total) AS total, max(largest) AS largest
FROM regency_weeks
WHERE week = $week::DATE AND province_code = $province AND regency_code IS NULL AND metric = $metric::metric
  AND ($platform::VARCHAR IS NULL OR platform = $platform)
  AND ($owner::VARCHAR IS NULL OR owner = $owner);
