-- One row: two registered accounts of which one carried the other, by a mention or a collab, by their numbers among all that are
-- registered, and a bit of each of several periods, the first one's the lowest: whether it did in it. The periods: from one of
-- $first_days to the one of $last_days beside it.
WITH periods AS (
  SELECT unnest($first_days::DATE[]) AS first_day, unnest($last_days::DATE[]) AS last_day,
    unnest([1::BIGINT << place FOR place IN range(len($first_days::DATE[]))]) AS period
), days AS (
  SELECT period, unnest(range(first_day::TIMESTAMP, last_day::TIMESTAMP + INTERVAL 1 DAY, INTERVAL 1 DAY))::DATE AS published_on
  FROM periods
), numbered AS (
  SELECT account, row_number() OVER (ORDER BY account) AS number, coalesce(regency_code, province_code) AS home, owner FROM accounts
)
SELECT own.number, other.number AS carried_number, bit_or(period) AS periods,
  own.home <> other.home AS cross_region, own.owner <> other.owner AS cross_owner
FROM carried_days JOIN days USING (published_on)
JOIN numbered AS own USING (account)
JOIN numbered AS other ON other.account = carried_account
WHERE published_on BETWEEN list_min($first_days::DATE[]) AND list_max($last_days::DATE[])
GROUP BY ALL
ORDER BY ALL;
