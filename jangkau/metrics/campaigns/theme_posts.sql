-- One row: a post in scope and period that speaks of the theme $theme, the most seen first, and what was found in it.
SELECT account, handle, platform, owner, region, post_id, published_on, permalink, caption, matched, views, reach, interactions
FROM active_posts JOIN post_matches USING (account, post_id)
WHERE content = $content AND id = $theme AND published_on BETWEEN $first_week::DATE AND $last_day::DATE
  AND province_code = $province
  AND ($bakorwil::VARCHAR IS NULL OR bakorwil = $bakorwil)
  AND ($regency::VARCHAR IS NULL OR regency_code = $regency)
  AND ($platform::VARCHAR IS NULL OR platform = $platform)
  AND ($owner::VARCHAR IS NULL OR owner = $owner)
ORDER BY views DESC NULLS LAST, account, post_id
LIMIT $limit;
