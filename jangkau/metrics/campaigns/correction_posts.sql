-- One row: a post in scope that corrects the hoax report $hoax, the most seen first, and what was found in it.
SELECT account, handle, platform, owner, region, post_id, published_on, permalink, caption, matched, views, reach
FROM correction_posts SEMI JOIN accounts_in_scope($province, NULL, NULL, $platform, $owner) USING (account)
WHERE hoax_id = $hoax
ORDER BY views DESC NULLS LAST, account, post_id
LIMIT $limit;
