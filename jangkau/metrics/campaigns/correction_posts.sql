-- One row: a post in scope that corrects the hoax report $hoax, the most seen first, and what was found in it.
SELECT account, handle, platform, owner, region, post_id, published_on, permalink, caption, matched, views, reach
FROM corrections_in_scope($province, NULL, NULL, $platform, $owner)
WHERE hoax_id = $hoax
ORDER BY views DESC NULLS LAST, account, post_id
LIMIT $limit;
