-- One row: a kabupaten or kota of the province, with its short name told apart from its namesake.
WITH twins AS (
  SELECT province_code, short_name FROM regencies GROUP BY ALL HAVING count(*) > 1
)
SELECT code, CASE WHEN type = 'kota' THEN name WHEN twins.short_name IS NULL THEN regencies.short_name
    ELSE 'Kab. ' || regencies.short_name END AS label
FROM regencies LEFT JOIN twins USING (province_code, short_name)
WHERE province_code = $province AND ($bakorwil::VARCHAR IS NULL OR bakorwil = $bakorwil)
ORDER BY code;
