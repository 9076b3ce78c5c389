-- One row: one of $metrics, a week and its sums over the accounts that can be compared with the week before
-- (both weeks reported, over as many days, from the same kind of file), for the weeks from $since to $week.
SELECT metric, week, CASE WHEN $by_regency THEN regency_code END AS code, sum(accounts_compared)::BIGINT AS accounts_compared,
  sum(compared) AS total, sum(compared_before) AS total_before
FROM regency_weeks_in_scope($province, $bakorwil, $regency, $platform, $owner)
WHERE week BETWEEN $since::DATE AND $week::DATE AND one_of(metric, $metrics) AND accounts_compared > 0
GROUP BY ALL
ORDER BY ALL;
