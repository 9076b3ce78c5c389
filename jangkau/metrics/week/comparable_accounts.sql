-- One row: an account in scope and a period of $weeks weeks (named by its last Monday) that can be compared with the period before,
-- with its sums in both; the last $count periods.
SELECT week, account, code, total, total_before
FROM compared_accounts(
  $province, $bakorwil, $regency, $platform, $owner, $metric, $weeks,
  $week::DATE - (7 * ($weeks * ($count + 1) - 1))::INTEGER, $week)
ORDER BY week, account;
