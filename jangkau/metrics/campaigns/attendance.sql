-- One row: an account that came to an event; $event NULL asks for all events.
SELECT event_id, account, split_part(account, ':', 1) AS platform, substr(account, strpos(account, ':') + 1) AS handle
FROM attendance
WHERE $event::VARCHAR IS NULL OR event_id = $event
ORDER BY ALL;
