-- One row: a registered account in scope that was active in the period, how many posts of it are known, and the middle one of their views and interactions.
SELECT homes.account, platform, owner, count(post_id) AS posts, median(views) AS views, count(views) AS posts_with_views,
  median(interactions) AS interactions, count(interactions) AS posts_with_interactions
FROM accounts_in_scope($province, $bakorwil, $regency, $platform, $owner) AS homes
LEFT JOIN (SELECT account, post_id, views, interactions FROM active_posts WHERE published_on BETWEEN $first_week::DATE AND $last_day::DATE)
  USING (account)
WHERE active_between(active_from, active_to, $first_week::DATE, $last_day::DATE)
GROUP BY ALL
ORDER BY homes.account;
