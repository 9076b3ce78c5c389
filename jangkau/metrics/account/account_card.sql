-- One row: an account as the registry and its data tell of it, registered or not.
WITH days AS (
  SELECT min(day) AS first_value_on, max(day) AS last_value_on, arg_max(value, day) FILTER (metric = 'followers') AS followers,
    max(day) FILTER (metric = 'followers') AS followers_on
  FROM day_values
  WHERE value IS NOT NULL AND account_id = (SELECT account_id FROM account_keys WHERE account = $account)
), published AS (
  SELECT min(published_on) AS first_published_on, max(published_on) AS last_published_on, count(*) AS posts
  FROM latest_posts WHERE account = $account
), weekly AS (
  -- where only marts are at hand
  SELECT min(week) AS first_week, max(week) AS last_week FROM account_weeks WHERE account = $account AND total IS NOT NULL
)
SELECT $account AS account, accounts.account IS NOT NULL AS registered, split_part($account, ':', 1) AS platform,
  substr($account, strpos($account, ':') + 1) AS handle, accounts.name, owner, level, organisation, accounts.province_code,
  regency_code, coalesce(regencies.name, (SELECT any_value(province) FROM regencies WHERE province_code = accounts.province_code))
    AS region,
  bakorwil, active_from, active_to, checked_on, followers::BIGINT AS followers, followers_on,
  least(first_value_on, first_published_on, first_week) AS first_on,
  coalesce(greatest(last_value_on, last_published_on), last_week + 6) AS last_on, last_published_on, posts
FROM days, published, weekly
LEFT JOIN accounts ON accounts.account = $account
LEFT JOIN regencies ON regency_code = code;
