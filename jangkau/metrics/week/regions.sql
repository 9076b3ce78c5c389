-- One row: a kabupaten or kota of a province, with the short name that tells it from its namesake.
SELECT code, name, province_code, bakorwil,
  CASE WHEN type = 'kota' THEN name WHEN count(*) OVER (PARTITION BY short_name) = 1 THEN short_name
    ELSE 'Kab. ' || short_name END AS label
FROM regencies
WHERE province_code = $province
ORDER BY code;
