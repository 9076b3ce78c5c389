-- One row: an event of the registry, the newest first, and how many accounts came.
WITH came AS (
  SELECT event_id, count(*) AS accounts_came FROM attendance GROUP BY event_id
), provinces AS (
  SELECT DISTINCT province_code, province FROM regencies
)
SELECT event_id, kind, series, events.name, starts_on, ends_on, date_precision, events.province_code, host_regency_code,
  invited_scope, participants, place, theme, source, starts_at, ends_at, patterns, organiser, cost_rupiah, plan, speakers, topics,
  coalesce(accounts_came, 0) AS accounts_came,
  lower(concat_ws(' ', event_id, series, events.name, place, theme, organiser, speakers, topics, regencies.name, provinces.province)) AS words
FROM events
LEFT JOIN came USING (event_id)
LEFT JOIN regencies ON regencies.code = host_regency_code
LEFT JOIN provinces ON provinces.province_code = events.province_code
ORDER BY starts_on DESC, event_id;
