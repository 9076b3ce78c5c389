-- One row of accounts_changed: an account whose line in the registry is not what it was when the draft began (accounts_before), as it
-- stands now, or as it was.
CREATE OR REPLACE TEMP TABLE accounts_changed AS
  SELECT *, true AS stands FROM (FROM accounts EXCEPT FROM accounts_before)
  UNION ALL
  SELECT *, false FROM (FROM accounts_before EXCEPT FROM accounts)
