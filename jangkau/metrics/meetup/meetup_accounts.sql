-- One row: a registered account of the province, and the first and last week in which it told the metric ($week is week 0).
WITH anew AS (
  SELECT account, week, coalesce(age_days, 0) - median(coalesce(age_days, 0)) OVER (PARTITION BY account) AS late
  FROM account_weeks
  WHERE metric = $metric AND total IS NOT NULL AND coalesce(age_days, 0) < 7
), spans AS (
  SELECT account, min(week) AS first_known, max(week) AS last_known
  FROM anew
  WHERE late < 3 -- as in meetup_followers.sql: a week of which only the first days are told is no whole one
  GROUP BY account
)
SELECT accounts.account, handle, accounts.name, platform, owner, level, accounts.province_code, regency_code,
  regencies.name AS regency, bakorwil, organisation,
  (date_trunc('week', active_from)::DATE - $week::DATE) // 7 AS active_from_week,
  (date_trunc('week', active_to)::DATE - $week::DATE) // 7 AS active_to_week,
  (first_known - $week::DATE) // 7 AS first_known, (last_known - $week::DATE) // 7 AS last_known
FROM accounts
LEFT JOIN regencies ON regencies.code = regency_code
LEFT JOIN spans USING (account)
WHERE $province::VARCHAR IS NULL OR accounts.province_code = $province
ORDER BY accounts.account;
