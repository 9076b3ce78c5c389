-- One row: an account of the province that was registered and active in the period, whose it is, in how many weeks it was, and in how many
-- of them it told of one metric. placed: a kabupaten or kota on the map stands for it. The targets of a period rest on these accounts.
WITH whose AS (
  SELECT homes.account, homes.active_from, homes.active_to, homes.regency_code, organisation, homes.level = 'regency' AND region IS NOT NULL AS placed
  FROM accounts_in_scope($province, NULL, NULL, NULL, NULL) AS homes JOIN accounts USING (account)
), active AS (
  -- a week counts from the one of its first day to the one of its last
  SELECT account, regency_code, organisation, placed,
    least(coalesce(active_to, $week::DATE), $week::DATE + 6) - $first_week::DATE AS last_day,
    greatest(active_from - $first_week::DATE, 0) AS first_day
  FROM whose
  WHERE active_between(active_from, active_to, $first_week::DATE, $week::DATE + 6)
), told AS (
  SELECT account, count(*)::BIGINT AS weeks_told
  FROM told_weeks JOIN whose USING (account)
  WHERE metric = $metric AND total IS NOT NULL AND week BETWEEN $first_week::DATE AND $week::DATE
    AND active_between(active_from, active_to, week, week + 6)
  GROUP BY account
)
SELECT account, regency_code, organisation, placed, (last_day // 7 - first_day // 7 + 1)::BIGINT AS weeks_active,
  coalesce(weeks_told, 0) AS weeks_told
FROM active LEFT JOIN told USING (account)
WHERE last_day // 7 >= first_day // 7
ORDER BY account;
