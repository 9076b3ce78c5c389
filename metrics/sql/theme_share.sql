-- One row: a theme, or all posts with a caption (theme_id NULL), of an owner; by week ($by_week) and by region ($by_regency).
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
), texts AS (
  SELECT * FROM published WHERE caption IS NOT NULL
), spoken AS (
  SELECT id AS theme_id, texts.* FROM texts JOIN post_matches USING (account, post_id) WHERE content = 'theme'
  UNION ALL
  SELECT NULL, texts.* FROM texts
)
SELECT theme_id, themes.name AS theme, kind, owner,
  CASE WHEN $by_week THEN date_trunc('week', published_on)::DATE END AS week,
  CASE WHEN $by_regency THEN regency_code END AS regency_code, CASE WHEN $by_regency THEN region END AS region,
  count(*) AS posts, count(DISTINCT account) AS accounts, sum(views)::BIGINT AS views, count(views) AS posts_with_views,
  sum(interactions)::BIGINT AS interactions, count(interactions) AS posts_with_interactions,
  max(reach) AS reach_low, sum(reach)::BIGINT AS reach_high, count(reach) AS posts_with_reach
FROM spoken LEFT JOIN themes USING (theme_id)
GROUP BY ALL
ORDER BY ALL;
