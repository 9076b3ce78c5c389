-- One row: an account in scope, another that it carries in the period, and how (mention or collab: carried_days, macros.sql). The views
-- and reach of a collab are the maker's.
WITH carried AS (
  SELECT account, post_id, mentioned_account AS carried_account, 'mention' AS kind, views, reach
  FROM post_mentions JOIN active_posts USING (account, post_id, published_on)
  WHERE mentioned_account <> account AND published_on BETWEEN $first_week::DATE AND $last_day::DATE
  UNION ALL
  SELECT shared.account, shared.post_id, made_by, 'collab', made.views, made.reach
  FROM (SELECT DISTINCT account, post_id, published_on, made_by FROM shared_days) AS shared JOIN accounts USING (account)
  -- its maker's files may tell another day of it: that of another zone
  LEFT JOIN (FROM latest_posts WHERE published_on BETWEEN $first_week::DATE - 2 AND $last_day::DATE + 2) AS made
    ON made.account = made_by AND made.post_id = shared.post_id
  WHERE made_by <> shared.account AND active_between(active_from, active_to, shared.published_on, shared.published_on)
    AND shared.published_on BETWEEN $first_week::DATE AND $last_day::DATE
)
SELECT own.account, own.name, own.owner, own.regency_code, own.region,
  carried_account, other.name AS carried_name, other.owner AS carried_owner, other.regency_code AS carried_regency_code,
  other.region AS carried_region, other.province_code AS carried_province_code, other.account IS NOT NULL AS registered, kind,
  coalesce(own.regency_code, own.province_code) <> coalesce(other.regency_code, other.province_code) AS cross_region,
  count(DISTINCT post_id) AS posts, sum(views)::BIGINT AS views, max(reach) AS reach_low, sum(reach)::BIGINT AS reach_high
FROM carried
JOIN accounts_in_scope($province, $bakorwil, $regency, $platform, $owner) AS own USING (account)
LEFT JOIN account_homes AS other ON other.account = carried_account
GROUP BY ALL
ORDER BY posts DESC, own.account, carried_account, kind;
