-- One row: a target of a province, or of one kabupaten or kota of it; of one period, if given. The newest period first, of each the
-- targets of whole places before those of organisations.
SELECT measure, period, place, coalesce(regencies.name, provinces.province) AS place_name, organisation, target, source
FROM targets
LEFT JOIN regencies ON regencies.code = place
LEFT JOIN (SELECT DISTINCT province_code, province FROM regencies) AS provinces ON provinces.province_code = place
WHERE ($province::VARCHAR IS NULL OR left(place, 2) = $province) AND ($regency::VARCHAR IS NULL OR place = $regency)
  AND ($period::VARCHAR IS NULL OR period = $period)
ORDER BY period DESC, organisation IS NOT NULL, length(place), place, organisation, measure;
