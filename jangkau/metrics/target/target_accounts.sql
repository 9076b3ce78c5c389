-- One row: an account of a target that was registered and active in the period: in how many weeks, and in how many of them it told of
-- one metric.
WITH whose AS (
  FROM accounts_of_target($province, $bakorwil, $regency, $platform, $owner, $organisation)
), every AS (
  SELECT unnest(range($first_week::TIMESTAMP, $week::TIMESTAMP + INTERVAL 1 DAY, INTERVAL 7 DAY))::DATE AS week
), told AS (
  SELECT week, account FROM told_weeks SEMI JOIN whose USING (account) WHERE metric = $metric AND total IS NOT NULL
    AND week BETWEEN $first_week::DATE AND $week::DATE
)
SELECT whose.account, count(*)::BIGINT AS weeks_active, count(told.account)::BIGINT AS weeks_told
FROM every
JOIN whose ON active_between(active_from, active_to, every.week, every.week + 6)
LEFT JOIN told ON told.week = every.week AND told.account = whose.account
GROUP BY whose.account
ORDER BY whose.account;
