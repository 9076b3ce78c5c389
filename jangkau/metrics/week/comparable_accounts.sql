-- One row: an account in scope and a period of $weeks weeks (named by its last Monday) that can be compared with the period before
-- (every week reported in both, over as many days, from the same kind of file, on the same side of each break), with its sums in
-- both; the last $count periods.
WITH in_scope AS (
  SELECT account, regency_code, active_from, active_to
  FROM regency_accounts_in_scope($province, $bakorwil, $regency, $platform, $owner)
), periods AS (
  SELECT account, regency_code, ($week::DATE - week) // (7 * $weeks) AS ago,
    CASE WHEN kind = 'stock' THEN arg_max(total, week) ELSE sum(total) END AS total,
    CASE WHEN kind = 'stock' THEN 0 ELSE sum(reported_days) END AS days, min(basis) AS basis, min(counting) AS counting
  FROM account_weeks JOIN in_scope USING (account) JOIN metric_kinds USING (metric)
  WHERE metric = $metric AND total IS NOT NULL
    AND week BETWEEN $week::DATE - (7 * ($weeks * ($count + 1) - 1))::INTEGER AND $week::DATE
    AND active_between(active_from, active_to, week, week + 6)
  GROUP BY account, regency_code, ago, kind
  HAVING count(*) = $weeks AND min(basis) = max(basis) AND count(counting) = $weeks AND min(counting) = max(counting)
)
SELECT $week::DATE - (7 * $weeks * later.ago)::INTEGER AS week, account, later.regency_code AS code, later.basis, later.total,
  earlier.total AS total_before
FROM periods AS later JOIN periods AS earlier USING (account)
WHERE earlier.ago = later.ago + 1 AND earlier.days = later.days AND earlier.basis = later.basis AND earlier.counting = later.counting
ORDER BY week, account;
