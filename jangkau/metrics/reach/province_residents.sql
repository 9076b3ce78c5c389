-- One row: a province, its registered residents, and how many kabupaten and kota it has.
SELECT province_code, any_value(province) AS province, sum(population)::BIGINT AS population, count(*) AS regencies
FROM regencies
GROUP BY province_code
ORDER BY province_code;
