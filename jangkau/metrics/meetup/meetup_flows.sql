-- One row: an account (its place in meetup_accounts) and a week with its total; 0 where an export that covers the week holds no post.
WITH seats AS (
  SELECT account, row_number() OVER (ORDER BY account) - 1 AS seat
  FROM accounts
  WHERE $province::VARCHAR IS NULL OR province_code = $province
), near AS (
  SELECT seat, (week - $week::DATE) // 7 AS week, metric, total, basis
  FROM account_weeks JOIN seats USING (account)
  WHERE metric IN ($metric::metric, 'posts') AND total IS NOT NULL
    AND week BETWEEN $week::DATE + 7 * $first::INTEGER AND $week::DATE + 7 * $last::INTEGER
), periods AS (
  SELECT DISTINCT seat, period_from, period_to
  FROM (SELECT DISTINCT account_id, import_no FROM posts)
  JOIN imports USING (import_no) JOIN account_keys USING (account_id) JOIN seats ON seats.account = account_keys.account
  WHERE state = 'loaded'
), quiet AS (
  SELECT DISTINCT seat, weeks.week
  FROM periods, range($first::INTEGER, $last::INTEGER + 1) AS weeks (week)
  WHERE $week::DATE + 7 * weeks.week::INTEGER >= period_from AND $week::DATE + 7 * weeks.week::INTEGER + 6 <= period_to
    AND (seat, weeks.week) NOT IN (SELECT (seat, week) FROM near)
    AND ($metric = 'posts' OR seat NOT IN (SELECT seat FROM near WHERE metric = $metric::metric AND basis = 'days'))
)
SELECT seat::INTEGER AS seat, week::INTEGER AS week, max(total) AS total
FROM (
  SELECT seat, week, total FROM near WHERE metric = $metric::metric
  UNION ALL
  SELECT seat, week, 0 FROM quiet
)
GROUP BY ALL;
