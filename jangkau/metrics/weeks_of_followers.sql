-- One row: a week for which some account of the province has a total of followers, and how many were seen in that very week.
WITH told AS (
  SELECT DISTINCT week FROM regency_weeks WHERE province_code = $province AND accounts > 0
), seen AS (
  SELECT week, count(DISTINCT account) AS accounts
  FROM account_weeks JOIN accounts USING (account)
  WHERE metric = 'followers' AND total IS NOT NULL AND coalesce(age_days, 0) < 7 AND province_code = $province
  GROUP BY week
)
SELECT week, coalesce(accounts, 0)::BIGINT AS accounts_with_data
FROM told LEFT JOIN seen USING (week)
ORDER BY week;
