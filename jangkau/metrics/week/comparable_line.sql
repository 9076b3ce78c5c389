-- One row: one of $metrics and an account in scope that can be compared in the period with the one before, its kabupaten or kota, and
-- its sums in both; or, without an account, one of the last $count periods of $weeks weeks (named by its last Monday), and the sums
-- in it and in the one before over those of these accounts that can be compared in it as well.
WITH every AS (
  FROM compared_accounts(
    $province, $bakorwil, $regency, $platform, $owner, $metrics, $weeks,
    $week::DATE - (7 * ($weeks * ($count + 1) - 1))::INTEGER, $week)
), last AS (
  FROM every WHERE week = $week::DATE
)
SELECT metric, week, account, code, total, total_before FROM last
UNION ALL
SELECT metric, week, NULL, NULL, sum(total), sum(total_before) FROM every SEMI JOIN last USING (metric, account_id) GROUP BY metric, week
ORDER BY metric, week, account;
