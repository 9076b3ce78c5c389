-- One row: a period of $weeks weeks (named by its last Monday), how many accounts tell of their posts in it, how many of
-- them posted, and both for the accounts that told in the period before as well.
-- Of each account one number tells of all periods: a bit for each, that of the last one the lowest.
WITH in_scope AS (
  SELECT account, row_number() OVER (ORDER BY account) AS number, utc_hours, bits_between(
      CASE WHEN active_to < $week::DATE + 6 THEN ($week::DATE + 6 - active_to) // (7 * $weeks) ELSE 0 END,
      CASE WHEN active_from > $week::DATE + 6 THEN -1 ELSE coalesce(($week::DATE + 6 - active_from) // (7 * $weeks), $count) END,
      $count) AS active
  FROM regency_accounts_in_scope($province, $bakorwil, $regency, $platform, $owner)
), reported AS (
  SELECT number, ($week::DATE - week) // (7 * $weeks) AS ago, total > 0 AS posted, basis = 'days' AND reported_days >= 6 AS told
  FROM account_weeks JOIN in_scope USING (account)
  WHERE metric = 'posts' AND total IS NOT NULL
    AND week BETWEEN $week::DATE - (7 * ($weeks * $count - 1))::INTEGER AND $week::DATE
), heard AS (
  SELECT number, bit_or(CASE WHEN told THEN 1::BIGINT << ago ELSE 0 END) AS told, bit_or(CASE WHEN posted THEN 1::BIGINT << ago ELSE 0 END) AS posted
  FROM (
    FROM reported WHERE $weeks = 1
    UNION ALL
    SELECT number, ago, bool_or(posted), count_if(told) = $weeks FROM reported WHERE $weeks > 1 GROUP BY number, ago)
  GROUP BY number
), listed AS (
  -- exports that list every post of the period; a day at either end may be missing, for the day of an export is never whole
  SELECT number, bit_or(bits_between(
      CASE WHEN last_day < $week::DATE + 6 THEN ($week::DATE + 6 - last_day + 7 * $weeks - 1) // (7 * $weeks) ELSE 0 END,
      CASE WHEN first_day > $week::DATE + 7 THEN -1 ELSE ($week::DATE + 7 - first_day) // (7 * $weeks) - 1 END,
      $count)) AS told
  FROM (
    SELECT number, day_of(covered_from, utc_hours) AS first_day, day_of(covered_to, utc_hours) AS last_day
    FROM post_spans JOIN in_scope USING (account))
  GROUP BY number
), known AS (
  -- who posted is counted of those whose posts are told, posted or not: else the silent ones would fall out
  SELECT (coalesce(heard.told, 0) | coalesce(listed.told, 0)) & active AS told, coalesce(posted, 0) AS posted
  FROM in_scope LEFT JOIN heard USING (number) LEFT JOIN listed USING (number)
)
SELECT $week::DATE - (7 * $weeks * ago)::INTEGER AS week,
  count(*)::BIGINT AS accounts_told, count_if(posted)::BIGINT AS accounts_posting,
  count_if(told_before)::BIGINT AS told_both, count_if(posted AND told_before)::BIGINT AS posting_both,
  count_if(posted_before AND told_before)::BIGINT AS posting_before
FROM (
  SELECT ago, (posted >> ago) & 1 = 1 AS posted, (told >> (ago + 1)) & 1 = 1 AS told_before, (posted >> (ago + 1)) & 1 = 1 AS posted_before
  FROM known, range($count::INTEGER) AS periods (ago)
  WHERE (told >> ago) & 1 = 1)
GROUP BY ago
ORDER BY week;
