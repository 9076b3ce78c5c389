-- One row: a kabupaten or kota, a direction, and its comparable account that moved most in that direction, with the post of
-- the period that most people saw and the last day it published on.
WITH moved AS (
  SELECT account, code, total - total_before AS difference, total AS account_total, total_before AS account_before,
    CASE WHEN total > total_before THEN 'up' ELSE 'down' END AS way
  FROM compared_accounts(
    $province, $bakorwil, $regency, $platform, $owner, $metric, $weeks, $week::DATE - (7 * (2 * $weeks - 1))::INTEGER, $week)
  WHERE total <> total_before
  QUALIFY row_number() OVER (PARTITION BY code, way ORDER BY abs(difference) DESC, account) = 1
), latest AS (
  SELECT account, max(published_on) AS last_post_on FROM latest_posts
  WHERE published_on <= $last_day::DATE AND account IN (SELECT account FROM moved)
  GROUP BY account
), seen AS (
  SELECT account,
    arg_max({'post_id': post_id, 'permalink': permalink, 'caption': caption, 'kind': kind, 'post_reach': reach, 'post_views': views,
      'post_interactions': coalesce(likes, 0) + coalesce(comments, 0) + coalesce(shares, 0)},
      coalesce(reach, views, likes, 0)) AS best
  FROM latest_posts
  WHERE published_on BETWEEN $first_week::DATE AND $last_day::DATE AND account IN (SELECT account FROM moved)
  GROUP BY account
), known AS (
  SELECT DISTINCT account FROM post_spans
  WHERE covered_from <= day_ends($first_week::DATE, utc_hours_of($province))
    AND covered_to >= day_ends($last_day::DATE, utc_hours_of($province))
)
SELECT moved.*, platform, handle, owner, best.post_id, best.permalink, best.caption, best.kind, best.post_reach, best.post_views,
  best.post_interactions,
  CASE WHEN known.account IS NOT NULL THEN $last_day::DATE - last_post_on END AS days_silent
FROM moved JOIN accounts USING (account) LEFT JOIN latest USING (account) LEFT JOIN seen USING (account) LEFT JOIN known USING (account)
ORDER BY code, way;
