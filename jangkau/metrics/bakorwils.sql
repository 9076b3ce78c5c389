-- One row: a Bakorwil of the province.
SELECT DISTINCT bakorwil FROM regencies WHERE province_code = $province AND bakorwil IS NOT NULL ORDER BY ALL;
