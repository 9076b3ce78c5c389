-- One row of touched: an account whose files the imports $import_ids are: what they cover may have changed, whatever they tell.
INSERT INTO touched
  SELECT account_id FROM account_keys JOIN imports USING (account) WHERE import_id IN (SELECT unnest($import_ids))
