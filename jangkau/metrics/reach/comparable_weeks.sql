-- One row: a week and the sums of one metric over the accounts that can be compared with the week before
-- (both weeks reported, over as many days, from the same kind of file), for the weeks from $since to $week.
SELECT week, CASE WHEN $by_regency THEN regency_code END AS code, sum(accounts_compared)::BIGINT AS accounts_compared,
  sum(compared) AS total, sum(compared_before) AS total_before
FROM regency_weeks JOIN regencies ON regency_code = code
WHERE week BETWEEN $since::DATE AND $week::DATE AND metric = $metric::metric AND accounts_compared > 0
  AND regency_weeks.province_code = $province
  AND ($bakorwil::VARCHAR IS NULL OR bakorwil = $bakorwil)
  AND ($regency::VARCHAR IS NULL OR regency_code = $regency)
  AND ($platform::VARCHAR IS NULL OR platform = $platform)
  AND ($owner::VARCHAR IS NULL OR owner = $owner)
GROUP BY ALL
ORDER BY ALL;
