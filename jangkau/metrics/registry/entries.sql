-- One row: an entry of one list of the registry, as the newest file in force keeps it, and the words in which it is searched.
SELECT key, fields::VARCHAR AS fields, lower(concat_ws(' ', key, array_to_string(json_extract_string(fields, '$.*'), ' '))) AS words
FROM (
  SELECT * FROM registry_rows WHERE content = $content
  QUALIFY row_number() OVER (PARTITION BY key ORDER BY import_no DESC, line DESC) = 1)
WHERE fields->>'removed' IS NULL
ORDER BY key;
