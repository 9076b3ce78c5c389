-- One row: two registered accounts of which one carried the other, by a mention or a collab, by their numbers among all that are
-- registered, and a bit of each of several periods, the first one's the lowest: whether it did in it. The periods: from one of
-- $first_days to the one of $last_days beside it.
WITH numbered AS (
  SELECT account, row_number() OVER (ORDER BY account) AS number, coalesce(regency_code, province_code) AS home, owner FROM accounts
), pairs AS (
  SELECT account, carried_account, bit_or(period) AS periods
  FROM carried_days JOIN period_days($first_days, $last_days) USING (published_on)
  WHERE published_on BETWEEN list_min($first_days::DATE[]) AND list_max($last_days::DATE[])
  GROUP BY account, carried_account
)
SELECT own.number, other.number AS carried_number, periods, own.home <> other.home AS cross_region, own.owner <> other.owner AS cross_owner
FROM pairs JOIN numbered AS own USING (account)
JOIN numbered AS other ON other.account = carried_account
ORDER BY ALL;
