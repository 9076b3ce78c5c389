-- One row: how many accounts in scope have the days of the last week in their files, and how many had those of the week before.
WITH in_scope AS (
  SELECT account, utc_hours
  FROM regency_accounts_in_scope($province, $bakorwil, $regency, $platform, $owner)
), daily AS (
  SELECT account, week, max(reported_days + missing_days) >= 7 AS whole
  FROM account_weeks
  WHERE week IN ($week::DATE, $week::DATE - 7) AND metric IN ('reach', 'views', 'interactions', 'content_interactions') AND basis = 'days'
    AND account IN (SELECT account FROM in_scope)
  GROUP BY ALL
), listed AS (
  -- where no day is told, the posts are all there is; the day of an export is never whole
  SELECT DISTINCT account, week, covered_to >= day_ends(week + 5, utc_hours) AS whole
  FROM post_spans JOIN in_scope USING (account), (VALUES ($week::DATE), ($week::DATE - 7)) AS weeks (week)
  WHERE covered_from < week + 7 AND covered_to > week
)
SELECT count(DISTINCT account) FILTER (whole AND week = $week) AS accounts_whole,
  count(DISTINCT account) FILTER (whole AND week <> $week) AS accounts_whole_before
FROM (FROM daily UNION ALL FROM listed ANTI JOIN daily USING (account, week));
