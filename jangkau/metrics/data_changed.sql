-- One row: when the data behind the days from $first to $last were last loaded, withdrawn or put back (UTC).
SELECT max(greatest(loaded_at, coalesce(changed_at, loaded_at))) AS changed_at
FROM imports
WHERE period_from IS NULL OR (period_from <= $last::DATE AND period_to >= $first::DATE);
