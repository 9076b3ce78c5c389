-- One row of account_ends: an account that was heard of, for the accounts in `touched`.
DELETE FROM account_ends WHERE account IN (SELECT account FROM account_keys JOIN touched USING (account_id));
INSERT INTO account_ends
  FROM ends_until((SELECT list(DISTINCT account_id) FROM touched), DATE '9999-12-31') ORDER BY account;
