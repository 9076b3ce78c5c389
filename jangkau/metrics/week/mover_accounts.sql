-- One row: one of $accounts, with its post of the period that most people saw, and how long before the period's end it last published,
-- where its exports tell every post of the period.
WITH asked AS (
  SELECT account, platform, handle, owner, utc_hours FROM account_homes WHERE list_contains($accounts::VARCHAR[], account)
), latest AS (
  SELECT account, max(published_on) AS last_post_on FROM latest_posts
  WHERE published_on <= $last_day::DATE AND account IN (SELECT account FROM asked)
  GROUP BY account
), seen AS (
  SELECT account,
    arg_max({'post_id': post_id, 'permalink': permalink, 'caption': caption, 'kind': kind, 'post_reach': reach, 'post_views': views,
      'post_interactions': coalesce(likes, 0) + coalesce(comments, 0) + coalesce(shares, 0)},
      coalesce(reach, views, likes, 0)) AS best
  FROM latest_posts
  WHERE published_on BETWEEN $first_week::DATE AND $last_day::DATE AND account IN (SELECT account FROM asked)
  GROUP BY account
), known AS (
  SELECT DISTINCT account FROM post_spans JOIN asked USING (account)
  WHERE covered_from <= day_ends($first_week::DATE, utc_hours)
    AND covered_to >= day_ends($last_day::DATE, utc_hours)
)
SELECT account, platform, handle, owner, best.post_id, best.permalink, best.caption, best.kind, best.post_reach, best.post_views,
  best.post_interactions,
  CASE WHEN known.account IS NOT NULL THEN $last_day::DATE - last_post_on END AS days_silent
FROM asked LEFT JOIN latest USING (account) LEFT JOIN seen USING (account) LEFT JOIN known USING (account)
ORDER BY account;
