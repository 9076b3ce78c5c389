-- One row: a week for which some account of the province has a number, and how many accounts the fullest metric has. Followers stand
-- apart, for a total stands for two weeks after it was seen: where nobody tells of anything else, those seen in the week count.
WITH told AS (
  SELECT week, metric, sum(accounts) AS accounts
  FROM regency_weeks
  WHERE province_code = $province AND accounts > 0
  GROUP BY ALL
), seen AS (
  SELECT week, count(DISTINCT account) AS accounts
  FROM account_weeks JOIN accounts USING (account)
  WHERE metric = 'followers' AND total IS NOT NULL AND coalesce(age_days, 0) < 7 AND province_code = $province
  GROUP BY week
)
SELECT week, coalesce(CASE WHEN (SELECT bool_and(metric = 'followers') FROM told) THEN any_value(seen.accounts)
  ELSE max(told.accounts) FILTER (metric <> 'followers') END, 0)::BIGINT AS accounts_with_data
FROM told LEFT JOIN seen USING (week)
GROUP BY week
ORDER BY week;
