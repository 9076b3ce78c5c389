-- One row: a week for which some account of the province has a number, and how many accounts the fullest metric has
-- (followers apart: a total stands for two weeks after it was seen).
SELECT week, coalesce(max(accounts) FILTER (metric <> 'followers'), 0)::BIGINT AS accounts_with_data
FROM (
  SELECT week, metric, sum(accounts) AS accounts
  FROM regency_weeks
  WHERE province_code = $province AND accounts > 0
  GROUP BY ALL
)
GROUP BY week
ORDER BY week;
