-- One row: an agenda or a campaign ($kind) that is answered with posts, and the last day that counts.
SELECT event_id, closes_on
FROM message_windows
WHERE kind = $kind AND patterns IS NOT NULL AND date_precision = 'day'
ORDER BY closes_on, event_id;
