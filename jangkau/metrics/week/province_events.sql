-- One row: an event of a province, or of no province, the oldest first.
SELECT event_id, kind, events.name, starts_on, coalesce(ends_on, starts_on) AS ends_on, date_precision,
  events.province_code, host_regency_code, regencies.name AS host, invited_scope, participants, place
FROM events LEFT JOIN regencies ON host_regency_code = code
WHERE events.province_code IS NULL OR events.province_code = $province
ORDER BY starts_on, event_id;
