-- One row: an agenda or a campaign ($kind) that is answered with posts, and the last day that counts; agenda_response.sql numbers
-- them in this order.
SELECT event_id, name AS agenda, starts_on, starts_at, closes_on
FROM message_windows
WHERE kind = $kind AND patterns IS NOT NULL AND date_precision = 'day'
ORDER BY closes_on, event_id;
