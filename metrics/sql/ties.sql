-- One row: an account in scope that is active in the period, how many posts it has with a caption, and whom it is tied to.
WITH in_scope AS (
  SELECT account, accounts.name, handle, platform, owner, regency_code, regencies.name AS region, active_from, active_to
  FROM accounts LEFT JOIN regencies ON regency_code = code
  WHERE accounts.province_code = $province
    AND ($bakorwil::VARCHAR IS NULL OR bakorwil = $bakorwil)
    AND ($regency::VARCHAR IS NULL OR regency_code = $regency)
    AND ($platform::VARCHAR IS NULL OR platform = $platform)
    AND ($owner::VARCHAR IS NULL OR owner = $owner)
), published AS (
  SELECT in_scope.* EXCLUDE (active_from, active_to), post_id, published_on, permalink, caption, views, reach,
    CASE WHEN likes IS NOT NULL OR comments IS NOT NULL THEN coalesce(likes, 0) + coalesce(comments, 0) END AS interactions
  FROM latest_posts JOIN in_scope USING (account)
  WHERE published_on BETWEEN $first_week::DATE AND $last_day::DATE
    AND (active_from IS NULL OR active_from <= published_on) AND (active_to IS NULL OR active_to >= published_on)
), ties AS (
  SELECT account, mentioned_account AS carried_account, published_on
  FROM post_mentions JOIN latest_posts USING (account, post_id)
  WHERE published_on BETWEEN $first_week::DATE AND $last_day::DATE
  UNION ALL
  SELECT account_keys.account, made_by, published_on FROM shared_posts JOIN account_keys USING (account_id)
  WHERE published_on BETWEEN $first_week::DATE AND $last_day::DATE
), registered_ties AS (
  SELECT account, carried_account FROM ties SEMI JOIN accounts ON accounts.account = ties.carried_account
  SEMI JOIN accounts AS own ON own.account = ties.account
  WHERE ties.account <> carried_account
), written AS (
  SELECT account, count(caption) AS posts FROM published GROUP BY account
)
SELECT in_scope.account, name, handle, platform, owner, regency_code, region, coalesce(posts, 0) AS posts,
  (SELECT count(DISTINCT carried_account) FROM registered_ties AS t WHERE t.account = in_scope.account) AS carries,
  (SELECT count(DISTINCT t.account) FROM registered_ties AS t WHERE t.carried_account = in_scope.account) AS carried_by
FROM in_scope LEFT JOIN written USING (account)
WHERE (active_from IS NULL OR active_from <= $last_day::DATE) AND (active_to IS NULL OR active_to >= $first_week::DATE)
ORDER BY regency_code NULLS FIRST, in_scope.account;
