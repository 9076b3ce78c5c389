-- One row: an account that is registered or has data, and the last days up to $today that something was heard of it.
WITH told AS (
  SELECT account_id, max(day) AS last_value_on FROM day_values
  WHERE value IS NOT NULL AND day <= $today::DATE
  GROUP BY account_id
), counted AS (
  SELECT account_id, max(day) FILTER (value > 0) AS last_counted_post_on, true AS posts_counted FROM day_values
  WHERE metric = 'posts' AND value IS NOT NULL AND day <= $today::DATE
  GROUP BY account_id
), followed AS (
  SELECT account_id, arg_max(value, day) AS followers, max(day) AS followers_on FROM day_values
  WHERE metric = 'followers' AND value IS NOT NULL AND day <= $today::DATE
  GROUP BY account_id
), days AS (
  FROM told JOIN account_keys USING (account_id) LEFT JOIN counted USING (account_id) LEFT JOIN followed USING (account_id)
), published AS (
  SELECT account, max(published_on) AS last_published_on
  FROM latest_posts
  WHERE published_on <= $today::DATE
  GROUP BY account
), known AS (
  SELECT account, false AS registered FROM (SELECT account FROM days UNION SELECT account FROM published)
  ANTI JOIN accounts USING (account)
  UNION ALL
  SELECT account, true FROM accounts
), regions AS (
  SELECT code, name, bakorwil FROM regencies
  UNION ALL
  SELECT DISTINCT province_code, province, NULL FROM regencies
)
SELECT account, registered,
  coalesce(platform, split_part(account, ':', 1)) AS platform,
  coalesce(handle, substr(account, strpos(account, ':') + 1)) AS handle,
  accounts.name, owner, province_code, coalesce(regency_code, province_code) AS region_code, regions.name AS region, bakorwil,
  organisation, active_from, active_to, checked_on,
  greatest(last_value_on, last_published_on) AS last_data_on,
  greatest(last_counted_post_on, last_published_on) AS last_post_on,
  coalesce(posts_counted, false) OR last_published_on IS NOT NULL AS posts_told,
  followers::BIGINT AS followers, followers_on,
  lower(concat_ws(' ', account, accounts.name, organisation, regions.name)) AS words
FROM known
LEFT JOIN accounts USING (account)
LEFT JOIN days USING (account)
LEFT JOIN published USING (account)
LEFT JOIN regions ON regions.code = coalesce(regency_code, province_code)
ORDER BY province_code, region_code, handle, platform;
