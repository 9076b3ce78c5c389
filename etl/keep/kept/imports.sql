-- One row: a file that came in for an account, or in which it is told of.
SELECT import_id, sha256, file_name, importer, who, loaded_at, exported_at, rows_read, loaded, ignored, refused, state,
  account IS NOT DISTINCT FROM $account AS own
FROM imports WHERE account = $account OR import_no IN (
  SELECT import_no FROM account_days WHERE account = $account
  UNION SELECT import_no FROM latest_posts WHERE account = $account
  UNION SELECT import_no FROM shared_days WHERE made_by = $account
  UNION SELECT import_no FROM registry_rows WHERE list_contains(string_split(key, '|'), $account))
ORDER BY import_no
