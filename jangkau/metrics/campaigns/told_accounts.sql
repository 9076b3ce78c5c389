-- One row: an account in scope that is active in a period, and whether its posts are known: one with a caption is there, or its exports
-- tell every post. The periods: from one of $first_days to the one of $last_days beside it.
WITH periods AS (
  SELECT unnest($first_days::DATE[]) AS first_day, unnest($last_days::DATE[]) AS last_day
), active AS (
  SELECT first_day, last_day, account, active_from, active_to, utc_hours
  FROM accounts_in_scope($province, $bakorwil, $regency, $platform, $owner)
  JOIN periods ON active_between(active_from, active_to, first_day, last_day)
), written AS (
  SELECT account, published_on
  FROM latest_posts JOIN accounts_in_scope($province, $bakorwil, $regency, $platform, $owner) USING (account)
  WHERE caption IS NOT NULL AND active_between(active_from, active_to, published_on, published_on)
    AND published_on BETWEEN list_min($first_days::DATE[]) AND list_max($last_days::DATE[])
), known AS (
  SELECT first_day, account FROM written JOIN periods ON published_on BETWEEN first_day AND last_day
  UNION
  SELECT first_day, account FROM post_spans JOIN active USING (account)
  WHERE covered_from <= day_begins(greatest(active_from, first_day), utc_hours)
    AND covered_to >= day_ends(least(active_to, last_day), utc_hours)
)
SELECT first_day, account, known.account IS NOT NULL AS known
FROM active LEFT JOIN known USING (first_day, account)
ORDER BY first_day, account;
