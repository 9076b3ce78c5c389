-- One row: a week for which some account of the province has a number, and how many accounts the fullest metric has.
SELECT week, max(accounts)::BIGINT AS accounts_with_data
FROM (
  SELECT week, metric, sum(accounts) AS accounts
  FROM regency_weeks
  WHERE province_code = $province AND accounts > 0
  GROUP BY ALL
)
GROUP BY week
ORDER BY week;
