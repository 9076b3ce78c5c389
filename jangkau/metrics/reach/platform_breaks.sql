-- One row: a day from which a platform of the accounts in scope counts a metric otherwise, the oldest first.
SELECT day, platform, code
FROM breaks
WHERE metric = $metric
  AND platform IN (SELECT platform FROM accounts_in_scope($province, $bakorwil, $regency, $platform, $owner))
ORDER BY day, platform;
