-- One row: an account in scope that is active in one or more of several periods, its number among all that are registered, and of each
-- period a bit, the first one's the lowest: whether it is active in it, and whether its posts are known then: one with a caption is
-- there, or its exports tell every post. The periods: from one of $first_days to the one of $last_days beside it.
WITH in_scope AS (
  SELECT account, number, account_id, active_from, active_to, utc_hours
  FROM accounts_in_scope($province, $bakorwil, $regency, $platform, $owner)
  JOIN (SELECT account, row_number() OVER (ORDER BY account) AS number FROM accounts) AS numbered USING (account)
  LEFT JOIN account_keys USING (account)
), active AS (
  SELECT * FROM in_scope JOIN period_bits($first_days, $last_days) ON active_between(active_from, active_to, first_day, last_day)
), known AS (
  SELECT number, period
  FROM latest_posts JOIN period_days($first_days, $last_days) USING (published_on) JOIN in_scope USING (account_id)
  WHERE captioned AND active_between(active_from, active_to, published_on, published_on)
    AND published_on BETWEEN list_min($first_days::DATE[]) AND list_max($last_days::DATE[])
  UNION ALL
  SELECT number, period FROM post_spans JOIN active USING (account)
  WHERE covered_from <= day_begins(greatest(active_from, first_day), utc_hours)
    AND covered_to >= day_ends(least(active_to, last_day), utc_hours)
)
SELECT account, number, bit_or(period) AS active, coalesce(any_value(known_in), 0) AS known
FROM active LEFT JOIN (SELECT number, bit_or(period) AS known_in FROM known GROUP BY number) AS told USING (number)
GROUP BY account, number
ORDER BY number;
