-- One row: an organisation of accounts in scope and a week from $since to the period's last: how many of its accounts were active, the
-- posts that are known of them (NULL: of none is anything told), and whether the exports of every one tell all its posts.
WITH weeks AS (
  SELECT unnest(generate_series($since::TIMESTAMP, $week::TIMESTAMP, INTERVAL 7 DAY))::DATE AS week
), own AS (
  -- numbered: an account's weeks are put together by its number, which costs less than by its name
  SELECT account, row_number() OVER (ORDER BY account) AS number, accounts.organisation, homes.active_from, homes.active_to, utc_hours
  FROM accounts_in_scope($province, $bakorwil, $regency, $platform, $owner) AS homes JOIN accounts USING (account)
  WHERE accounts.organisation IS NOT NULL
), active AS (
  SELECT number, organisation, week, day_begins(greatest(active_from, week), utc_hours) AS opens,
    day_ends(least(active_to, week + 6), utc_hours) AS closes
  FROM own, weeks
  WHERE active_between(active_from, active_to, week, week + 6)
), told AS (
  SELECT number, week, total AS posts, basis = 'days' AND reported_days = 7 AS every_day
  FROM account_weeks JOIN own USING (account)
  WHERE metric = 'posts' AND total IS NOT NULL AND week BETWEEN $since::DATE AND $week::DATE
), covered AS (
  SELECT DISTINCT number, week, true AS covered
  FROM active JOIN (SELECT number, covered_from, covered_to FROM post_spans JOIN own USING (account)) AS spans USING (number)
  WHERE covered_from <= opens AND covered_to >= closes
)
SELECT organisation, week, count(*) AS accounts, sum(coalesce(posts, CASE WHEN covered THEN 0 END))::BIGINT AS posts,
  bool_and(coalesce(covered, every_day, false)) AS whole
FROM active LEFT JOIN told USING (number, week) LEFT JOIN covered USING (number, week)
GROUP BY organisation, week
ORDER BY organisation, week;
