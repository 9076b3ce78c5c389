-- One row: a period of $weeks weeks (named by its last Monday), how many accounts tell of their posts in it, how many of
-- them posted, and both for the accounts that told in the period before as well.
WITH in_scope AS (
  SELECT account, active_from, active_to
  FROM accounts JOIN regencies ON regency_code = code
  WHERE level = 'regency' AND regencies.province_code = $province
    AND ($bakorwil::VARCHAR IS NULL OR bakorwil = $bakorwil)
    AND ($regency::VARCHAR IS NULL OR regency_code = $regency)
    AND ($platform::VARCHAR IS NULL OR platform = $platform)
    AND ($owner::VARCHAR IS NULL OR owner = $owner)
), periods AS (
  SELECT ago::INTEGER AS ago, $week::DATE - (7 * $weeks * ago)::INTEGER AS week FROM range($count::INTEGER) AS counted (ago)
), counted AS (
  SELECT account, ($week::DATE - account_weeks.week) // (7 * $weeks) AS ago, max(total) > 0 AS posted,
    min(CASE WHEN basis = 'days' THEN reported_days ELSE 0 END) >= 6 AND count(*) = $weeks AS told
  FROM account_weeks
  WHERE metric = 'posts' AND total IS NOT NULL AND account IN (SELECT account FROM in_scope)
    AND week BETWEEN $week::DATE - (7 * ($weeks * $count - 1))::INTEGER AND $week::DATE
  GROUP BY ALL
), listed AS (
  -- exports that list every post of the period; a day at either end may be missing, for the day of an export is never whole
  SELECT DISTINCT account, ago
  FROM post_spans JOIN in_scope USING (account), periods
  WHERE covered_from < week - (7 * ($weeks - 1))::INTEGER + INTERVAL 17 HOUR AND covered_to >= week + 5 + INTERVAL 17 HOUR
), told AS (
  -- who posted is counted of those whose posts are told, posted or not: else the silent ones would fall out
  SELECT account, ago, coalesce(posted, false) AS posted
  FROM (SELECT account, ago FROM listed UNION SELECT account, ago FROM counted WHERE told) JOIN in_scope USING (account)
    JOIN periods USING (ago) LEFT JOIN counted USING (account, ago)
  WHERE (active_from IS NULL OR active_from <= week + 6)
    AND (active_to IS NULL OR active_to >= week - (7 * ($weeks - 1))::INTEGER)
)
SELECT $week::DATE - (7 * $weeks * later.ago)::INTEGER AS week,
  count(*)::BIGINT AS accounts_told, count_if(later.posted)::BIGINT AS accounts_posting,
  count(earlier.account)::BIGINT AS told_both,
  count_if(later.posted AND earlier.account IS NOT NULL)::BIGINT AS posting_both,
  count_if(earlier.posted)::BIGINT AS posting_before
FROM told AS later LEFT JOIN told AS earlier ON earlier.account = later.account AND earlier.ago = later.ago + 1
GROUP BY later.ago
ORDER BY week;
