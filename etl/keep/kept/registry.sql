-- One row: a line of a registry file about an account.
SELECT content, key, fields::VARCHAR AS fields FROM registry_rows WHERE list_contains(string_split(key, '|'), $account)
ORDER BY import_no, line
