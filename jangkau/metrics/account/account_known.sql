-- One row: an account that a file named or that is registered.
SELECT account FROM account_keys WHERE account = $account UNION SELECT account FROM accounts WHERE account = $account;
