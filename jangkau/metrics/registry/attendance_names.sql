-- One row: a registered account of any province and what it is called.
SELECT account, coalesce(name, handle) AS name FROM accounts ORDER BY account;
