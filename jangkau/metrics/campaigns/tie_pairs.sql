-- One row: two registered accounts of which one carried the other from one day to another, by a mention or a collab.
SELECT DISTINCT carrying.account, carried_account,
  coalesce(own.regency_code, own.province_code) <> coalesce(other.regency_code, other.province_code) AS cross_region,
  own.owner <> other.owner AS cross_owner
FROM carried_days AS carrying
JOIN account_homes AS own ON own.account = carrying.account
JOIN account_homes AS other ON other.account = carried_account
WHERE published_on BETWEEN $first_day::DATE AND $last_day::DATE
ORDER BY ALL;
