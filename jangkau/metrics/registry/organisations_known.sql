-- One row: an organisation that a registered account belongs to.
SELECT DISTINCT organisation FROM accounts WHERE organisation IS NOT NULL ORDER BY organisation;
