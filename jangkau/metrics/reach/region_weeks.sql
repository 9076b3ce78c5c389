-- One row: a kabupaten or kota in scope and a week in which its accounts told of a metric, and their sum, from the mart.
SELECT week, regency_code AS code, sum(total) AS total, max(largest) AS largest, sum(accounts)::BIGINT AS accounts
FROM regency_weeks_in_scope($province, $bakorwil, $regency, $platform, $owner)
WHERE metric = $metric AND total IS NOT NULL AND week BETWEEN $since::DATE AND $week::DATE
GROUP BY ALL
ORDER BY week, code;
