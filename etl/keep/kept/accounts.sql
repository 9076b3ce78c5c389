-- One row: an account of which anything is kept, registered or not.
SELECT account FROM account_keys UNION SELECT account FROM accounts UNION SELECT account FROM attendance
UNION SELECT made_by FROM shared_posts ORDER BY ALL
