-- One row: a theme, or all posts with a caption (theme_id NULL), of an owner; by week ($by_week) and by region ($by_regency).
WITH texts AS (
  FROM posts_in_scope($province, $bakorwil, $regency, $platform, $owner)
  WHERE captioned AND published_on BETWEEN $first_week::DATE AND $last_day::DATE
), spoken AS (
  SELECT id AS theme_id, texts.* FROM texts JOIN post_matches USING (account, post_id, published_on) WHERE content = 'theme'
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
