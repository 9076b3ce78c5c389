-- One row: an event of kind shock whose id may name a season of data/reference/seasons.csv: the office's own dates take its place.
SELECT event_id, name, starts_on, coalesce(ends_on, starts_on) AS ends_on, date_precision
FROM events
WHERE kind = 'shock'
ORDER BY starts_on, event_id;
