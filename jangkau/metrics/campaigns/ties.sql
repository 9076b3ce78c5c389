-- One row: an account in scope that is active in the period, how many posts it has with a caption, and whom it is tied to.
WITH in_scope AS (
  SELECT * FROM account_homes
  WHERE (active_from IS NULL OR active_from <= $last_day::DATE) AND (active_to IS NULL OR active_to >= $first_week::DATE)
    AND province_code = $province
    AND ($bakorwil::VARCHAR IS NULL OR bakorwil = $bakorwil)
    AND ($regency::VARCHAR IS NULL OR regency_code = $regency)
    AND ($platform::VARCHAR IS NULL OR platform = $platform)
    AND ($owner::VARCHAR IS NULL OR owner = $owner)
), registered_ties AS (
  SELECT account, carried_account FROM carried_posts
  SEMI JOIN accounts ON accounts.account = carried_account
  WHERE published_on BETWEEN $first_week::DATE AND $last_day::DATE
), told AS (
  SELECT DISTINCT account FROM post_spans JOIN in_scope USING (account)
  WHERE covered_from <= greatest(active_from, $first_week::DATE) - INTERVAL 7 HOUR
    AND covered_to >= least(active_to, $last_day::DATE) + INTERVAL 17 HOUR
), written AS (
  SELECT account, count(caption) AS posts FROM active_posts
  WHERE published_on BETWEEN $first_week::DATE AND $last_day::DATE
  GROUP BY account
)
SELECT in_scope.account, name, handle, platform, owner, regency_code, region, coalesce(posts, 0) AS posts, told.account IS NOT NULL AS covered,
  (SELECT count(DISTINCT carried_account) FROM registered_ties AS t WHERE t.account = in_scope.account) AS carries,
  (SELECT count(DISTINCT t.account) FROM registered_ties AS t WHERE t.carried_account = in_scope.account) AS carried_by
FROM in_scope LEFT JOIN written USING (account) LEFT JOIN told USING (account)
ORDER BY regency_code NULLS FIRST, in_scope.account;
