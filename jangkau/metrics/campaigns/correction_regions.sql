-- One row: a kabupaten or kota in scope and what its accounts published in the period on themes of the kind hoax.
WITH corrections AS (
  SELECT regency_code, count(*) AS posts, count(DISTINCT account) AS accounts, sum(views)::BIGINT AS views,
    max(reach) AS reach_low, sum(reach)::BIGINT AS reach_high, count(reach) AS posts_with_reach
  FROM active_posts SEMI JOIN hoax_posts USING (account, post_id)
  WHERE published_on BETWEEN $first_week::DATE AND $last_day::DATE
    AND province_code = $province
    AND ($bakorwil::VARCHAR IS NULL OR bakorwil = $bakorwil)
    AND ($regency::VARCHAR IS NULL OR regency_code = $regency)
    AND ($platform::VARCHAR IS NULL OR platform = $platform)
    AND ($owner::VARCHAR IS NULL OR owner = $owner)
  GROUP BY regency_code
), told AS (
  SELECT regency_code, count(DISTINCT account_homes.account) AS accounts_registered,
    count(DISTINCT post_spans.account) AS accounts_covered
  FROM account_homes LEFT JOIN post_spans ON post_spans.account = account_homes.account
    AND covered_from <= greatest(active_from, $first_week::DATE) - INTERVAL 7 HOUR
    AND covered_to >= least(active_to, $last_day::DATE) + INTERVAL 17 HOUR
  WHERE (active_from IS NULL OR active_from <= $last_day::DATE) AND (active_to IS NULL OR active_to >= $first_week::DATE)
    AND province_code = $province
    AND ($bakorwil::VARCHAR IS NULL OR bakorwil = $bakorwil)
    AND ($regency::VARCHAR IS NULL OR regency_code = $regency)
    AND ($platform::VARCHAR IS NULL OR platform = $platform)
    AND ($owner::VARCHAR IS NULL OR owner = $owner)
  GROUP BY regency_code
)
SELECT code AS regency_code, name AS region, population, coalesce(posts, 0) AS posts, coalesce(accounts, 0) AS accounts, views,
  reach_low, reach_high, coalesce(posts_with_reach, 0) AS posts_with_reach,
  coalesce(accounts_covered, 0) AS accounts_covered, coalesce(accounts_registered, 0) AS accounts_registered,
  CASE WHEN posts > 0 THEN 'value' WHEN accounts_registered IS NULL THEN 'no_account' WHEN accounts_covered = 0 THEN 'no_data'
    WHEN accounts_covered < accounts_registered THEN 'none_seen' ELSE 'none' END AS state
FROM regencies
LEFT JOIN corrections ON corrections.regency_code = code
LEFT JOIN told ON told.regency_code = code
WHERE province_code = $province
  AND ($bakorwil::VARCHAR IS NULL OR bakorwil = $bakorwil)
  AND ($regency::VARCHAR IS NULL OR code = $regency)
ORDER BY code;
