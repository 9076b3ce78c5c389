-- One row: a post in scope and period that speaks of the theme $theme, the most seen first, and what was found in it.
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
)
SELECT account, handle, platform, owner, region, post_id, published_on, permalink, caption, matched, views, reach, interactions
FROM published JOIN post_matches USING (account, post_id)
WHERE content = $content AND id = $theme
ORDER BY views DESC NULLS LAST, account, post_id
LIMIT $limit;
