-- One row: a kabupaten or kota in scope, how it is called apart from its namesake, and how many accounts are registered there over the period.
WITH twins AS (
  SELECT province_code, short_name FROM regencies GROUP BY ALL HAVING count(*) > 1
), registered AS (
  SELECT regency_code, count(*) AS accounts_registered
  FROM regency_accounts_in_scope($province, $bakorwil, $regency, $platform, $owner)
  WHERE active_between(active_from, active_to, $first_week::DATE, $week::DATE + 6)
  GROUP BY regency_code
)
SELECT code, name, type,
  CASE WHEN type = 'kota' THEN name WHEN twins.short_name IS NULL THEN regencies.short_name
    ELSE 'Kab. ' || regencies.short_name END AS label,
  bakorwil, population, population_year, tile_row, tile_col, coalesce(accounts_registered, 0) AS accounts_registered
FROM regencies_in_scope($province, $bakorwil, $regency) AS regencies
LEFT JOIN twins USING (province_code, short_name)
LEFT JOIN registered ON registered.regency_code = code
ORDER BY code;
