-- One row: an account in scope that can be compared in the period with the one before, with its sums in both; or, without an account, one
-- of the last $count periods of $weeks weeks (named by its last Monday), and the sums in it and in the one before over those of these
-- accounts that can be compared in it as well.
WITH every AS (
  FROM compared_accounts(
    $province, $bakorwil, $regency, $platform, $owner, $metric, $weeks,
    $week::DATE - (7 * ($weeks * ($count + 1) - 1))::INTEGER, $week)
), last AS (
  FROM every WHERE week = $week::DATE
)
SELECT week, account, total, total_before FROM last
UNION ALL
SELECT week, NULL, sum(total), sum(total_before) FROM every SEMI JOIN last USING (account) GROUP BY week
ORDER BY week, account;
