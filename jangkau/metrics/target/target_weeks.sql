-- One row: a week, what the accounts of a target told of one metric in it, how many told, and how many are registered and active.
WITH whose AS (
  FROM accounts_of_target($province, $bakorwil, $regency, $platform, $owner, $organisation)
), every AS (
  SELECT unnest(range($since::TIMESTAMP, $week::TIMESTAMP + INTERVAL 1 DAY, INTERVAL 7 DAY))::DATE AS week
), told AS (
  SELECT week, account, total FROM told_weeks SEMI JOIN whose USING (account) WHERE metric = $metric AND total IS NOT NULL
)
SELECT every.week, sum(told.total) AS total, count(told.total)::BIGINT AS accounts, count(whose.account)::BIGINT AS registered
FROM every
LEFT JOIN whose ON active_between(active_from, active_to, every.week, every.week + 6)
LEFT JOIN told ON told.week = every.week AND told.account = whose.account
GROUP BY every.week
ORDER BY every.week;
