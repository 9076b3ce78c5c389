-- One row: how far the office, or a province of it, has come: registered accounts, exports in force, weeks with numbers.
SELECT (SELECT count(*) FROM accounts_in_scope($province, NULL, NULL, NULL, NULL)) AS accounts_registered,
  (SELECT count(*) FROM imports
    WHERE content = 'export' AND state = 'loaded' AND ($province::VARCHAR IS NULL
      OR account IN (SELECT account FROM accounts_in_scope($province, NULL, NULL, NULL, NULL))
      OR account IS NULL AND import_no IN (
        SELECT DISTINCT import_no FROM day_values
        WHERE $province::VARCHAR IS NOT NULL
          AND import_no IN (SELECT import_no FROM imports WHERE account IS NULL AND content = 'export') AND account_id IN (
          SELECT account_id FROM account_keys
          SEMI JOIN accounts_in_scope($province, NULL, NULL, NULL, NULL) USING (account))))) AS exports_loaded,
  (SELECT count(DISTINCT week) FROM regency_weeks WHERE $province::VARCHAR IS NULL OR province_code = $province) AS weeks_with_data;
