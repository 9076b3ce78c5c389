-- One row: an agenda whose 72 hours, or a campaign whose last day, ended in the period, and a kabupaten or kota in scope that it is
-- meant for: all of its province, or those that it invites, themselves, by their Bakorwil, their province or one of their accounts.
WITH messages AS (
  SELECT event_id, kind, name AS agenda, starts_on, province_code, string_split(invited_scope, ';') AS invited
  FROM message_windows
  WHERE patterns IS NOT NULL AND date_precision = 'day' AND closes_on BETWEEN $first_week::DATE AND $last_day::DATE
), named AS (
  SELECT DISTINCT event_id, regency_code AS code
  FROM (SELECT event_id, unnest(invited) AS part FROM messages)
  JOIN account_homes ON part = 'accounts:' || account
), places AS (
  FROM regencies_in_scope($province, $bakorwil, $regency)
)
SELECT event_id, messages.kind, agenda, starts_on, code AS regency_code, places.name AS region, population, population_year
FROM messages JOIN places ON CASE WHEN invited IS NULL
  THEN messages.province_code IS NULL OR messages.province_code = places.province_code
  ELSE list_has_any(invited, ['all', 'province:' || places.province_code, 'bakorwil:' || bakorwil, 'regency:' || code])
    OR (event_id, code) IN (FROM named) END
ORDER BY starts_on, event_id, code;
