-- One row: what the arriving day values would do to those in force (new, changed, same, older), and how many of them.
SELECT CASE
    WHEN standing.day IS NULL THEN 'new'
    WHEN arriving.value IS NOT DISTINCT FROM standing.value THEN 'same'
    WHEN arriving.value IS NULL OR (standing.value IS NOT NULL AND standing.as_of > $as_of) THEN 'older'
    ELSE 'changed' END AS what, count(*)::INTEGER
FROM arriving
LEFT JOIN (
  SELECT account, day, metric, value, as_of
  FROM day_values
  JOIN (FROM account_keys SEMI JOIN arriving USING (account)) USING (account_id)
  JOIN (SELECT import_no, as_of FROM imports) USING (import_no)
) AS standing
  ON standing.account = arriving.account AND standing.day = arriving.day AND standing.metric = arriving.metric
GROUP BY what
