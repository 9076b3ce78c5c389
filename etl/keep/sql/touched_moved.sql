-- One row of posting and of touched: an account that the registry has moved into another zone since the draft began.
INSERT INTO posting
  WITH zoned AS (SELECT account, utc_hours FROM accounts_changed JOIN province_zones USING (province_code) WHERE stands),
    zoned_before AS (SELECT account, utc_hours FROM accounts_changed JOIN province_zones USING (province_code) WHERE NOT stands)
  SELECT account_id FROM account_keys
  WHERE account IN (SELECT account FROM (FROM zoned EXCEPT FROM zoned_before))
    OR account IN (SELECT account FROM (FROM zoned_before EXCEPT FROM zoned));

INSERT INTO touched FROM posting;
