-- One row: a hashtag that accounts in scope used in the period or in the equally long one before, spellings together.
WITH used AS (
  SELECT account, owner, regency_code, post_id, tag, spelled, views, published_on >= $first_week::DATE AS now
  FROM post_hashtags JOIN active_posts USING (account, post_id)
  WHERE published_on BETWEEN $first_week::DATE - 7 * $weeks::INTEGER AND $last_day::DATE
    AND province_code = $province
    AND ($bakorwil::VARCHAR IS NULL OR bakorwil = $bakorwil)
    AND ($regency::VARCHAR IS NULL OR regency_code = $regency)
    AND ($platform::VARCHAR IS NULL OR platform = $platform)
    AND ($owner::VARCHAR IS NULL OR owner = $owner)
)
SELECT tag, coalesce(mode(spelled ORDER BY spelled) FILTER (now), mode(spelled ORDER BY spelled)) AS spelled,
  array_to_string(list_sort(list(DISTINCT spelled)), ' ') AS spellings,
  count(*) FILTER (now) AS posts, count(*) FILTER (NOT now) AS posts_before,
  count(DISTINCT account) FILTER (now) AS accounts, count(DISTINCT account) FILTER (NOT now) AS accounts_before,
  count(DISTINCT account) FILTER (now AND owner = 'government') AS government_accounts,
  count(DISTINCT account) FILTER (now AND owner = 'community') AS community_accounts,
  count(DISTINCT regency_code) FILTER (now) AS regions,
  CASE WHEN count(DISTINCT account) FILTER (now) = 1 THEN min(account) FILTER (now) END AS only_account,
  sum(views) FILTER (now)::BIGINT AS views
FROM used
GROUP BY tag
ORDER BY accounts DESC, posts DESC, tag;
