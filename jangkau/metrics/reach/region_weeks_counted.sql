-- One row: the same, account by account, of people told for a single day (from days alone) and of what posts reached in their lifetime:
-- the rules of account_totals, for every week.
SELECT week, regency_code AS code, sum(total) FILTER (counts) AS total, max(largest) FILTER (counts) AS largest,
  count(DISTINCT account) FILTER (counts) AS accounts
FROM (
  SELECT week, regency_code, account, total, largest, basis = 'days' AS counts
  FROM told_weeks
  JOIN regency_accounts_in_scope($province, $bakorwil, $regency, $platform, $owner) USING (account)
  WHERE metric = $metric AND total IS NOT NULL AND active_between(active_from, active_to, week, week + 6)
    AND week BETWEEN $since::DATE AND $week::DATE
  UNION ALL
  SELECT date_trunc('week', published_on)::DATE, regency_code, account, reach, reach, true
  FROM latest_posts JOIN regency_accounts_in_scope($province, $bakorwil, $regency, $platform, $owner) USING (account)
  WHERE $metric = 'post_reach' AND reach IS NOT NULL AND published_on BETWEEN $since::DATE AND $week::DATE + 6
    AND active_between(active_from, active_to, published_on, published_on)
)
GROUP BY ALL
ORDER BY week, code;
