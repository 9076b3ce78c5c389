-- One row: a week and the sums of one metric over the accounts that can be compared with the week before
-- (both weeks reported, over as many days, from the same kind of file), for the weeks from $since to $week.
WITH in_scope AS (
  SELECT account, regency_code
  FROM accounts JOIN regencies ON regency_code = code
  WHERE level = 'regency' AND regencies.province_code = $province
    AND ($bakorwil::VARCHAR IS NULL OR bakorwil = $bakorwil)
    AND ($regency::VARCHAR IS NULL OR regency_code = $regency)
    AND ($platform::VARCHAR IS NULL OR platform = $platform)
    AND ($owner::VARCHAR IS NULL OR owner = $owner)
), reported AS (
  SELECT week, account, regency_code, total, basis,
    CASE WHEN kind = 'stock' OR basis = 'posts' THEN 0 ELSE reported_days END AS days
  FROM account_weeks JOIN in_scope USING (account) JOIN metric_kinds USING (metric)
  WHERE metric = $metric::metric AND total IS NOT NULL AND week BETWEEN $since::DATE - 7 AND $week::DATE
)
SELECT later.week, CASE WHEN $by_regency THEN later.regency_code END AS code, count(*)::BIGINT AS accounts_compared,
  sum(later.total) AS total, sum(earlier.total) AS total_before
FROM reported AS later
JOIN reported AS earlier ON earlier.account = later.account AND earlier.week = later.week - 7
  AND earlier.days = later.days AND earlier.basis = later.basis
WHERE later.week >= $since::DATE
GROUP BY ALL
ORDER BY ALL;
