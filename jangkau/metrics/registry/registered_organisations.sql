-- One row: an organisation of the registry, and how many registered accounts name it as theirs.
SELECT organisation, name, kind, province_code, regency_code, posts_per_week, coalesce(accounts, 0) AS accounts,
  lower(concat_ws(' ', organisation, name, kind)) AS words
FROM organisations
LEFT JOIN (SELECT organisation, count(*) AS accounts FROM accounts GROUP BY organisation) USING (organisation)
ORDER BY name, organisation;
