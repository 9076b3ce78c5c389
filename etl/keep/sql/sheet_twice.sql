-- One row: an account and day that the sheet holds more than once, in plain form or beside a row that is not.
CREATE OR REPLACE TEMP TABLE twice AS
  SELECT account_id, day FROM staged WHERE import_no = $import_no GROUP BY ALL HAVING count(*) > 1
  UNION
  SELECT account_id, day FROM staged JOIN odd_keys USING (account_id, day) WHERE import_no = $import_no;
SELECT count(*) FROM twice
