-- One row of week_marks holds eight bits for each day of its week, Monday's the lowest: those of a value told of the day (day_bits). Two
-- weeks are compared by them; a day differs where one of its bits does.
CREATE OR REPLACE TEMP MACRO bits_of_day(bits, day) AS bits::UBIGINT << (8 * (isodow(day) - 1))::UBIGINT;
CREATE OR REPLACE TEMP MACRO day_bits(day, value) AS CASE WHEN value IS NOT NULL THEN bits_of_day(hash(value::DOUBLE) & 255, day) END;
CREATE OR REPLACE TEMP MACRO days_differing(bits) AS bit_count(
  (bits | (bits >> 1) | (bits >> 2) | (bits >> 3) | (bits >> 4) | (bits >> 5) | (bits >> 6) | (bits >> 7)) & 72340172838076673);
