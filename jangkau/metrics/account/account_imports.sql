-- One row: a file that told of an account, the newest first: its own exports, and lists whose values are in force for it.
SELECT import_id, file_name, importer, coalesce(title, importer) AS title, who, loaded_at, exported_at, exported_on, period_from, period_to, rows_read, loaded, ignored,
  refused, state
FROM imports LEFT JOIN formats USING (importer)
WHERE content = 'export' AND (account = $account OR chosen = $account OR import_no IN (
  SELECT import_no FROM day_values WHERE account_id = (SELECT account_id FROM account_keys WHERE account = $account)
  UNION SELECT import_no FROM latest_posts WHERE account = $account))
ORDER BY coalesce(exported_at, exported_on, period_to) DESC NULLS LAST, import_no DESC;
