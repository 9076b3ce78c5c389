-- One row: an account in scope, another that it carries in the period, and how (mention or collab).
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
), carried AS (
  SELECT account, post_id, mentioned_account AS carried_account, 'mention' AS kind
  FROM post_mentions WHERE mentioned_account <> account
  UNION ALL
  SELECT account_keys.account, post_id, made_by, 'collab'
  FROM shared_posts JOIN account_keys USING (account_id) WHERE made_by <> account_keys.account
), moments AS (
  SELECT account, post_id, 'mention' AS kind, views, reach FROM published
  UNION ALL
  SELECT account_keys.account, shared_posts.post_id, 'collab', views, reach
  FROM shared_posts JOIN account_keys USING (account_id) JOIN in_scope USING (account)
  LEFT JOIN latest_posts AS made ON made.account = made_by AND made.post_id = shared_posts.post_id
  WHERE shared_posts.published_on BETWEEN $first_week::DATE AND $last_day::DATE
), homes AS (
  SELECT account, accounts.name, handle, owner, regency_code, coalesce(regencies.name, '') AS region, accounts.province_code
  FROM accounts LEFT JOIN regencies ON regency_code = code
)
SELECT account, own.name, own.owner, own.regency_code, nullif(own.region, '') AS region,
  carried_account, other.name AS carried_name, other.owner AS carried_owner, other.regency_code AS carried_regency_code,
  nullif(other.region, '') AS carried_region, other.province_code AS carried_province_code,
  other.account IS NOT NULL AS registered, kind,
  coalesce(own.regency_code, own.province_code) <> coalesce(other.regency_code, other.province_code) AS cross_region,
  count(DISTINCT carried.post_id) AS posts, sum(views)::BIGINT AS views, max(reach) AS reach_low, sum(reach)::BIGINT AS reach_high
FROM carried JOIN moments USING (account, post_id, kind)
JOIN homes AS own USING (account)
LEFT JOIN homes AS other ON other.account = carried_account
GROUP BY ALL
ORDER BY posts DESC, account, carried_account, kind;
