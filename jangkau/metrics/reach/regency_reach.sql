-- One row: a kabupaten or kota in scope, with what its registered accounts reported of one metric over the period. A stock (followers) is the last week's.
WITH twins AS (
  SELECT province_code, short_name FROM regencies GROUP BY ALL HAVING count(*) > 1
), registered AS (
  SELECT regency_code, count(*) AS accounts_registered
  FROM accounts
  WHERE level = 'regency'
    AND ($platform::VARCHAR IS NULL OR platform = $platform)
    AND ($owner::VARCHAR IS NULL OR owner = $owner)
    AND (active_from IS NULL OR active_from <= $week::DATE + 6)
    AND (active_to IS NULL OR active_to >= $first_week::DATE)
  GROUP BY regency_code
), stocks AS (
  SELECT metric FROM metric_kinds WHERE kind = 'stock'
), longer AS (
  -- over several weeks an account counts once, so the weeks' counts do not add up
  SELECT regency_code, count(DISTINCT account) AS accounts, count(DISTINCT account) FILTER (basis = 'posts') AS by_posts
  FROM account_weeks JOIN accounts USING (account)
  WHERE $weeks > 1 AND $metric::metric NOT IN (FROM stocks)
    AND week BETWEEN $first_week::DATE AND $week::DATE AND metric = $metric::metric AND total IS NOT NULL
    AND level = 'regency' AND province_code = $province
    AND ($platform::VARCHAR IS NULL OR platform = $platform)
    AND ($owner::VARCHAR IS NULL OR owner = $owner)
    AND (active_from IS NULL OR active_from <= week + 6) AND (active_to IS NULL OR active_to >= week)
  GROUP BY regency_code
), reported AS (
  SELECT regency_code, sum(total) AS total, max(largest) AS largest, bool_or(provisional) AS provisional,
    sum(regency_weeks.accounts)::BIGINT AS accounts, sum(accounts_by_posts)::BIGINT AS by_posts
  FROM regency_weeks
  WHERE week BETWEEN CASE WHEN $metric::metric IN (FROM stocks) THEN $week::DATE ELSE $first_week::DATE END AND $week::DATE
    AND province_code = $province AND metric = $metric::metric
    AND ($platform::VARCHAR IS NULL OR platform = $platform)
    AND ($owner::VARCHAR IS NULL OR owner = $owner)
  GROUP BY regency_code
)
SELECT code, name, type,
  CASE WHEN type = 'kota' THEN name WHEN twins.short_name IS NULL THEN regencies.short_name
    ELSE 'Kab. ' || regencies.short_name END AS label,
  bakorwil, population, population_year, tile_row, tile_col,
  CASE WHEN accounts_registered IS NULL THEN 'no_account' WHEN total IS NULL THEN 'no_data'
    WHEN total = 0 THEN 'zero' ELSE 'value' END AS state,
  total, largest,
  coalesce(longer.accounts, reported.accounts, 0) AS accounts_with_data,
  coalesce(accounts_registered, 0) AS accounts_registered,
  coalesce(longer.by_posts, reported.by_posts, 0) AS accounts_by_posts,
  1000 * largest / population AS per_1000_low,
  1000 * total / population AS per_1000_high,
  coalesce(provisional, false) AS provisional
FROM regencies
LEFT JOIN twins USING (province_code, short_name)
LEFT JOIN registered ON registered.regency_code = code
LEFT JOIN reported ON reported.regency_code = code
LEFT JOIN longer ON longer.regency_code = code
WHERE province_code = $province
  AND ($bakorwil::VARCHAR IS NULL OR bakorwil = $bakorwil)
  AND ($regency::VARCHAR IS NULL OR code = $regency)
ORDER BY code;
