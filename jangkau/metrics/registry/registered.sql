-- One row: an account that is registered or has data, and the last days up to $today that something was heard of it.
WITH later AS (
  SELECT account_id FROM account_ends JOIN account_keys USING (account)
  WHERE last_value_on > $today::DATE OR last_published_on > $today::DATE
), ends AS (
  FROM account_ends ANTI JOIN (FROM account_keys SEMI JOIN later USING (account_id)) USING (account)
  UNION ALL BY NAME
  FROM ends_until((SELECT list(account_id) FROM later), $today::DATE)
), known AS (
  SELECT account, false AS registered FROM ends ANTI JOIN accounts USING (account)
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
LEFT JOIN ends USING (account)
LEFT JOIN regions ON regions.code = coalesce(regency_code, province_code)
ORDER BY province_code, region_code, handle, platform;
