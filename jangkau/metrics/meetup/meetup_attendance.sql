-- One row: an account that came to a meetup (or to the event asked about), and the weeks in which that may have been ($week is week 0).
SELECT DISTINCT event_id, account,
  (date_trunc('week', starts_on)::DATE - $week::DATE) // 7 AS first_week,
  (date_trunc('week', coalesce(ends_on, starts_on))::DATE - $week::DATE) // 7 AS last_week
FROM attendance JOIN events USING (event_id)
WHERE kind = 'meetup' OR event_id = $event
ORDER BY ALL;
