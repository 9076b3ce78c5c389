-- One row: a kabupaten or kota in scope and what its accounts published in the period on themes of the kind hoax.
WITH corrections AS (
  SELECT regency_code, count(*) AS posts, count(DISTINCT account) AS accounts, sum(views)::BIGINT AS views,
    max(reach) AS reach_low, sum(reach)::BIGINT AS reach_high, count(reach) AS posts_with_reach
  FROM posts_in_scope($province, $bakorwil, $regency, $platform, $owner) SEMI JOIN hoax_posts USING (account, post_id, published_on)
  WHERE published_on BETWEEN $first_week::DATE AND $last_day::DATE
  GROUP BY regency_code
), known AS (
  SELECT regency_code, count(DISTINCT homes.account) AS accounts_registered,
    count(DISTINCT post_spans.account) AS accounts_covered
  FROM accounts_in_scope($province, $bakorwil, $regency, $platform, $owner) AS homes
  LEFT JOIN post_spans ON post_spans.account = homes.account
    AND covered_from <= day_begins(greatest(active_from, $first_week::DATE), utc_hours)
    AND covered_to >= day_ends(least(active_to, $last_day::DATE), utc_hours)
  WHERE active_between(active_from, active_to, $first_week::DATE, $last_day::DATE)
  GROUP BY regency_code
)
SELECT code AS regency_code, name AS region, population, coalesce(posts, 0) AS posts, coalesce(accounts, 0) AS accounts, views,
  reach_low, reach_high, coalesce(posts_with_reach, 0) AS posts_with_reach,
  coalesce(accounts_covered, 0) AS accounts_covered, coalesce(accounts_registered, 0) AS accounts_registered,
  CASE WHEN posts > 0 THEN 'value' WHEN accounts_registered IS NULL THEN 'no_account' WHEN accounts_covered = 0 THEN 'no_data'
    WHEN accounts_covered < accounts_registered THEN 'none_seen' ELSE 'none' END AS state
FROM regencies_in_scope($province, $bakorwil, $regency) AS placed
LEFT JOIN corrections ON corrections.regency_code = code
LEFT JOIN known ON known.regency_code = code
ORDER BY code;
