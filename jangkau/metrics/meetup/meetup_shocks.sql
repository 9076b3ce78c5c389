-- One row: a shock that began between two days.
SELECT event_id, name, starts_on, ends_on, (date_trunc('week', starts_on)::DATE - $week::DATE) // 7 AS week,
  date_precision, province_code, host_regency_code, invited_scope
FROM events
WHERE kind = 'shock' AND starts_on BETWEEN $week::DATE + 7 * $first::INTEGER AND $week::DATE + 7 * $last::INTEGER + 6
ORDER BY starts_on, event_id;
