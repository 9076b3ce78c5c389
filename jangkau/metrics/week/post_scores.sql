-- One row: a post in scope published from $first to $last, and how it stands against the account's own habit.
-- The habit: the account's last 100 posts of the same kind before it, seen at the same age; the mean of their middle half.
WITH in_scope AS (
  SELECT account, platform, handle, owner, regency_code
  FROM placed_accounts_in_scope($province, $bakorwil, $regency, $platform, $owner)
  WHERE $account::VARCHAR IS NULL
  UNION ALL
  SELECT $account, split_part($account, ':', 1), substr($account, strpos($account, ':') + 1),
    (SELECT owner FROM accounts WHERE account = $account), (SELECT regency_code FROM accounts WHERE account = $account)
  WHERE $account IS NOT NULL
), asked AS (
  SELECT DISTINCT account FROM latest_posts
  WHERE published_on BETWEEN $first::DATE AND $last::DATE AND account IN (SELECT account FROM in_scope)
), own AS MATERIALIZED (
  SELECT account_id, post_id, kind, published_on, likes + comments AS acted, shares,
    date_diff('hour', coalesce(published_at, published_on + INTERVAL 12 HOUR), as_of) / 24 AS age_days,
    row_number() OVER (
      PARTITION BY account_id, kind ORDER BY coalesce(published_at, published_on::TIMESTAMP), post_id) AS place
  FROM latest_posts
  WHERE account IN (SELECT account FROM asked) AND published_on <= $last::DATE
), candidates AS MATERIALIZED (
  SELECT *, row_number() OVER () AS candidate
  FROM own WHERE published_on BETWEEN $first::DATE AND $last::DATE AND acted IS NOT NULL
), earlier AS MATERIALIZED (
  SELECT candidate, candidates.age_days AS own_age_days, own.*
  FROM candidates JOIN own ON own.account_id = candidates.account_id AND own.kind IS NOT DISTINCT FROM candidates.kind
    AND own.place BETWEEN candidates.place - 100 AND candidates.place - 1
), seen_young AS (
  -- earlier posts as an earlier export saw them, a day younger or older at most than a post of less than a week
  SELECT candidate, posts.likes + posts.comments AS acted, posts.shares, true AS young
  FROM earlier JOIN posts USING (account_id, post_id)
  WHERE own_age_days < 7
    AND abs(date_diff('hour', coalesce(posts.published_at, posts.published_on + INTERVAL 12 HOUR), posts.as_of) / 24
      - own_age_days) <= 1
  QUALIFY row_number() OVER (PARTITION BY candidate, earlier.post_id ORDER BY posts.as_of) = 1
), seen AS (
  SELECT *
  FROM (FROM seen_young UNION ALL SELECT candidate, acted, shares, false FROM earlier WHERE age_days >= 7)
  WHERE acted IS NOT NULL
  -- the same age where enough were seen at it, else grown ones: then the ratio is the least that it can be
  QUALIFY young = (count(*) FILTER (young) OVER (PARTITION BY candidate) >= $fewest)
), sets AS (
  SELECT candidate, bool_and(young) AS young, count(*) AS peers,
    count(seen.shares) = count(*) AND any_value(candidates.shares) IS NOT NULL AS with_shares
  FROM seen JOIN candidates USING (candidate)
  GROUP BY candidate
), habits AS (
  SELECT candidate, avg(interactions) AS habit
  FROM (
    SELECT candidate, peers, acted + CASE WHEN with_shares THEN shares ELSE 0 END AS interactions,
      row_number() OVER (PARTITION BY candidate ORDER BY interactions) AS rank
    FROM seen JOIN sets USING (candidate))
  WHERE rank > peers // 4 AND rank <= peers - peers // 4
  GROUP BY candidate
), scored AS (
  SELECT account_id, post_id, age_days, coalesce(peers, 0)::BIGINT AS peers, young, habit,
    coalesce(with_shares, shares IS NOT NULL) AS with_shares, (acted + coalesce(shares, 0))::BIGINT AS interactions,
    acted + CASE WHEN with_shares THEN shares ELSE 0 END AS compared
  FROM candidates LEFT JOIN sets USING (candidate) LEFT JOIN habits USING (candidate)
)
SELECT account, platform, handle, owner, regency_code, post_id, kind, published_on, published_at, permalink, caption, views, reach,
  age_days, peers, interactions, with_shares,
  CASE WHEN peers >= $fewest THEN habit END AS habit,
  CASE WHEN peers >= $fewest AND habit >= $least THEN compared / habit END AS score,
  CASE WHEN peers < $fewest THEN 'few_posts' WHEN habit < $least THEN 'no_habit'
    WHEN age_days < 7 AND NOT young THEN 'at_least' ELSE 'same_age' END AS basis
FROM latest_posts JOIN in_scope USING (account) JOIN scored USING (account_id, post_id)
WHERE published_on BETWEEN $first::DATE AND $last::DATE
ORDER BY score DESC NULLS LAST, interactions DESC, account, post_id;
