-- One row: an account or a kabupaten or kota in scope that a rule finds, seen from the period's last day; under `registered`
-- the kabupaten and kota with an active account, under `looked_after` those of the whole province with any. Without Bakorwil or kabupaten the province's own accounts belong to the scope as well.
WITH in_scope AS (
  SELECT account, platform, handle, owner, regency_code, utc_hours
  FROM placed_accounts_in_scope($province, $bakorwil, $regency, $platform, $owner)
  WHERE active_between(active_from, active_to, $first_week::DATE, $week::DATE + 6)
), recent AS (
  SELECT account,
    sum(total) FILTER (metric = 'posts' AND week BETWEEN $first_week::DATE AND $week::DATE) AS posts,
    sum(total) FILTER (metric = 'posts' AND week >= $week::DATE - 7) AS posts_14_days,
    min(reported_days) FILTER (metric = 'posts' AND basis = 'days' AND week >= $week::DATE - 7) AS days_told,
    count(*) FILTER (metric = 'posts' AND basis = 'days' AND week >= $week::DATE - 7) AS weeks_told,
    bool_or(metric <> 'followers' AND week >= $week::DATE - 7) AS heard,
    max(total) FILTER (metric = 'followers' AND week = $week::DATE) AS followers
  FROM account_weeks
  WHERE total IS NOT NULL AND week BETWEEN least($first_week::DATE, $week::DATE - 7) AND $week::DATE
    AND account IN (SELECT account FROM in_scope)
  GROUP BY account
), known AS (
  SELECT account, bool_or(covered_from <= day_ends($first_week::DATE, utc_hours)) AS period_told,
    bool_or(covered_from <= day_ends($week::DATE - 7, utc_hours)) AS fortnight_told
  FROM post_spans JOIN in_scope USING (account)
  WHERE covered_to >= day_ends($last_day::DATE, utc_hours) AND covered_from <= $last_day::DATE
  GROUP BY account
), larger AS (
  -- how large those are that tell of no followers now: their last total of the eight weeks before
  SELECT account, arg_max(total, week) AS followers
  FROM account_weeks
  WHERE total IS NOT NULL AND metric = 'followers' AND week BETWEEN $week::DATE - 56 AND $week::DATE - 7
    AND account IN (SELECT account FROM in_scope)
  GROUP BY account
), states AS (
  SELECT account, platform, handle, owner, regency_code,
    coalesce(recent.followers, CASE WHEN recent.heard THEN NULL ELSE larger.followers END) AS followers,
    coalesce(recent.heard, false) OR known.account IS NOT NULL AS heard, recent.followers IS NOT NULL AS followers_known,
    coalesce(posts > 0 OR period_told, posts IS NOT NULL, false) AS posts_told, coalesce(posts, 0) > 0 AS posted,
    coalesce(fortnight_told, false) OR (coalesce(weeks_told, 0) = 2 AND days_told = 7) AS fortnight_told,
    coalesce(posts_14_days, 0) > 0 AS posted_14_days
  FROM in_scope LEFT JOIN recent USING (account) LEFT JOIN known USING (account) LEFT JOIN larger USING (account)
)
SELECT 'silent' AS rule, account, platform, handle, owner, regency_code, followers
FROM states WHERE fortnight_told AND NOT posted_14_days
UNION ALL
SELECT 'overdue', account, platform, handle, owner, regency_code, followers FROM states WHERE NOT heard
UNION ALL
SELECT 'followers_old', account, platform, handle, owner, regency_code, followers FROM states WHERE heard AND NOT followers_known
UNION ALL
SELECT 'regions_without_posts', NULL, NULL, NULL, NULL, regency_code, NULL
FROM states WHERE posts_told AND regency_code IS NOT NULL GROUP BY regency_code HAVING NOT bool_or(posted)
UNION ALL
SELECT DISTINCT 'registered', NULL, NULL, NULL, NULL, regency_code, NULL FROM states WHERE regency_code IS NOT NULL
UNION ALL
SELECT DISTINCT 'looked_after', NULL, NULL, NULL, NULL, regency_code, NULL
FROM placed_accounts_in_scope($province, NULL, NULL, NULL, NULL) WHERE regency_code IS NOT NULL
ORDER BY rule, followers DESC NULLS LAST, account, regency_code;
