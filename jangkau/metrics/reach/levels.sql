-- One row: a period of $weeks weeks (named by its last Monday) and an owner, and the sums of one metric in it and in the period that
-- ends with $week, over the accounts that reported as many days in both, from the same kind of file, on the same
-- side of each break; unique counts of days alone.
WITH periods AS (
  SELECT account, owner, ($week::DATE - week) // (7 * $weeks) AS ago,
    CASE WHEN kind = 'stock' THEN arg_max(total, week) ELSE sum(total) END AS total,
    CASE WHEN kind = 'stock' THEN 0 ELSE sum(reported_days) END AS days, min(basis) AS basis, min(counting) AS counting
  FROM account_weeks
  JOIN regency_accounts_in_scope($province, $bakorwil, $regency, $platform, $owner) USING (account)
  JOIN metric_kinds USING (metric)
  WHERE metric = $metric AND total IS NOT NULL AND week BETWEEN $since::DATE AND $week::DATE
    AND (kind <> 'unique' OR basis = 'days') AND active_between(active_from, active_to, week, week + 6)
  GROUP BY account, owner, ago, kind
  HAVING count(*) = $weeks AND min(basis) = max(basis) AND count(counting) = $weeks AND min(counting) = max(counting)
    AND (kind <> 'stock' OR coalesce(arg_max(age_days, week), 0) < 7)
)
SELECT $week::DATE - (7 * $weeks * earlier.ago)::INTEGER AS week, owner, count(*)::BIGINT AS accounts,
  sum(earlier.total) AS total, sum(latest.total) AS latest
FROM periods AS earlier
JOIN (FROM periods WHERE ago = 0) AS latest USING (account, owner, basis, days, counting)
GROUP BY ALL
ORDER BY ALL;
