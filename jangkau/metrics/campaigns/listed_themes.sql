-- One row: a theme of the list that is no single kabupaten's or kota's own.
SELECT theme_id, name AS theme, kind
FROM themes LEFT JOIN theme_homes USING (theme_id)
WHERE regency_code IS NULL
ORDER BY name, theme_id;
