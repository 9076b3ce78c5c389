-- One row: a post that corrects the hoax report $hoax, as hoax_corrections.sql counts them, the most seen first, and what was found in it.
WITH correcting AS (
  SELECT DISTINCT account, post_id FROM post_matches JOIN themes ON theme_id = id WHERE content = 'theme' AND themes.kind = 'hoax'
)
SELECT account, handle, platform, owner, region, post_id, published_on, permalink, caption, matched, views, reach
FROM hoaxes JOIN post_matches ON content = 'hoax' AND id = hoax_id
SEMI JOIN correcting USING (account, post_id)
JOIN latest_posts USING (account, post_id)
JOIN account_homes USING (account)
WHERE hoax_id = $hoax AND account_homes.province_code = $province AND published_on IS NOT NULL
  AND coalesce(published_at, published_on - INTERVAL 7 HOUR) BETWEEN reported_at AND reported_at + INTERVAL 30 DAY
  AND ($platform::VARCHAR IS NULL OR platform = $platform)
  AND ($owner::VARCHAR IS NULL OR owner = $owner)
ORDER BY views DESC NULLS LAST, account, post_id
LIMIT $limit;
