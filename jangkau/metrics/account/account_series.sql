-- One row: a registered account of one regency and a week in which it reported the metric; one with no week where it never did.
SELECT accounts.account, name, handle, platform, owner, week, total, largest, reported_days, basis, rounded, age_days
FROM regency_accounts_in_scope($province, $bakorwil, $regency, $platform, $owner) AS accounts
LEFT JOIN told_weeks ON told_weeks.account = accounts.account AND metric = $metric
  AND total IS NOT NULL AND week BETWEEN $since::DATE AND $week::DATE
WHERE regency_code = $regency AND active_between(active_from, active_to, $since::DATE, $week::DATE + 6)
ORDER BY accounts.account, week;
