-- One row: a metric of an account and a week with a value. A week whose posts are all told and are none has zero posts.
WITH known AS (
  SELECT metric, week AS day, total AS value
  FROM told_weeks
  WHERE account = $account AND week BETWEEN $first::DATE AND $last::DATE AND total IS NOT NULL
), zone AS (
  SELECT utc_hours_of((SELECT province_code FROM accounts WHERE account = $account)) AS utc_hours
), none AS (
  SELECT DISTINCT 'posts' AS metric, week::DATE AS day, 0.0 AS value
  FROM post_spans, zone, range($first::DATE, $last::DATE, INTERVAL 7 DAY) AS weeks (week)
  WHERE account = $account AND covered_from < day_ends(week, utc_hours) AND covered_to >= day_ends(week + INTERVAL 6 DAY, utc_hours)
)
SELECT metric, day, value, 7 AS days FROM known
UNION ALL
SELECT metric, day, value, 7 FROM none ANTI JOIN known USING (metric, day)
ORDER BY metric, day;
