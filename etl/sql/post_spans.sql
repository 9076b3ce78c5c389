-- One row of post_spans: a run of days for which an account's exports, taken together, tell every post.
-- Only formats that list every post of their period count: TikTok Studio shows a selection, an export of stories or videos
-- alone leaves the rest out, and YouTube's table stops at 500. The days of a file are days of a zone that it does not tell,
-- so a run begins where its first day has begun in every zone (UTC-8) and ends where its last has ended in one (UTC+7);
-- the day of the export itself was not over, and where nobody told that day it may be the last one.
DELETE FROM post_spans;
INSERT INTO post_spans
  WITH lists AS (
    SELECT account, period_from, period_to, exported_at, exported_on,
      least(period_to, coalesce(exported_at::DATE, exported_on)) AS last_day
    FROM imports
    WHERE state = 'loaded' AND account IS NOT NULL AND period_from IS NOT NULL
      AND importer IN ('facebook_posts', 'instagram_posts', 'tiktok_business_content', 'x_content', 'x_legacy_posts',
        'youtube_table')
      AND import_no NOT IN (SELECT import_no FROM ignored_rows WHERE rule = 'top_results_notice')
  ), runs AS (
    SELECT *, sum(begins) OVER (PARTITION BY account ORDER BY period_from, last_day, period_to
        ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS run
    FROM (
      SELECT *, CASE WHEN period_from <= 1 + max(last_day) OVER (PARTITION BY account ORDER BY period_from, last_day, period_to
          ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) THEN 0 ELSE 1 END AS begins
      FROM lists)
  )
  SELECT account, min(period_from) + INTERVAL 8 HOUR AS covered_from,
    max(CASE
      WHEN exported_at IS NOT NULL THEN least(exported_at, period_to + INTERVAL 17 HOUR)
      WHEN exported_on > period_to THEN period_to + INTERVAL 17 HOUR
      ELSE last_day - 1 + INTERVAL 17 HOUR END) AS covered_to
  FROM runs
  GROUP BY account, run
  HAVING covered_to > covered_from
  ORDER BY ALL
