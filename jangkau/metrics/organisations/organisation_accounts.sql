-- One row: an account in scope that belongs to an organisation and was active in the period, its posts (NULL: nothing is told, 0: its
-- exports tell every post and there is none), its followers at the end, and whether its exports tell every post of the period.
WITH active AS (
  SELECT accounts.organisation, homes.*
  FROM accounts_in_scope($province, $bakorwil, $regency, $platform, $owner) AS homes JOIN accounts USING (account)
  WHERE accounts.organisation IS NOT NULL
    AND active_between(homes.active_from, homes.active_to, $first_week::DATE, $last_day::DATE)
), told AS (
  SELECT account, sum(total) FILTER (metric = 'posts')::BIGINT AS posts,
    coalesce(sum(reported_days) FILTER (metric = 'posts' AND basis = 'days') = 7 * $weeks::INTEGER, false) AS every_day,
    (max(total) FILTER (metric = 'followers' AND week = $week::DATE))::BIGINT AS followers
  FROM account_weeks
  WHERE metric IN ('posts', 'followers') AND total IS NOT NULL AND week BETWEEN $first_week::DATE AND $week::DATE
  GROUP BY account
), known AS (
  SELECT DISTINCT account, true AS covered FROM active JOIN post_spans USING (account)
  WHERE covered_from <= day_begins(greatest(active_from, $first_week::DATE), utc_hours)
    AND covered_to >= day_ends(least(active_to, $last_day::DATE), utc_hours)
)
SELECT organisation, account, name, handle, platform, owner, level, regency_code, region,
  coalesce(posts, CASE WHEN covered THEN 0 END) AS posts, coalesce(covered, every_day, false) AS covered, followers
FROM active LEFT JOIN told USING (account) LEFT JOIN known USING (account)
ORDER BY organisation, account;
