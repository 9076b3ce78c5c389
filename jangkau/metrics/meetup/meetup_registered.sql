-- One row: a registered account.
SELECT account FROM accounts ORDER BY account;
