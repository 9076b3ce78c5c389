-- One row: an account of the province, and whether its files tell the hour of each post; of one without files with posts, whether its
-- platform's formats do; NULL where nobody knows. Apart from agenda_response.sql: every load changes the imports, and few this.
SELECT account, coalesce(bool_and(own.tells_hour), any_value(formats.tells_hour)) AS tells_hour
FROM accounts_in_scope($province, NULL, NULL, NULL, NULL)
LEFT JOIN (SELECT platform, bool_or(tells_hour) AS tells_hour FROM formats GROUP BY platform) AS formats USING (platform)
LEFT JOIN (
  SELECT account, formats.tells_hour FROM imports JOIN formats USING (importer) WHERE state = 'loaded') AS own USING (account)
GROUP BY account
ORDER BY account;
