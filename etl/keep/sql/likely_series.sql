-- One row of likely: an account of the platform under which nearly all the arriving days of a metric may stand: their bits in
-- week_marks do.
CREATE OR REPLACE TEMP TABLE likely AS
  WITH arriving AS (
    SELECT place, date_trunc('week', day)::DATE AS week, bit_or(day_bits(day, value)) AS arriving_bits,
      bit_or(bits_of_day(255, day)) AS told, count(*) AS days
    FROM arriving_days JOIN metric_kinds USING (metric) GROUP BY ALL
  ), alike AS (
    SELECT account_id, place, sum(days - days_differing(xor(bits, arriving_bits) & told)) AS days
    FROM week_marks JOIN arriving USING (week, place) GROUP BY ALL)
  SELECT DISTINCT account_id FROM alike JOIN account_keys USING (account_id)
  JOIN (SELECT place, sum(days) AS wanted FROM arriving GROUP BY place) USING (place)
  WHERE account <> $account AND account LIKE $platform AND days >= $share * wanted
