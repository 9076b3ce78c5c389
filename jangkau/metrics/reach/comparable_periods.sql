-- One row: a period of $weeks weeks (named by its last Monday) and the sums of one metric over the accounts that can be
-- compared with the period before (every week reported in both, over as many days, from the same kind of file; unique counts from
-- days alone), from the period that ends with $week back to the first one after $since.
WITH in_scope AS (
  SELECT account, regency_code, active_from, active_to
  FROM regency_accounts_in_scope($province, $bakorwil, $regency, $platform, $owner)
), periods AS (
  SELECT account, regency_code, ($week::DATE - week) // (7 * $weeks) AS ago,
    CASE WHEN kind = 'stock' THEN arg_max(total, week) ELSE sum(total) END AS total,
    CASE WHEN kind = 'stock' THEN 0 ELSE sum(reported_days) END AS days, min(basis) AS basis
  FROM account_weeks JOIN in_scope USING (account) JOIN metric_kinds USING (metric)
  WHERE metric = $metric AND total IS NOT NULL AND week BETWEEN $since::DATE AND $week::DATE
    AND (kind <> 'unique' OR basis = 'days') AND active_between(active_from, active_to, week, week + 6)
  GROUP BY account, regency_code, ago, kind
  HAVING count(*) = $weeks AND min(basis) = max(basis)
)
SELECT $week::DATE - (7 * $weeks * later.ago)::INTEGER AS week, CASE WHEN $by_regency THEN later.regency_code END AS code,
  count(*)::BIGINT AS accounts_compared, sum(later.total) AS total, sum(earlier.total) AS total_before
FROM periods AS later
JOIN periods AS earlier ON earlier.account = later.account AND earlier.ago = later.ago + 1
  AND earlier.days = later.days AND earlier.basis = later.basis
GROUP BY ALL
ORDER BY ALL;
