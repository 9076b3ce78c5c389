-- One row: the last day, up to the period's last, of which the exports of an account in scope tell every post or any.
WITH in_scope AS (
  SELECT account, utc_hours FROM accounts_in_scope($province, $bakorwil, $regency, $platform, $owner)
)
SELECT max(least(day, $last_day::DATE)) AS until
FROM (
  SELECT day_of(covered_to - INTERVAL 1 SECOND, utc_hours) AS day
  FROM post_spans JOIN in_scope USING (account)
  WHERE covered_from < day_ends($last_day::DATE, utc_hours)
  UNION ALL
  SELECT published_on FROM latest_posts JOIN in_scope USING (account) WHERE published_on <= $last_day::DATE
)
WHERE day >= $first_week::DATE;
