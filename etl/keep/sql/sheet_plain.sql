-- One row: a line of the sheet in plain form (ISO day, digits), staged as it stands.
INSERT INTO staged
  SELECT account_id, try_cast(<day> AS DATE), 'followers', try_cast(<total> AS BIGINT), 'reported', false, $import_no
  FROM <sheet> JOIN written ON <platform> = platform AND <handle> = handle
  WHERE try_cast(<total> AS BIGINT)::VARCHAR = <total> AND try_cast(<total> AS BIGINT) BETWEEN 0 AND 999999999999999
    AND try_cast(<day> AS DATE)::VARCHAR = <day> AND <day> BETWEEN '2000' AND '2101'
    AND try_cast(<day> AS DATE) <= $last_day AND <further>
