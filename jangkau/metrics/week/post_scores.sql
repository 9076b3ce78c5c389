-- One row: a post in scope published from $first to $last, and how it stands against the account's own habit.
-- The habit: the account's last 100 posts of the same kind before it, seen at the same age; the mean of their middle half. It is
-- worked out while a version is published (etl/keep/sql/post_habits.sql).
WITH in_scope AS (
  SELECT account, platform, handle, owner, regency_code
  FROM placed_accounts_in_scope($province, $bakorwil, $regency, $platform, $owner)
  WHERE $account::VARCHAR IS NULL
  UNION ALL
  SELECT $account, split_part($account, ':', 1), substr($account, strpos($account, ':') + 1), owner, regency_code
  FROM (SELECT $account AS account) LEFT JOIN accounts USING (account)
  WHERE $account IS NOT NULL
), scored AS (
  SELECT *, likes + comments AS acted, peers >= $fewest AS known,
    date_diff('hour', coalesce(published_at, published_on + INTERVAL 12 HOUR), as_of) / 24 AS age_days
  FROM latest_posts
  WHERE published_on BETWEEN $first::DATE AND $last::DATE AND likes + comments IS NOT NULL
)
SELECT account, platform, handle, owner, regency_code, post_id, kind, published_on, published_at, permalink, caption, views, reach,
  age_days, peers::BIGINT AS peers, (acted + coalesce(shares, 0))::BIGINT AS interactions, with_shares,
  CASE WHEN known THEN habit END AS habit,
  CASE WHEN known AND habit >= $least THEN (acted + CASE WHEN with_shares THEN shares ELSE 0 END) / habit END AS score,
  CASE WHEN NOT known THEN 'few_posts' WHEN habit < $least THEN 'no_habit'
    WHEN age_days < 7 AND NOT peers_young THEN 'at_least' ELSE 'same_age' END AS basis
FROM scored JOIN in_scope USING (account)
ORDER BY score DESC NULLS LAST, interactions DESC, account, post_id;
