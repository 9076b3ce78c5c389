-- One row: an account's posts of a kind, a quarter, weekdays or weekends (stratum: a number for each of these), in some hours of its own
-- zone, and their views as logarithms.
-- Only posts whose file tells the hour and their views, seen when they were a week old or more.
WITH untold AS (
  SELECT import_no FROM imports JOIN formats USING (importer) WHERE NOT tells_hour
), grown AS (
  SELECT account_id, ln(views + 1) AS size,
    hash(account_id, coalesce(kind, ''), date_trunc('quarter', published_on), isodow(published_on) > 5) AS stratum,
    hour(published_at + to_hours(utc_hours)) // $block * $block AS from_hour
  FROM latest_posts JOIN (
    SELECT account_id, utc_hours, active_from, active_to
    FROM accounts_in_scope($province, $bakorwil, $regency, $platform, $owner) JOIN account_keys USING (account)) AS homes USING (account_id)
  ANTI JOIN untold USING (import_no)
  WHERE published_at IS NOT NULL AND views IS NOT NULL AND as_of >= published_at + INTERVAL 7 DAY
    AND published_on BETWEEN $first_day::DATE AND $last_day::DATE
    AND active_between(active_from, active_to, published_on, published_on)
)
SELECT stratum, account_id AS account, from_hour, count(*) AS posts, sum(size) AS total, sum(size * size) AS squares
FROM grown
GROUP BY ALL
ORDER BY stratum, from_hour;
