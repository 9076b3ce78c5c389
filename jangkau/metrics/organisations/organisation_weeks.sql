-- One row: an organisation of accounts in scope and a week from $since to the period's last: how many of its accounts were active, the
-- posts that are known of them (NULL: of none is anything told), and whether the exports of every one tell all its posts.
WITH weeks AS (
  SELECT unnest(generate_series($since::TIMESTAMP, $week::TIMESTAMP, INTERVAL 7 DAY))::DATE AS week
), active AS (
  SELECT account, accounts.organisation, week, day_begins(greatest(homes.active_from, week), utc_hours) AS opens,
    day_ends(least(homes.active_to, week + 6), utc_hours) AS closes
  FROM accounts_in_scope($province, $bakorwil, $regency, $platform, $owner) AS homes JOIN accounts USING (account), weeks
  WHERE accounts.organisation IS NOT NULL AND active_between(homes.active_from, homes.active_to, week, week + 6)
), told AS (
  SELECT account, week, total AS posts, basis = 'days' AND reported_days = 7 AS every_day
  FROM account_weeks WHERE metric = 'posts' AND total IS NOT NULL AND week BETWEEN $since::DATE AND $week::DATE
), covered AS (
  SELECT DISTINCT account, week, true AS covered
  FROM active JOIN post_spans USING (account) WHERE covered_from <= opens AND covered_to >= closes
)
SELECT organisation, week, count(*) AS accounts, sum(coalesce(posts, CASE WHEN covered THEN 0 END))::BIGINT AS posts,
  bool_and(coalesce(covered, every_day, false)) AS whole
FROM active LEFT JOIN told USING (account, week) LEFT JOIN covered USING (account, week)
GROUP BY organisation, week
ORDER BY organisation, week;
