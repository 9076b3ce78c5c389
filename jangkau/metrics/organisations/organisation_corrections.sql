-- One row: an organisation of accounts in scope, and how many reported hoaxes its posts of the period correct.
SELECT accounts.organisation, count(DISTINCT hoax_id) AS hoaxes, count(DISTINCT corrected.account || ' ' || post_id) AS posts
FROM corrections_in_scope($province, $bakorwil, $regency, $platform, $owner) AS corrected
JOIN accounts ON accounts.account = corrected.account
WHERE accounts.organisation IS NOT NULL AND published_on BETWEEN $first_week::DATE AND $last_day::DATE
GROUP BY accounts.organisation
ORDER BY accounts.organisation;
