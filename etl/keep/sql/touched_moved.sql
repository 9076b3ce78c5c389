-- One row of touched: an account that the registry has moved into another zone since the draft began.
INSERT INTO touched
  WITH zoned AS (SELECT account, utc_hours FROM accounts JOIN province_zones USING (province_code)),
    zoned_before AS (SELECT account, utc_hours FROM accounts_before JOIN province_zones USING (province_code))
  SELECT account_id FROM account_keys
  WHERE account IN (SELECT account FROM (FROM zoned EXCEPT FROM zoned_before))
    OR account IN (SELECT account FROM (FROM zoned_before EXCEPT FROM zoned))
