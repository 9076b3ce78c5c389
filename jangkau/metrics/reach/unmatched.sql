-- One row: an account with data in the period that stands in no kabupaten or kota, and why.
SELECT seen.account, CASE WHEN accounts.account IS NULL THEN 'unregistered' ELSE 'region_unknown' END AS reason
FROM (SELECT DISTINCT account FROM account_weeks WHERE week BETWEEN $first_week::DATE AND $week::DATE AND total IS NOT NULL) AS seen
LEFT JOIN accounts USING (account)
LEFT JOIN regencies ON regency_code = code
WHERE (accounts.account IS NULL OR (level = 'regency' AND code IS NULL))
  AND ($platform::VARCHAR IS NULL OR split_part(seen.account, ':', 1) = $platform)
ORDER BY ALL;
