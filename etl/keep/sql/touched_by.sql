-- One row of touched: an account whose facts the imports $import_nos told.
INSERT INTO touched
  SELECT account_id FROM day_values WHERE import_no IN (SELECT unnest($import_nos))
  UNION
  SELECT account_id FROM posts WHERE import_no IN (SELECT unnest($import_nos))
