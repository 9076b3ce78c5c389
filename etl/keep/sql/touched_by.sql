-- One row of touched: an account whose facts the imports $import_nos told, or whose file one of them is. Of posting: one whose posts
-- they told.
INSERT INTO posting
  SELECT account_id FROM posts WHERE import_no IN (SELECT unnest($import_nos))
  UNION
  SELECT account_id FROM shared_posts WHERE import_no IN (SELECT unnest($import_nos));

INSERT INTO touched
  SELECT account_id FROM day_values WHERE import_no IN (SELECT unnest($import_nos))
  UNION
  FROM posting
  UNION
  SELECT account_id FROM account_keys JOIN imports USING (account) WHERE import_no IN (SELECT unnest($import_nos))
