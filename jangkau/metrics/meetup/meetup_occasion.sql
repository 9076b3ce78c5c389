-- One row: the event asked about.
SELECT event_id, kind, series, name, starts_on, coalesce(ends_on, starts_on) AS ends_on,
  date_trunc('week', starts_on)::DATE AS week, coalesce(date_precision, 'day') AS date_precision,
  coalesce(province_code, left(host_regency_code, 2)) AS province_code, host_regency_code, invited_scope, participants, place, cost_rupiah, plan
FROM events
WHERE event_id = $event;
