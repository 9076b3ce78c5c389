-- One row: a registered account (regency_code is NULL where it serves the whole province), one theme (NULL: all of its posts), and what these posts were viewed.
WITH told AS (
  SELECT account, post_id, published_on, views FROM active_posts
  WHERE province_code = $province AND published_on BETWEEN $first_week::DATE AND $last_day::DATE
), themed AS (
  SELECT account, id AS theme_id, sum(views)::BIGINT AS views
  FROM told JOIN post_matches USING (account, post_id, published_on)
  WHERE content = 'theme'
  GROUP BY ALL
), whole AS (
  SELECT account, sum(views)::BIGINT AS views FROM told GROUP BY ALL
)
SELECT homes.account, homes.platform, homes.handle, homes.name, owner, regency_code, region, theme_id, coalesce(views, 0) AS views
FROM account_homes AS homes
LEFT JOIN (SELECT account, theme_id, views FROM themed UNION ALL SELECT account, NULL, views FROM whole) USING (account)
WHERE homes.province_code = $province
  AND coalesce(active_from <= $last_day::DATE, true) AND coalesce(active_to >= $last_day::DATE, true)
ORDER BY ALL;
