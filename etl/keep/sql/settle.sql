-- One row of day_values: the value in force for an account, day and metric, out of what is staged and what stands.
-- The newest export wins; a missing value never replaces a number; equal moments: the fuller file, then its hash,
-- so that the outcome does not depend on the order of loading.
-- One row: a key that stands already, or that two of the staged imports tell (one import alone tells a key once).
CREATE OR REPLACE TEMP TABLE contested AS
  SELECT account_id, day, metric FROM day_values
  SEMI JOIN (
    FROM staged WHERE account_id IN (SELECT account_id FROM account_marks UNION ALL FROM settled)
  ) USING (account_id, day, metric)
  UNION
  SELECT account_id, day, metric FROM staged
  WHERE (SELECT min(import_no) <> max(import_no) FROM staged)
  GROUP BY ALL HAVING count(*) > 1;

CREATE OR REPLACE TEMP TABLE pool AS
  SELECT * FROM staged SEMI JOIN contested USING (account_id, day, metric)
  UNION ALL
  SELECT * FROM day_values SEMI JOIN contested USING (account_id, day, metric);

CREATE OR REPLACE TEMP TABLE ranked AS
  SELECT pool.*, row_number() OVER (
      PARTITION BY account_id, day, metric
      ORDER BY value IS NOT NULL DESC, as_of DESC, rows_read DESC, sha256 DESC, import_no) AS place
  FROM pool JOIN imports USING (import_no);

DELETE FROM day_values USING contested
  WHERE day_values.account_id = contested.account_id AND day_values.day = contested.day AND day_values.metric = contested.metric;

-- By the quarter and in there by account: who asks for some days passes over the other quarters, who asks for an account over others.
INSERT INTO day_values SELECT * FROM staged ANTI JOIN contested USING (account_id, day, metric)
  ORDER BY date_trunc('quarter', day), account_id, metric, day;
INSERT INTO day_values SELECT account_id, day, metric, value, observed, provisional, import_no FROM ranked WHERE place = 1;
INSERT INTO day_values_replaced SELECT account_id, day, metric, value, observed, provisional, import_no FROM ranked WHERE place > 1;

-- One row of settled: an account that this draft has given values. Of days_touched: the first day of them, and the last.
INSERT INTO settled SELECT DISTINCT account_id FROM staged;
INSERT INTO days_touched SELECT unnest([min(day), max(day)]) FROM staged;
