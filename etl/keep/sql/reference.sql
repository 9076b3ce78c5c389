-- One row of regencies: a kabupaten or kota with its Bakorwil and its square in the tile map ($reference: the folder).
INSERT INTO regencies
  SELECT r.code, province_code, province, name, type, short_name, capital, capital_lat, capital_lon, population,
    population_year, area_km2, bakorwil, row, col
  FROM read_csv($reference || '/regencies.csv', header = true, types = {'code': 'VARCHAR', 'province_code': 'VARCHAR'}) AS r
  LEFT JOIN read_csv($reference || '/bakorwil.csv', header = true, types = {'code': 'VARCHAR'}) AS b USING (code)
  LEFT JOIN read_csv($reference || '/tiles.csv', header = true, types = {'code': 'VARCHAR'}) AS t USING (code)
  ORDER BY code;
