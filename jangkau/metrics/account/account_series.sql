-- One row: a registered account of one regency and a week in which it reported the metric; one with no week where it never did.
SELECT accounts.account, name, handle, platform, owner, week, total, largest, reported_days, basis, rounded, age_days
FROM accounts
LEFT JOIN account_weeks ON account_weeks.account = accounts.account AND metric = $metric::metric
  AND total IS NOT NULL AND week BETWEEN $since::DATE AND $week::DATE
WHERE level = 'regency' AND regency_code = $regency
  AND ($platform::VARCHAR IS NULL OR platform = $platform)
  AND ($owner::VARCHAR IS NULL OR owner = $owner)
  AND (active_from IS NULL OR active_from <= $week::DATE + 6)
  AND (active_to IS NULL OR active_to >= $since::DATE)
ORDER BY accounts.account, week;
