-- One row of post_spans: a run of time for which an account's exports, taken together, tell every post.
-- Only files that list every post of their period count (formats.lists_every_post) and that no notice says to be cut; a refused row
-- may be a post, and posts without a caption tell nothing.
-- The days of a file are days of a zone that it does not tell, so a run begins where its first day has begun in every zone
-- (UTC-8) and ends where its last has ended in the account's own. The day of the export itself was not over; where nobody told
-- that day it may be the last one. Two files make one run where no day lies between the days that both tell whole, in any zone.
-- Worked out anew for the accounts in `touched`.
CREATE OR REPLACE TEMP TABLE spanned AS SELECT DISTINCT account FROM account_keys JOIN touched USING (account_id);

DELETE FROM post_spans WHERE account IN (FROM spanned);
INSERT INTO post_spans
  WITH zones AS (
    SELECT account, coalesce(utc_hours, 7) AS utc_hours
    FROM spanned LEFT JOIN account_homes USING (account)
  ), told AS (
    SELECT import_no, count(caption) AS captions, min(published_on) AS first_on, max(published_on) AS last_on,
      min(coalesce(published_at, day_ends(published_on, utc_hours))) AS first_at,
      max(coalesce(published_at, day_begins(published_on, utc_hours))) AS last_at
    FROM posts JOIN imports USING (import_no) JOIN zones USING (account) GROUP BY import_no
  ), lists AS (
    SELECT account, period_from, period_to, exported_at, exported_on, lists_watched,
      -- a file that does not tell its period: what it is taken for reaches from its first post to its last
      coalesce(first_on = period_from AND last_on = period_to, false) AS by_posts, first_at, last_at,
      CASE
        WHEN exported_at IS NOT NULL THEN least(exported_at, day_ends(period_to, utc_hours))
        WHEN exported_on > period_to THEN day_ends(period_to, utc_hours)
        ELSE day_ends(least(period_to, exported_on) - 1, utc_hours) END AS told_until,
      least(period_to, coalesce((exported_at - INTERVAL 8 HOUR)::DATE - 1, exported_on - 2, period_to - 1)) AS last_whole_day
    FROM imports JOIN formats USING (importer) JOIN zones USING (account) LEFT JOIN told USING (import_no)
    WHERE state = 'loaded' AND period_from IS NOT NULL
      AND refused = 0 AND coalesce(captions > 0, true)
      AND lists_every_post
      AND NOT EXISTS (FROM ignored_rows WHERE ignored_rows.import_no = imports.import_no AND rule = cut_rule)
  ), files AS (
    SELECT account, CASE WHEN by_posts THEN period_from + 1 ELSE period_from END AS first_whole_day,
      CASE WHEN by_posts THEN greatest(period_from + INTERVAL 8 HOUR, first_at) ELSE period_from + INTERVAL 8 HOUR END AS told_from,
      CASE WHEN by_posts THEN least(told_until, last_at) ELSE told_until END AS told_until,
      CASE WHEN by_posts THEN least(last_whole_day, period_to - 1) ELSE last_whole_day END AS last_whole_day
    FROM lists
    WHERE NOT (by_posts AND lists_watched)
  ), runs AS (
    SELECT *, sum(begins) OVER (PARTITION BY account ORDER BY first_whole_day, last_whole_day, told_until
        ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS run
    FROM (
      SELECT *, CASE WHEN first_whole_day <= 1 + max(last_whole_day) OVER (
          PARTITION BY account ORDER BY first_whole_day, last_whole_day, told_until
          ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) THEN 0 ELSE 1 END AS begins
      FROM files)
  )
  SELECT account, min(told_from) AS covered_from, max(told_until) AS covered_to
  FROM runs
  GROUP BY account, run
  HAVING covered_to > covered_from
  ORDER BY ALL
