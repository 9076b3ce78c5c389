-- One row: an account of which anything is known, and the last day that its figures or posts tell of.
SELECT account, greatest(last_value_on, last_published_on) AS last_day
FROM account_ends
WHERE last_day IS NOT NULL
ORDER BY account;
