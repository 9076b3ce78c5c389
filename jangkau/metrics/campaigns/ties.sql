-- One row: an account in scope that is active in the period, how many posts it has with a caption, and whom it is tied to.
WITH in_scope AS (
  FROM accounts_in_scope($province, $bakorwil, $regency, $platform, $owner)
  WHERE active_between(active_from, active_to, $first_week::DATE, $last_day::DATE)
), registered_ties AS (
  SELECT account, carried_account FROM carried_days
  SEMI JOIN accounts ON accounts.account = carried_account
  WHERE published_on BETWEEN $first_week::DATE AND $last_day::DATE
), known AS (
  SELECT DISTINCT account FROM post_spans JOIN in_scope USING (account)
  WHERE covered_from <= day_begins(greatest(active_from, $first_week::DATE), utc_hours)
    AND covered_to >= day_ends(least(active_to, $last_day::DATE), utc_hours)
), written AS (
  SELECT account, count(*) FILTER (captioned) AS posts FROM active_posts
  WHERE published_on BETWEEN $first_week::DATE AND $last_day::DATE
  GROUP BY account
)
SELECT in_scope.account, name, handle, platform, owner, regency_code, region, coalesce(posts, 0) AS posts, known.account IS NOT NULL AS covered,
  (SELECT count(DISTINCT carried_account) FROM registered_ties AS t WHERE t.account = in_scope.account) AS carries,
  (SELECT count(DISTINCT t.account) FROM registered_ties AS t WHERE t.carried_account = in_scope.account) AS carried_by
FROM in_scope LEFT JOIN written USING (account) LEFT JOIN known USING (account)
ORDER BY regency_code NULLS FIRST, in_scope.account;
