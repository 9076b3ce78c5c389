-- One row: an account in scope that can be compared in the period with the one before, with its sums in both.
SELECT week, account, code, total, total_before
FROM compared_accounts(
  $province, $bakorwil, $regency, $platform, $owner, [$metric], $weeks, $week::DATE - (7 * (2 * $weeks - 1))::INTEGER, $week)
ORDER BY account;
