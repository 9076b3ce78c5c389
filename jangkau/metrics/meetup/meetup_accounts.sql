-- One row: a registered account of the province, and the first and last week in which it told the metric ($week is week 0).
WITH seats AS (
  SELECT account, row_number() OVER (ORDER BY account) AS seat FROM accounts
  WHERE $province::VARCHAR IS NULL OR province_code = $province
), anew AS (
  SELECT seat, week, coalesce(age_days, 0) AS age_days
  FROM account_weeks JOIN seats USING (account)
  WHERE metric = $metric AND total IS NOT NULL AND coalesce(age_days, 0) < 7
), spans AS (
  SELECT seat, min(week) AS first_known, max(week) AS last_known
  FROM anew JOIN (SELECT seat, median(age_days) AS usual FROM anew GROUP BY seat) AS habits USING (seat)
  WHERE age_days - usual < 3 -- as in meetup_followers.sql: a week of which only the first days are told is no whole one
  GROUP BY seat
)
SELECT accounts.account, handle, accounts.name, platform, owner, level, accounts.province_code, regency_code,
  regencies.name AS regency, bakorwil, organisation,
  (date_trunc('week', active_from)::DATE - $week::DATE) // 7 AS active_from_week,
  (date_trunc('week', active_to)::DATE - $week::DATE) // 7 AS active_to_week,
  (first_known - $week::DATE) // 7 AS first_known, (last_known - $week::DATE) // 7 AS last_known
FROM accounts JOIN seats USING (account)
LEFT JOIN regencies ON regencies.code = regency_code
LEFT JOIN spans USING (seat)
ORDER BY accounts.account;
