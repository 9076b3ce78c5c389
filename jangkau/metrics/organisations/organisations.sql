-- One row: an organisation of the list in scope, or one that accounts in scope name as theirs, and how many of them were active in the
-- period. Where only a platform's or an owner's accounts are meant, an organisation without any is left out.
WITH active AS (
  SELECT accounts.organisation, count(*) AS accounts, any_value(homes.province_code) AS province_code,
    CASE WHEN count(DISTINCT coalesce(homes.regency_code, '')) = 1 THEN any_value(homes.regency_code) END AS regency_code
  FROM accounts_in_scope($province, $bakorwil, $regency, $platform, $owner) AS homes JOIN accounts USING (account)
  WHERE accounts.organisation IS NOT NULL
    AND active_between(homes.active_from, homes.active_to, $first_week::DATE, $last_day::DATE)
  GROUP BY accounts.organisation
), listed AS (
  FROM organisations
  WHERE organisation IN (SELECT organisation FROM active)
    OR (coalesce($platform::VARCHAR, $owner::VARCHAR) IS NULL AND ($province::VARCHAR IS NULL OR province_code = $province)
      AND (coalesce($bakorwil::VARCHAR, $regency::VARCHAR) IS NULL
        OR regency_code IN (SELECT code FROM regencies_in_scope($province, $bakorwil, $regency))))
)
SELECT organisation, coalesce(listed.name, organisation) AS name, kind, listed.import_no IS NOT NULL AS listed,
  CASE WHEN placed.regency_code IS NULL THEN 'province' ELSE 'regency' END AS level,
  placed.province_code, placed.regency_code, regencies.name AS region, posts_per_week, coalesce(accounts, 0) AS accounts
FROM active FULL JOIN listed USING (organisation)
CROSS JOIN LATERAL (
  SELECT CASE WHEN listed.import_no IS NULL THEN active.province_code ELSE listed.province_code END AS province_code,
    CASE WHEN listed.import_no IS NULL THEN active.regency_code ELSE listed.regency_code END AS regency_code) AS placed
LEFT JOIN regencies ON code = placed.regency_code
ORDER BY name, organisation;
