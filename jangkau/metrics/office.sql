-- One row: how far the office has come: registered accounts, exports in force, weeks with numbers.
SELECT (SELECT count(*) FROM accounts) AS accounts_registered,
  (SELECT count(*) FROM imports WHERE content = 'export' AND state = 'loaded') AS exports_loaded,
  (SELECT count(DISTINCT week) FROM regency_weeks) AS weeks_with_data;
