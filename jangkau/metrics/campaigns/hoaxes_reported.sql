-- One row: a day on which a hoax was reported in the province, by UTC.
SELECT DISTINCT reported_at::DATE AS reported_on
FROM hoaxes
WHERE province_code IS NULL OR province_code = $province
ORDER BY reported_on;
