-- One row of day_values: as before the imports $import_nos came; what they had replaced stands again.
CREATE OR REPLACE TEMP TABLE bared AS
  SELECT account_id, day, metric FROM day_values WHERE import_no IN (SELECT unnest($import_nos));

INSERT INTO days_touched SELECT unnest([min(day), max(day)]) FROM bared;

DELETE FROM day_values WHERE import_no IN (SELECT unnest($import_nos));
DELETE FROM day_values_replaced WHERE import_no IN (SELECT unnest($import_nos));
DELETE FROM counted_by WHERE import_no IN (SELECT unnest($import_nos));
DELETE FROM audience_shares WHERE import_no IN (SELECT unnest($import_nos));
DELETE FROM shared_posts WHERE import_no IN (SELECT unnest($import_nos));
DELETE FROM posts WHERE import_no IN (SELECT unnest($import_nos));
DELETE FROM registry_rows WHERE import_no IN (SELECT unnest($import_nos));

CREATE OR REPLACE TEMP TABLE coming_back AS
  SELECT replaced.* FROM day_values_replaced AS replaced
  SEMI JOIN bared USING (account_id, day, metric)
  JOIN imports USING (import_no)
  QUALIFY row_number() OVER (
      PARTITION BY account_id, day, metric
      ORDER BY value IS NOT NULL DESC, as_of DESC, rows_read DESC, sha256 DESC, import_no) = 1;

INSERT INTO day_values SELECT * FROM coming_back;
DELETE FROM day_values_replaced USING coming_back
  WHERE day_values_replaced.account_id = coming_back.account_id AND day_values_replaced.day = coming_back.day
    AND day_values_replaced.metric = coming_back.metric AND day_values_replaced.import_no = coming_back.import_no;
