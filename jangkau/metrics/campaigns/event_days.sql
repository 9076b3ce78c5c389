-- One row: an event's first and last day.
SELECT starts_on, coalesce(ends_on, starts_on) AS ends_on FROM events WHERE event_id = $event;
