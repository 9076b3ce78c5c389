-- One row: a hoax report of the period in the province, and when and how posts corrected it.
-- A correction is a post by a registered account that bears the report's patterns and speaks of a theme of the kind hoax,
-- within 30 days of it. A post whose file tells the day alone counts where that whole day (WIB) lies after the report, as of the day's end.
WITH reports AS (
  SELECT hoaxes.*, name AS region
  FROM hoaxes LEFT JOIN regencies ON regency_code = code
  WHERE (hoaxes.province_code IS NULL OR hoaxes.province_code = $province)
    AND ($bakorwil::VARCHAR IS NULL OR bakorwil = $bakorwil)
    AND ($regency::VARCHAR IS NULL OR regency_code = $regency)
    AND (reported_at + INTERVAL 7 HOUR)::DATE BETWEEN $first_week::DATE AND $last_day::DATE
), correcting AS (
  SELECT DISTINCT account, post_id FROM post_matches JOIN themes ON theme_id = id WHERE content = 'theme' AND themes.kind = 'hoax'
), told AS (
  SELECT hoax_id, account, accounts.regency_code, post_id, permalink, views, reach,
    coalesce(published_at, published_on - INTERVAL 7 HOUR) AS earliest, coalesce(published_at, published_on + INTERVAL 17 HOUR) AS latest
  FROM reports JOIN post_matches ON content = 'hoax' AND id = hoax_id
  SEMI JOIN correcting USING (account, post_id)
  JOIN latest_posts USING (account, post_id)
  JOIN accounts USING (account)
  WHERE accounts.province_code = $province AND published_on IS NOT NULL
    AND ($platform::VARCHAR IS NULL OR platform = $platform)
    AND ($owner::VARCHAR IS NULL OR owner = $owner)
), posted AS (
  SELECT hoax_id, min(latest) AS first_post_at, arg_min(permalink, latest) AS permalink, arg_min(account, latest) AS first_account,
    count(*) AS posts, count(DISTINCT account) AS accounts, count(DISTINCT told.regency_code) AS regions,
    sum(views)::BIGINT AS views, max(reach) AS reach_low, sum(reach)::BIGINT AS reach_high, count(reach) AS posts_with_reach
  FROM told JOIN reports USING (hoax_id)
  WHERE earliest BETWEEN reported_at AND reported_at + INTERVAL 30 DAY
  GROUP BY hoax_id
)
SELECT hoax_id, title, category, status, reported_at, clarified_at, province_code, regency_code, region, source,
  first_post_at, first_account, permalink, coalesce(posts, 0) AS posts, coalesce(accounts, 0) AS accounts,
  coalesce(regions, 0) AS regions, views, reach_low, reach_high, coalesce(posts_with_reach, 0) AS posts_with_reach,
  least(clarified_at, first_post_at) AS corrected_at,
  date_diff('second', reported_at, least(clarified_at, first_post_at)) / 3600 AS hours
FROM reports LEFT JOIN posted USING (hoax_id)
ORDER BY reported_at DESC, hoax_id;
