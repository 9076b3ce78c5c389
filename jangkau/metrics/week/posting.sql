-- One row: a period of $weeks weeks (named by its last Monday), how many accounts tell of their posts in it, how many of
-- them posted, and both for the accounts that told in the period before as well.
WITH in_scope AS (
  -- of each account the place of its periods, ago by ago, among those of all: one number where a name and another would be looked up
  SELECT account, active_from, active_to, utc_hours, $count::INTEGER * row_number() OVER (ORDER BY account) AS first_place
  FROM regency_accounts_in_scope($province, $bakorwil, $regency, $platform, $owner)
), heard AS (
  SELECT in_scope.* EXCLUDE (account), ($week::DATE - week) // (7 * $weeks) AS ago, total > 0 AS posted,
    CASE WHEN basis = 'days' AND reported_days >= 6 THEN 1 ELSE 0 END AS weeks_told, false AS listed
  FROM account_weeks JOIN in_scope USING (account)
  WHERE metric = 'posts' AND total IS NOT NULL
    AND week BETWEEN $week::DATE - (7 * ($weeks * $count - 1))::INTEGER AND $week::DATE
  UNION ALL
  -- exports that list every post of the period; a day at either end may be missing, for the day of an export is never whole
  SELECT in_scope.* EXCLUDE (account), ago, false, 0, true
  FROM post_spans JOIN in_scope USING (account), range($count::INTEGER) AS periods (ago)
  WHERE covered_from < day_ends($week::DATE - (7 * ($weeks * (ago + 1) - 1))::INTEGER, utc_hours)
    AND covered_to >= day_ends($week::DATE - (7 * $weeks * ago)::INTEGER + 5, utc_hours)
), known AS (
  -- who posted is counted of those whose posts are told, posted or not: else the silent ones would fall out
  SELECT first_place + ago AS place, any_value(ago) AS ago, bool_or(posted) AS posted
  FROM heard
  WHERE active_between(
    active_from, active_to, $week::DATE - (7 * ($weeks * (ago + 1) - 1))::INTEGER, $week::DATE - (7 * $weeks * ago)::INTEGER + 6)
  GROUP BY place
  HAVING bool_or(listed) OR sum(weeks_told) = $weeks
)
SELECT $week::DATE - (7 * $weeks * later.ago)::INTEGER AS week,
  count(*)::BIGINT AS accounts_told, count_if(later.posted)::BIGINT AS accounts_posting,
  count(earlier.place)::BIGINT AS told_both,
  count_if(later.posted AND earlier.place IS NOT NULL)::BIGINT AS posting_both,
  count_if(earlier.posted)::BIGINT AS posting_before
FROM known AS later LEFT JOIN known AS earlier ON earlier.place = later.place + 1 AND earlier.ago > 0
GROUP BY later.ago
ORDER BY week;
