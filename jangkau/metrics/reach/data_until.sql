-- One row: the last day up to the last Sunday for which an account in scope has a number or a post.
WITH in_scope AS (
  SELECT account
  FROM regency_accounts_in_scope($province, $bakorwil, $regency, $platform, $owner)
)
SELECT max(day)::DATE AS data_until
FROM (
  SELECT max(day) AS day
  FROM day_values JOIN account_keys USING (account_id) JOIN in_scope USING (account)
  WHERE metric = $metric AND value IS NOT NULL AND day BETWEEN $first_week::DATE - 14 AND $week::DATE + 6
  UNION ALL
  SELECT max(published_on)
  FROM latest_posts JOIN in_scope USING (account)
  WHERE $metric <> 'followers' AND published_on BETWEEN $first_week::DATE AND $week::DATE + 6
);
