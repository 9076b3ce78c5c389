-- One row: a metric that some account of the province has told of.
SELECT DISTINCT metric FROM regency_weeks WHERE province_code = $province AND accounts > 0 ORDER BY metric;
