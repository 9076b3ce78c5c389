-- One row: the last day in WIB, up to the period's last, of which the exports of an account in scope tell every post or any.
WITH in_scope AS (
  SELECT account FROM account_homes
  WHERE province_code = $province
    AND ($bakorwil::VARCHAR IS NULL OR bakorwil = $bakorwil)
    AND ($regency::VARCHAR IS NULL OR regency_code = $regency)
    AND ($platform::VARCHAR IS NULL OR platform = $platform)
    AND ($owner::VARCHAR IS NULL OR owner = $owner)
)
SELECT max(least(day, $last_day::DATE)) AS until
FROM (
  SELECT (covered_to + INTERVAL 7 HOUR - INTERVAL 1 SECOND)::DATE AS day
  FROM post_spans JOIN in_scope USING (account)
  WHERE covered_from < $last_day::DATE + INTERVAL 17 HOUR
  UNION ALL
  SELECT published_on FROM latest_posts JOIN in_scope USING (account) WHERE published_on <= $last_day::DATE
)
WHERE day >= $first_week::DATE;
