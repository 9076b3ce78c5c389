-- One row: an event of a province, or of no province, that touches the days from $first to $last.
SELECT event_id, kind, events.name, starts_on, coalesce(ends_on, starts_on) AS ends_on, date_precision,
  events.province_code, host_regency_code, regencies.name AS host, invited_scope, participants, place
FROM events LEFT JOIN regencies ON host_regency_code = code
WHERE starts_on <= $last::DATE AND coalesce(ends_on, starts_on) >= $first::DATE
  AND (events.province_code IS NULL OR events.province_code = $province)
ORDER BY starts_on, event_id;
