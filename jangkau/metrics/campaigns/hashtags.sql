-- One row: a hashtag that accounts in scope used in the period or in the equally long one before, spellings together.
-- An account can be compared where its posts with a text reach from the first week of the period before into this one.
WITH in_scope AS (
  SELECT account, owner, regency_code, post_id, published_on, captioned AS told, views, published_on >= $first_week::DATE AS now
  FROM posts_in_scope($province, $bakorwil, $regency, $platform, $owner)
  WHERE published_on BETWEEN $first_week::DATE - 7 * $weeks::INTEGER AND $last_day::DATE
), twice AS (
  SELECT account, min(published_on) FILTER (told) < $first_week::DATE - 7 * $weeks::INTEGER + 7 AS begun
  FROM in_scope
  GROUP BY account
  HAVING bool_or(told AND now) AND bool_or(told AND NOT now)
), comparable AS (
  SELECT account FROM twice WHERE begun
  UNION ALL
  SELECT account FROM twice
  WHERE NOT begun AND account IN (
    SELECT account FROM active_posts
    WHERE captioned AND published_on < $first_week::DATE - 7 * $weeks::INTEGER
      AND account IN (SELECT account FROM twice WHERE NOT begun))
), used AS (
  SELECT in_scope.*, tag, spelled, comparable.account IS NOT NULL AS compared
  FROM in_scope JOIN (
    FROM post_hashtags WHERE published_on BETWEEN $first_week::DATE - 7 * $weeks::INTEGER AND $last_day::DATE
  ) USING (account, post_id, published_on) LEFT JOIN comparable USING (account)
)
SELECT tag, coalesce(mode(spelled ORDER BY spelled) FILTER (now), mode(spelled ORDER BY spelled)) AS spelled,
  array_to_string(list_sort(list(DISTINCT spelled)), ' ') AS spellings,
  count(*) FILTER (now) AS posts, count(*) FILTER (NOT now) AS posts_before,
  count(DISTINCT account) FILTER (now) AS accounts, count(DISTINCT account) FILTER (NOT now) AS accounts_before,
  count(DISTINCT account) FILTER (now AND owner = 'government') AS government_accounts,
  count(DISTINCT account) FILTER (now AND owner = 'community') AS community_accounts,
  count(DISTINCT regency_code) FILTER (now) AS regions,
  CASE WHEN count(DISTINCT account) FILTER (now) = 1 THEN min(account) FILTER (now) END AS only_account,
  sum(views) FILTER (now)::BIGINT AS views,
  count(*) FILTER (compared AND now) AS compared_posts, count(*) FILTER (compared AND NOT now) AS compared_before,
  count(DISTINCT account) FILTER (compared AND now) AS compared_accounts,
  (SELECT count(*) FROM comparable) AS comparable_accounts
FROM used
GROUP BY tag
ORDER BY accounts DESC, posts DESC, tag;
