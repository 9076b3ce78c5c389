-- One row: a row of the sheet that is not in plain form, its place below the header and its cells.
SELECT place, columns(* EXCLUDE (place)) FROM (
  SELECT row_number() OVER () AS place, * FROM <sheet>)
WHERE (try_cast(<total> AS BIGINT)::VARCHAR = <total> AND try_cast(<total> AS BIGINT) BETWEEN 0 AND 999999999999999
    AND try_cast(<day> AS DATE)::VARCHAR = <day> AND <day> BETWEEN '2000' AND '2101'
    AND try_cast(<day> AS DATE) <= $last_day AND <further>
    AND (<platform>, <handle>) IN (SELECT (platform, handle) FROM written)) IS NOT TRUE
ORDER BY place
