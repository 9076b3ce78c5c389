-- One row: a province with registered accounts, the one with most first; every province where none has any.
WITH registered AS (
  SELECT province_code AS code, count(*) AS accounts_registered FROM accounts GROUP BY ALL
)
SELECT code, name, coalesce(accounts_registered, 0) AS accounts_registered
FROM (SELECT DISTINCT province_code AS code, province AS name FROM regencies)
LEFT JOIN registered USING (code)
WHERE accounts_registered > 0 OR NOT EXISTS (FROM registered)
ORDER BY accounts_registered DESC, code;
