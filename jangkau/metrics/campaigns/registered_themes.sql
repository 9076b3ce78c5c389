-- One row: a theme of the registry, and how many posts and accounts it was found in, without those that another account made.
SELECT theme_id, name, kind, patterns, coalesce(posts, 0) AS posts, coalesce(accounts, 0) AS accounts, province_code, regency_code,
  lower(concat_ws(' ', theme_id, name, kind, patterns)) AS words
FROM themes
LEFT JOIN theme_homes USING (theme_id)
LEFT JOIN (
  SELECT id AS theme_id, count(*) AS posts, count(DISTINCT account) AS accounts
  FROM post_matches ANTI JOIN joint_posts USING (account, post_id) WHERE content = 'theme' GROUP BY id) USING (theme_id)
ORDER BY name, theme_id;
