-- One row: a period of $weeks weeks (named by its last Monday) and an owner, and the sums of one metric in it and in the period that
-- ends with $week, over the accounts that reported as many days in both, from the same kind of file, on the same
-- side of each break; unique counts of days alone.
WITH periods AS (
  FROM account_periods($province, $bakorwil, $regency, $platform, $owner, [$metric], $weeks, $since, $week)
)
SELECT $week::DATE - (7 * $weeks * earlier.ago)::INTEGER AS week, earlier.owner, count(*)::BIGINT AS accounts,
  sum(earlier.total) AS total, sum(latest.total) AS latest
FROM periods AS earlier
JOIN (FROM periods WHERE ago = 0) AS latest USING (account_id, of_posts, days, counting)
GROUP BY ALL
ORDER BY ALL;
