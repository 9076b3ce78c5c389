-- One row: a registered account.
SELECT account FROM accounts;
