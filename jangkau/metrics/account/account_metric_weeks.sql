-- One row: a metric of an account and a week with a value. A week whose posts are all told and are none has zero posts.
WITH told AS (
  SELECT metric::VARCHAR AS metric, week AS day, total AS value
  FROM account_weeks
  WHERE account = $account AND week BETWEEN $first::DATE AND $last::DATE AND total IS NOT NULL
), none AS (
  SELECT DISTINCT 'posts' AS metric, week::DATE AS day, 0.0 AS value
  FROM post_spans, range($first::DATE, $last::DATE, INTERVAL 7 DAY) AS weeks (week)
  WHERE account = $account AND covered_from < week + INTERVAL 17 HOUR AND covered_to >= week + INTERVAL 161 HOUR
)
SELECT metric, day, value, 7 AS days FROM told
UNION ALL
SELECT metric, day, value, 7 FROM none ANTI JOIN told USING (metric, day)
ORDER BY metric, day;
