-- One row: a plain row of the sheet whose account and day stand twice, taken back to be read beside the others.
DELETE FROM staged USING twice
  WHERE staged.import_no = $import_no AND staged.account_id = twice.account_id AND staged.day = twice.day;
SELECT place, columns(* EXCLUDE (place)) FROM (
  SELECT row_number() OVER () AS place, * FROM <sheet>)
WHERE (<platform>, <handle>, try_cast(<day> AS DATE)) IN (
    SELECT (platform, handle, day) FROM twice JOIN written USING (account_id))
  AND try_cast(<total> AS BIGINT)::VARCHAR = <total> AND try_cast(<total> AS BIGINT) BETWEEN 0 AND 999999999999999
    AND try_cast(<day> AS DATE)::VARCHAR = <day> AND <day> BETWEEN '2000' AND '2101'
    AND try_cast(<day> AS DATE) <= $last_day AND <further>
ORDER BY place
