-- One row: the last day up to the last Sunday for which an account in scope has a number or a post.
WITH in_scope AS (
  SELECT account
  FROM accounts JOIN regencies ON regency_code = code
  WHERE level = 'regency' AND regencies.province_code = $province
    AND ($bakorwil::VARCHAR IS NULL OR bakorwil = $bakorwil)
    AND ($regency::VARCHAR IS NULL OR regency_code = $regency)
    AND ($platform::VARCHAR IS NULL OR platform = $platform)
    AND ($owner::VARCHAR IS NULL OR owner = $owner)
)
SELECT max(day)::DATE AS data_until
FROM (
  SELECT max(day) AS day
  FROM day_values JOIN account_keys USING (account_id) JOIN in_scope USING (account)
  WHERE metric = $metric::metric AND value IS NOT NULL AND day BETWEEN $first_week::DATE - 14 AND $week::DATE + 6
  UNION ALL
  SELECT max(published_on)
  FROM latest_posts JOIN in_scope USING (account)
  WHERE $metric <> 'followers' AND published_on BETWEEN $first_week::DATE AND $week::DATE + 6
);
