-- One row: a hoax report of some days in the province, the day and its zone, and when and how posts corrected it.
WITH reports AS (
  SELECT hoaxes.*, name AS region, zone.utc_hours, day_of(reported_at, zone.utc_hours) AS reported_on
  FROM hoaxes LEFT JOIN regencies ON regency_code = code, (SELECT utc_hours_of($province) AS utc_hours) AS zone
  WHERE (hoaxes.province_code IS NULL OR hoaxes.province_code = $province)
    AND (coalesce($bakorwil::VARCHAR, $regency::VARCHAR) IS NULL
      OR regency_code IN (SELECT code FROM regencies_in_scope($province, $bakorwil, $regency)))
    AND day_of(reported_at, utc_hours) BETWEEN $first_day::DATE AND $last_day::DATE
), posted AS (
  SELECT hoax_id, min(corrected_at) AS first_post_at,
    arg_min({'permalink': permalink, 'account': account}, (corrected_at, account, post_id)) AS first_post,
    count(*) AS posts, count(DISTINCT account) AS accounts, count(DISTINCT regency_code) AS regions,
    sum(views)::BIGINT AS views, max(reach) AS reach_low, sum(reach)::BIGINT AS reach_high, count(reach) AS posts_with_reach
  FROM corrections_in_scope($province, NULL, NULL, $platform, $owner)
  WHERE published_on BETWEEN $first_day::DATE - 2 AND $last_day::DATE + 32  -- nobody corrects a report of these days before or after
  GROUP BY hoax_id
)
SELECT hoax_id, title, category, status, reported_at, clarified_at, province_code, regency_code, region, source,
  first_post_at, first_post.account AS first_account, first_post.permalink, coalesce(posts, 0) AS posts, coalesce(accounts, 0) AS accounts,
  coalesce(regions, 0) AS regions, views, reach_low, reach_high, coalesce(posts_with_reach, 0) AS posts_with_reach,
  least(clarified_at, first_post_at) AS corrected_at,
  date_diff('second', reported_at, least(clarified_at, first_post_at)) / 3600 AS hours, reported_on, utc_hours
FROM reports LEFT JOIN posted USING (hoax_id)
ORDER BY reported_at DESC, hoax_id;
