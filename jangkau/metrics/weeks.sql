-- One row: a week for which some account of the province has a number, and how many accounts the fullest metric has. Followers stand
-- apart, for a total stands for two weeks after it was seen (weeks_of_followers.sql).
WITH told AS (
  SELECT week, metric, sum(accounts) AS accounts
  FROM regency_weeks
  WHERE province_code = $province AND accounts > 0
  GROUP BY ALL
)
SELECT week, coalesce(max(accounts) FILTER (metric <> 'followers'), 0)::BIGINT AS accounts_with_data
FROM told
GROUP BY week
ORDER BY week;
