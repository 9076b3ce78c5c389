-- One row: a period of $weeks weeks (named by its last Monday) and the sums of one metric over the accounts that can be
-- compared with the period before, from the period that ends with $week back to the first one after $since.
SELECT week, CASE WHEN $by_regency THEN code END AS code, count(*)::BIGINT AS accounts_compared, sum(total) AS total,
  sum(total_before) AS total_before
FROM compared_accounts($province, $bakorwil, $regency, $platform, $owner, [$metric], $weeks, $since, $week)
GROUP BY ALL
ORDER BY ALL;
