-- One row: a share of an account's audience by age, gender, city or country, as the newest export that parts it so tells it.
WITH told AS (
  SELECT account_keys.account, day, basis, dimension, value, share, as_of, rows_read, sha256, import_no
  FROM audience_shares JOIN account_keys USING (account_id) LEFT JOIN imports USING (import_no)
  WHERE $account::VARCHAR IS NULL OR account_keys.account = $account
), parted AS (
  SELECT * FROM told WHERE dimension <> 'age_gender'
  UNION ALL BY NAME
  SELECT * EXCLUDE (value, share, dimension), 'age' AS dimension, split_part(value, '|', 1) AS value, sum(share) AS share
  FROM told WHERE dimension = 'age_gender' GROUP BY ALL
  UNION ALL BY NAME
  SELECT * EXCLUDE (value, share, dimension), 'gender' AS dimension, split_part(value, '|', 2) AS value, sum(share) AS share
  FROM told WHERE dimension = 'age_gender' GROUP BY ALL
), newest AS (
  FROM parted
  QUALIFY rank() OVER (PARTITION BY account, dimension ORDER BY day DESC, as_of DESC, rows_read DESC, sha256 DESC, import_no) = 1
), totals AS (
  SELECT account, day AS followers_on, value AS followers
  FROM day_values JOIN account_keys USING (account_id)
  WHERE metric = 'followers' AND value IS NOT NULL
)
FROM (
  SELECT newest.account, dimension, value, round(share, 6) AS share, basis, day, max_by(followers, followers_on)::BIGINT AS followers
  FROM newest LEFT JOIN totals ON totals.account = newest.account AND followers_on BETWEEN day - $stale_days::INTEGER AND day
  GROUP BY ALL)
ORDER BY account, list_position(['age', 'gender', 'city', 'country'], dimension),
  CASE WHEN dimension = 'age' THEN value END, share DESC, value;
