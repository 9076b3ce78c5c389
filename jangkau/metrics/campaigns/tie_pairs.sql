-- One row: two registered accounts of which one carried the other in a period, by a mention or a collab. The periods: from one of
-- $first_days to the one of $last_days beside it.
WITH periods AS (
  SELECT unnest($first_days::DATE[]) AS first_day, unnest($last_days::DATE[]) AS last_day
), carrying AS (
  SELECT DISTINCT first_day, account, carried_account
  FROM carried_days JOIN periods ON published_on BETWEEN first_day AND last_day
  WHERE published_on BETWEEN list_min($first_days::DATE[]) AND list_max($last_days::DATE[])
)
SELECT first_day, carrying.account, carried_account,
  coalesce(own.regency_code, own.province_code) <> coalesce(other.regency_code, other.province_code) AS cross_region,
  own.owner <> other.owner AS cross_owner
FROM carrying
JOIN accounts AS own ON own.account = carrying.account
JOIN accounts AS other ON other.account = carried_account
ORDER BY ALL;
