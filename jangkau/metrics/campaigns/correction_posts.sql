-- One row: a post in scope that corrects the hoax report $hoax, the most seen first, and what was found in it.
SELECT account, handle, platform, owner, region, post_id, published_on, permalink, caption, matched, views, reach
FROM correction_posts
WHERE hoax_id = $hoax AND province_code = $province
  AND ($platform::VARCHAR IS NULL OR platform = $platform)
  AND ($owner::VARCHAR IS NULL OR owner = $owner)
ORDER BY views DESC NULLS LAST, account, post_id
LIMIT $limit;
