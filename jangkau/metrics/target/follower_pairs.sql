-- One row: a week, and the followers of the accounts of a target that had a total both then and in the week compared with it: $base,
-- or, without one, the week before. Both sides of a break are never compared.
WITH whose AS (
  FROM accounts_of_target($province, $bakorwil, $regency, $platform, $owner, $organisation)
), totals AS (
  SELECT week, account, total, counting FROM account_weeks JOIN whose USING (account)
  WHERE metric = 'followers' AND total IS NOT NULL AND age_days < 7 AND active_between(active_from, active_to, week, week + 6)
    AND ($base::DATE IS NOT NULL OR $organisation::VARCHAR IS NOT NULL)
    AND week BETWEEN least($base::DATE, $since::DATE - 7) AND $week::DATE
)
SELECT later.week, count(*)::BIGINT AS accounts, sum(later.total)::BIGINT AS followers, sum(earlier.total)::BIGINT AS followers_before
FROM totals AS later
JOIN (FROM totals WHERE $base::DATE IS NULL OR week = $base::DATE) AS earlier
  ON earlier.account = later.account AND earlier.counting = later.counting AND earlier.week = coalesce($base::DATE, later.week - 7)
WHERE later.week > earlier.week AND later.week BETWEEN $since::DATE AND $week::DATE
GROUP BY later.week
UNION ALL
-- of whole places the mart tells what each week adds
SELECT week, sum(accounts_compared)::BIGINT, sum(compared)::BIGINT, sum(compared_before)::BIGINT
FROM regency_weeks_in_scope($province, $bakorwil, $regency, $platform, $owner)
WHERE $base::DATE IS NULL AND $organisation::VARCHAR IS NULL
  AND metric = 'followers' AND accounts_compared > 0 AND week BETWEEN $since::DATE AND $week::DATE
GROUP BY week
ORDER BY ALL;
