-- One row: a registered account in scope.
SELECT account FROM accounts_in_scope($province, $bakorwil, $regency, $platform, $owner) ORDER BY account;
