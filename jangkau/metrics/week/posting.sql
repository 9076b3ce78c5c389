-- One row: a period of $weeks weeks (named by its last Monday), how many accounts tell of their posts in it, how many of
-- them posted, and both for the accounts that told in the period before as well.
WITH in_scope AS (
  SELECT account, active_from, active_to
  FROM regency_accounts_in_scope($province, $bakorwil, $regency, $platform, $owner)
), periods AS (
  SELECT ago::INTEGER AS ago, $week::DATE - (7 * $weeks * ago)::INTEGER AS week FROM range($count::INTEGER) AS counted (ago)
), counted AS (
  SELECT account, ($week::DATE - account_weeks.week) // (7 * $weeks) AS ago, max(total) > 0 AS posted,
    min(CASE WHEN basis = 'days' THEN reported_days ELSE 0 END) >= 6 AND count(*) = $weeks AS known
  FROM account_weeks
  WHERE metric = 'posts' AND total IS NOT NULL AND account IN (SELECT account FROM in_scope)
    AND week BETWEEN $week::DATE - (7 * ($weeks * $count - 1))::INTEGER AND $week::DATE
  GROUP BY ALL
), listed AS (
  -- exports that list every post of the period; a day at either end may be missing, for the day of an export is never whole
  SELECT account, ago, false AS posted, true AS known
  FROM post_spans JOIN in_scope USING (account), periods
  WHERE covered_from < day_ends(week - (7 * ($weeks - 1))::INTEGER, utc_hours_of($province)) AND covered_to >= day_ends(week + 5, utc_hours_of($province))
), told AS (
  -- who posted is counted of those whose posts are told, posted or not: else the silent ones would fall out
  SELECT account, ago, bool_or(posted) AS posted FROM (FROM counted UNION ALL FROM listed)
  GROUP BY account, ago HAVING bool_or(known)
), known AS (
  SELECT account, ago, posted FROM told JOIN in_scope USING (account) JOIN periods USING (ago)
  WHERE active_between(active_from, active_to, week - (7 * ($weeks - 1))::INTEGER, week + 6)
)
SELECT $week::DATE - (7 * $weeks * later.ago)::INTEGER AS week,
  count(*)::BIGINT AS accounts_told, count_if(later.posted)::BIGINT AS accounts_posting,
  count(earlier.account)::BIGINT AS told_both,
  count_if(later.posted AND earlier.account IS NOT NULL)::BIGINT AS posting_both,
  count_if(earlier.posted)::BIGINT AS posting_before
FROM known AS later LEFT JOIN known AS earlier ON earlier.account = later.account AND earlier.ago = later.ago + 1
GROUP BY later.ago
ORDER BY week;
