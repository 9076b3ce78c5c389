-- One row: a post in scope and period that speaks of the theme $theme, the most seen first, and what was found in it.
SELECT account, handle, platform, owner, region, post_id, published_on, permalink, caption, matched, views, reach, interactions
FROM posts_in_scope($province, $bakorwil, $regency, $platform, $owner) JOIN post_matches USING (account, post_id, published_on)
WHERE content = $content AND id = $theme AND published_on BETWEEN $first_week::DATE AND $last_day::DATE
ORDER BY views DESC NULLS LAST, account, post_id
LIMIT $limit;
